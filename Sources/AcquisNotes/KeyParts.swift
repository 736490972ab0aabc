import AcquisCrypto

/// The parts of a key's text, `name+hash+base64(algorithm ‖ key)`, before the key is looked at.
struct KeyParts {
  let name: KeyName
  let keyHash: UInt32
  let algorithm: UInt8
  let key: ArraySlice<UInt8>

  init(parsing text: [UInt8], kind: KeyKind) throws(NoteError) {
    // Base64 may contain '+' too: only the first two separate.
    let pieces = text.pieces(separatedBy: plus, maxSplits: 2)
    guard pieces.count == 3, pieces[1].count == 8, let hash = Hex.decode(pieces[1]),
      let data = Base64.decode(pieces[2]), let algorithm = data.first
    else { throw .malformedKey(kind) }
    name = try KeyName(utf8: pieces[0])
    keyHash = UInt32(bigEndianBytes: hash)
    self.algorithm = algorithm
    key = data.dropFirst()
  }

  func check(_ computed: UInt32) throws(NoteError) {
    guard keyHash == computed else { throw .keyHashMismatch(written: keyHash, computed: computed) }
  }

  static func text(name: KeyName, keyHash: UInt32, algorithm: UInt8, key: [UInt8]) -> String {
    "\(name)+\(Hex.encode(keyHash.bigEndianBytes))+\(Base64.encode([algorithm] + key))"
  }
}

/// The text of private keys, `PRIVATE+KEY+name+hash+base64(algorithm ‖ seed)`.
extension KeyParts {
  private static let secretPrefix = "PRIVATE+KEY+"

  private init(secret text: some StringProtocol) throws(NoteError) {
    guard text.utf8.starts(with: KeyParts.secretPrefix.utf8) else { throw .malformedKey(.signer) }
    try self.init(parsing: Array(text.utf8.dropFirst(KeyParts.secretPrefix.utf8.count)), kind: .signer)
  }

  static func secret(
    parsing text: some StringProtocol, algorithm: NoteAlgorithm
  ) throws(NoteError) -> (name: KeyName, privateKey: Ed25519PrivateKey) {
    let parts = try KeyParts(secret: text)
    guard parts.algorithm == algorithm.rawValue else { throw .unsupportedAlgorithm(parts.algorithm) }
    do { return (parts.name, try Ed25519PrivateKey(seed: parts.key)) } catch { throw .crypto(error) }
  }

  /// Refuses a text whose hash is not that of the key it holds.
  static func checkSecret(_ text: some StringProtocol, against key: VerifierKey) throws(NoteError) {
    try KeyParts(secret: text).check(key.keyHash)
  }

  static func secretText(of key: VerifierKey, _ privateKey: Ed25519PrivateKey) throws(NoteError) -> String {
    do {
      return secretPrefix
        + text(
          name: key.name, keyHash: key.keyHash, algorithm: key.algorithm.rawValue, key: try privateKey.secretSeed())
    } catch { throw .crypto(error) }
  }
}
