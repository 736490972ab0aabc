public import AcquisCrypto

/// A named public key that checks signatures of notes: C2SP's *vkey*.
///
/// Its text is `name+hash+base64(algorithm ‖ public key)`, the hash being eight hexadecimal digits; for example
/// `example.com/invented+52335e01+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4`.
public struct VerifierKey: Hashable, Sendable {
  /// Whose key it is.
  public let name: KeyName
  /// What its signatures cover.
  public let algorithm: NoteAlgorithm
  /// The key itself.
  public let publicKey: Ed25519PublicKey
  /// The number that signature lines of this key start with.
  public let keyHash: UInt32

  /// Names a public key.
  public init(name: KeyName, algorithm: NoteAlgorithm, publicKey: Ed25519PublicKey) {
    self.name = name
    self.algorithm = algorithm
    self.publicKey = publicKey
    keyHash = algorithm.keyHash(of: publicKey, named: name)
  }

  /// Reads the text of a key. ``description`` gives exactly that text back.
  ///
  /// - Throws: ``NoteError/malformedKey(_:)``, ``NoteError/malformedKeyName``, ``NoteError/unsupportedAlgorithm(_:)``,
  ///   ``NoteError/keyHashMismatch(written:computed:)``, ``NoteError/crypto(_:)`` for a public key that is refused.
  public init(parsing text: some StringProtocol) throws(NoteError) {
    let parts = try KeyParts(parsing: Array(text.utf8), kind: .verifier)
    guard let algorithm = NoteAlgorithm(rawValue: parts.algorithm) else {
      throw .unsupportedAlgorithm(parts.algorithm)
    }
    do {
      self.init(name: parts.name, algorithm: algorithm, publicKey: try Ed25519PublicKey(rawBytes: parts.key))
    } catch {
      throw .crypto(error)
    }
    try parts.check(keyHash)
  }
}

extension VerifierKey: CustomStringConvertible {
  /// The text of the key.
  public var description: String {
    KeyParts.text(name: name, keyHash: keyHash, algorithm: algorithm.rawValue, key: publicKey.rawBytes)
  }
}
