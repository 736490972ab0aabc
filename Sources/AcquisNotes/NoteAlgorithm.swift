import AcquisCrypto

/// What a key of a note signs and how: the algorithm byte of C2SP signed-note, as far as supported.
public enum NoteAlgorithm: UInt8, Sendable {
  /// Ed25519 over the text as it stands, final LF included.
  case ed25519 = 0x01

  /// Ed25519 over a time and the text: a witness's cosignature (C2SP tlog-cosignature, `cosignature/v1`).
  case ed25519Cosignature = 0x04

  /// The first four bytes, big-endian, of SHA-256(name ‖ LF ‖ algorithm ‖ public key): a hint to find the key, no proof.
  func keyHash(of publicKey: Ed25519PublicKey, named name: KeyName) -> UInt32 {
    var hash = SHA256()
    hash.update(name.utf8)
    hash.update(byte: newline)
    hash.update(byte: rawValue)
    hash.update(publicKey.rawBytes)
    return UInt32(bigEndianBytes: hash.finalize().bytes.prefix(4))
  }
}
