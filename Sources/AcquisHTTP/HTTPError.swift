/// Why no answer came back.
public enum HTTPError: Error, Equatable, Sendable {
  /// It is not an absolute http or https URL of printable ASCII.
  case addressForm
  /// There is no command `curl` on this machine.
  case curlMissing
  /// The time was up.
  case timedOut(seconds: Int)
  /// The answer has more bytes than `limit`.
  case tooLong(limit: Int)
  /// The server could not be found, reached or trusted; `reason`: what curl says, without control characters.
  case failed(reason: String)
}

extension HTTPError: CustomStringConvertible {
  /// One sentence for people.
  public var description: String {
    switch self {
    case .addressForm: "this is no http:// or https:// address of printable ASCII characters"
    case .curlMissing: "the command curl is not installed"
    case .timedOut(let seconds): "no whole answer came within \(seconds) s"
    case .tooLong(let limit): "the answer has more than \(limit) bytes"
    case .failed(let reason): "no answer: \(reason)"
    }
  }
}
