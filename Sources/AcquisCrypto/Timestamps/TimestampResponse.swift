import COpenSSL

/// An authority's answer to a request for a timestamp: a TimeStampResp (RFC 3161 §2.4.2), in form and not verified.
///
/// Holds bytes and values and nothing of OpenSSL's, so it can be shared between threads.
public struct TimestampResponse: Hashable, Sendable {
  /// The most bytes of a response that are read: 1 MiB.
  public static let byteLimit = 1 << 20

  /// The DER, verbatim.
  public let bytes: [UInt8]
  /// What the timestamp in it says.
  public let claim: TimestampClaim

  /// Reads an answer that grants a timestamp (PKIStatus 0 or 1).
  ///
  /// - Throws: ``TimestampError``: `malformed`, also when bytes follow; `tooLong`; `rejected`; `otherAlgorithm`.
  public init(parsing bytes: some Collection<UInt8>) throws(TimestampError) {
    let bytes = Array(bytes)
    guard bytes.count <= TimestampResponse.byteLimit else { throw .tooLong(limit: TimestampResponse.byteLimit) }
    claim = try TimestampResponse.decoded(bytes) { (response) throws(TimestampError) in
      try TimestampResponse.checkGranted(TS_RESP_get_status_info(response))
      guard let info = TS_RESP_get_tst_info(response) else { throw .malformed(.response) }
      return try TimestampReading.claim(info)
    }
    self.bytes = bytes
  }

  /// Verifies the timestamp as RFC 3161 §2.3 and §2.4.2 say, and gives what it says.
  ///
  /// It must be of `imprint` and, where `nonce` is given, answer the request with that nonce. Its one signature must cover
  /// it, with SHA-256 or stronger, and bind the signer's certificate (ESSCertID, RFC 2634 and 5816). That certificate must
  /// be for timestamps alone (critical extended key usage `timeStamping`) and lead to one of `authorities`, with every
  /// certificate on the way valid *at the time that is stamped*: one that has expired since still vouches for what was
  /// stamped before. Revocation is not looked up. About 0.3 ms.
  ///
  /// - Throws: ``TimestampError``: `wrongImprint`, `wrongNonce`, `untrusted`, `wrongSignature`.
  public func verified(
    imprint: Digest, by authorities: TimestampAuthorities, nonce: [UInt8]? = nil
  ) throws(TimestampError) -> Timestamp {
    guard claim.imprint == imprint else { throw .wrongImprint(claim.imprint) }
    if let nonce {
      guard claim.nonce == DER.magnitude(nonce) else { throw .wrongNonce }
    }
    let authority = try TimestampResponse.decoded(bytes) { (response) throws(TimestampError) in
      try TimestampVerification(response).authority(
        trusting: authorities, at: Int(claim.millisecondsSinceEpoch.floored(by: 1000)))
    }
    return Timestamp(claim, authority: authority)
  }

  /// Runs `body` on the decoded response. OpenSSL's objects live no longer, and its error queue is left empty.
  private static func decoded<Result>(
    _ bytes: [UInt8], _ body: (OpaquePointer) throws(TimestampError) -> Result
  ) throws(TimestampError) -> Result {
    ERR_clear_error()
    defer { ERR_clear_error() }
    guard let response = DER.decode(bytes, d2i_TS_RESP, freeingWith: TS_RESP_free) else { throw .malformed(.response) }
    defer { TS_RESP_free(response) }
    return try body(response)
  }

  /// The names of RFC 3161 §2.4.2 for the bits of PKIFailureInfo.
  private static let failures: [(bit: Int32, name: String)] = [
    (0, "badAlg"), (2, "badRequest"), (5, "badDataFormat"), (14, "timeNotAvailable"), (15, "unacceptedPolicy"),
    (16, "unacceptedExtension"), (17, "addInfoNotAvailable"), (25, "systemFailure"),
  ]

  private static func checkGranted(_ info: OpaquePointer?) throws(TimestampError) {
    var status: Int64 = -1
    guard let info, ASN1_INTEGER_get_int64(&status, TS_STATUS_INFO_get0_status(info)) == 1, (0...255).contains(status)
    else { throw .malformed(.status) }
    guard status != TS_STATUS_GRANTED, status != TS_STATUS_GRANTED_WITH_MODS else { return }
    var lines: [String] = []
    if let texts = TS_STATUS_INFO_get0_text(info) {
      for index in 0..<min(OPENSSL_sk_num(texts), 10) {
        let text = OPENSSL_sk_value(texts, index)?.assumingMemoryBound(to: ASN1_STRING.self)
        lines.append(String(decoding: TimestampReading.bytes(text), as: UTF8.self))
      }
    }
    let bits = TS_STATUS_INFO_get0_failure_info(info)
    throw .rejected(
      TimestampRejection(
        status: Int(status), text: harmless(lines.joined(separator: " "), limit: 300),
        failures: failures.filter { bits != nil && ASN1_BIT_STRING_get_bit(bits, $0.bit) == 1 }.map(\.name)))
  }
}

extension Int64 {
  /// The quotient, rounded down.
  fileprivate func floored(by divisor: Int64) -> Int64 { (self - (self % divisor + divisor) % divisor) / divisor }
}
