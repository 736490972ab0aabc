extension Ed25519PublicKey {
  /// SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING of 32 bytes }: all of RFC 8410's form but the key itself.
  private static let spkiPrefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]

  /// The DER SubjectPublicKeyInfo of the key, 44 bytes (RFC 8410 §4).
  public var subjectPublicKeyInfo: [UInt8] { Ed25519PublicKey.spkiPrefix + rawBytes }

  /// Takes a key from its DER SubjectPublicKeyInfo: exactly the bytes of ``subjectPublicKeyInfo``.
  ///
  /// - Throws: ``CryptoError/notEd25519SubjectPublicKeyInfo``, and what ``init(rawBytes:)`` throws.
  public init(subjectPublicKeyInfo: some Collection<UInt8>) throws(CryptoError) {
    let bytes = Array(subjectPublicKeyInfo)
    let prefix = Ed25519PublicKey.spkiPrefix
    guard bytes.count == prefix.count + Ed25519PublicKey.byteCount, bytes.starts(with: prefix) else {
      throw .notEd25519SubjectPublicKeyInfo
    }
    try self.init(rawBytes: bytes.dropFirst(prefix.count))
  }

  /// The key's identity in a ledger: the SHA-256 of its DER SubjectPublicKeyInfo (SPEC §9.1).
  public var keyID: Digest { SHA256.hash(subjectPublicKeyInfo) }
}
