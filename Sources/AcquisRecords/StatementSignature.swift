public import AcquisCrypto

/// A signature on a statement: whose key, and the 64 bytes (SPEC §5).
public struct StatementSignature: Hashable, Sendable {
  static let byteCount = 64

  /// The id of the key: SHA-256 of its DER SubjectPublicKeyInfo.
  public let key: Digest
  /// The Ed25519 signature, 64 bytes.
  public let bytes: [UInt8]

  /// A signature as it was read or made.
  public init(key: Digest, bytes: [UInt8]) {
    self.key = key
    self.bytes = bytes
  }
}

/// What a statement's signature is bound to besides the statement: one ledger, and no other of the same name (SPEC §5).
public struct SigningContext: Hashable, Sendable {
  /// The origin in record 0.
  public let origin: String
  /// The leaf hash of record 0; zero for the signatures of record 0 itself.
  public let ledger: Digest

  /// The context of the ledger `ledger`, named `origin`.
  public init(origin: String, ledger: Digest) {
    self.origin = origin
    self.ledger = ledger
  }

  /// The bytes that a signature on `statement` covers. O(n).
  public func message(for statement: some Collection<UInt8>) -> [UInt8] {
    var message = Array("acquis-statement/v1\n\(origin)\n\(ledger.hex)\n".utf8)
    message.append(contentsOf: statement)
    return message
  }

  /// The bytes that a countersignature covers, given the leaf hash of the statement (SPEC §9.1).
  public func countersignatureMessage(forStatementLeaf leaf: Digest) -> [UInt8] {
    Array("acquis-countersignature/v1\n\(origin)\n\(ledger.hex)\n\(leaf.hex)\n".utf8)
  }

  /// Signs `statement` with `key`. Throws when the library fails.
  public func sign(_ statement: Statement, with key: Ed25519PrivateKey) throws(CryptoError) -> StatementSignature {
    StatementSignature(key: key.publicKey.keyID, bytes: try key.sign(message(for: statement.bytes)))
  }
}
