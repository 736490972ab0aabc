import COpenSSL

/// A request for a timestamp: the DER of a TimeStampReq (RFC 3161 §2.4.1).
public struct TimestampRequest: Hashable, Sendable {
  /// The most bytes of a request that are read.
  public static let byteLimit = 1 << 16

  /// The DER.
  public let bytes: [UInt8]
  /// The SHA-256 that is to be stamped.
  public let imprint: Digest
  /// What the answer must repeat, big-endian without leading zeros; `nil` if nothing.
  public let nonce: [UInt8]?

  /// Asks for a timestamp of what has the SHA-256 `imprint`, with the authority's certificate in it (`certReq`).
  ///
  /// `nonce`: up to 64 bytes that nobody can foresee, so that no old answer is taken for a new one; leading zeros do not
  /// count.
  ///
  /// - Precondition: `nonce` has 1 to 64 bytes.
  public init(imprint: Digest, nonce: [UInt8]? = nil) {
    precondition(nonce.map { (1...64).contains($0.count) } ?? true, "a nonce must have 1 to 64 bytes")
    self.imprint = imprint
    self.nonce = nonce.map(DER.magnitude)
    // With a nonce of at most 64 bytes no length reaches 128: each is one byte.
    let messageImprint = DER.sha256Algorithm + DER.element(0x04, imprint.bytes)
    let content =
      DER.element(0x02, [1]) + DER.element(0x30, messageImprint) + (self.nonce.map(DER.integer) ?? [])
      + DER.element(0x01, [0xFF])
    bytes = DER.element(0x30, content)
  }

  /// Reads a request, whoever made it.
  ///
  /// - Throws: ``TimestampError``: `malformed`, `tooLong`, `otherAlgorithm` when it is not about a SHA-256.
  public init(parsing bytes: some Collection<UInt8>) throws(TimestampError) {
    let bytes = Array(bytes)
    guard bytes.count <= TimestampRequest.byteLimit else { throw .tooLong(limit: TimestampRequest.byteLimit) }
    defer { ERR_clear_error() }
    guard let request = DER.decode(bytes, d2i_TS_REQ, freeingWith: TS_REQ_free) else { throw .malformed(.request) }
    defer { TS_REQ_free(request) }
    imprint = try TimestampReading.imprint(TS_REQ_get_msg_imprint(request))
    nonce = try TimestampReading.nonce(TS_REQ_get_nonce(request))
    self.bytes = bytes
  }
}
