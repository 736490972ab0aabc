public import AcquisAudit
public import AcquisCrypto
import AcquisHTTP

extension Anchoring {
  /// Asks the authority at `address`, an http or https URL, for a timestamp of the newest checkpoint; verifies and keeps
  /// the answer (RFC 3161 §3.4).
  ///
  /// Throws ``Problem``: `curl-missing`, `authority-unreachable`, `authority-refused`, and what
  /// ``add(_:trusting:answering:)`` throws.
  public func ask(
    _ address: String, trusting authorities: TimestampAuthorities, environment: Environment = .system
  ) async throws(Problem) -> Anchor {
    let answer: HTTPAnswer
    let request: TimestampRequest
    do {
      let address = try HTTPAddress(address)
      request = try self.request(environment)
      answer = try await HTTPClient().send(
        HTTPRequest(
          .post(request.bytes, contentType: "application/timestamp-query"), address,
          answerByteLimit: TimestampResponse.byteLimit))
    } catch let error as HTTPError { throw Problem(error, asking: address) } catch { throw Problem(error) }
    let type = answer.contentType?.split(separator: ";").first?.lowercased()
    guard answer.status == 200, type == "application/timestamp-reply" else {
      throw Problem(
        "authority-refused",
        "The authority answered with HTTP status \(answer.status), and \(type ?? "nothing") instead of a timestamp",
        at: address, remedy: "Check the address, and whether the authority knows you; nothing was stored.")
    }
    return try add(answer.body, trusting: authorities, answering: request)
  }
}

extension Problem {
  fileprivate init(_ error: HTTPError, asking address: String) {
    switch error {
    case .addressForm:
      self.init(
        "bad-argument", "URL takes an http:// or https:// address of printable ASCII characters",
        remedy: "Correct it, then run the command again.")
    case .curlMissing:
      self.init(
        "curl-missing", "The command curl is not installed, and acquis reaches the network by it alone",
        remedy: "Install curl; or have a file of 'acquis anchor request' stamped, then 'acquis anchor add' the answer.")
    default:
      self.init(
        "authority-unreachable", "\(error)", at: address,
        remedy: "Check the address and the network, then try again; nothing was stored.")
    }
  }
}
