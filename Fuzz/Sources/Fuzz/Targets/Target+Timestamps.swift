import AcquisCrypto

extension Target {
  static let timestamps = [
    Target(name: "timestamp-request", check: checkTimestampRequest),
    Target(name: "timestamp-response", check: checkTimestampResponse),
    Target(name: "authorities", check: checkAuthorities),
  ]

  /// A request that is written anew asks the same.
  private static func checkTimestampRequest(_ bytes: [UInt8]) {
    guard let request = try? TimestampRequest(parsing: bytes) else { return }
    demand(request.bytes == bytes, "a request comes back otherwise")
    demand(request.nonce?.first != 0, "a nonce begins with zero")
    guard request.nonce.map({ (1...64).contains($0.count) }) ?? true else { return }
    let written = TimestampRequest(imprint: request.imprint, nonce: request.nonce)
    let read = try? TimestampRequest(parsing: written.bytes)
    demand(read == written, "a request is written otherwise than it is read")
  }

  /// What is verified says what was claimed.
  private static func checkTimestampResponse(_ bytes: [UInt8]) {
    let response: TimestampResponse
    do { response = try TimestampResponse(parsing: bytes) } catch {
      demand(isHarmless(error.description), "a refusal hands control characters on")
      return
    }
    demand(response.bytes == bytes, "a response comes back otherwise")
    let claim = response.claim
    do {
      let timestamp = try response.verified(imprint: claim.imprint, by: TestAuthority.trusted, nonce: claim.nonce)
      demand(timestamp.millisecondsSinceEpoch == claim.millisecondsSinceEpoch, "a timestamp says another time")
      demand(isHarmless(timestamp.authority), "a name hands control characters on")
    } catch {
      demand(isHarmless(error.description), "a refusal hands control characters on")
    }
  }

  /// Reads a collection that is no array: what is read is a copy, which nobody else keeps.
  private static func checkAuthorities(_ bytes: [UInt8]) {
    let authorities = try? TimestampAuthorities(pem: bytes.lazy.map(\.self))
    demand(authorities == (try? TimestampAuthorities(pem: bytes)), "authorities are read otherwise the second time")
  }

  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
