public import AcquisCrypto

/// A named private key that signs notes with Ed25519 (algorithm 0x01).
///
/// Neither printing nor reflection shows the key; ``secretText`` does, for storing it:
/// `PRIVATE+KEY+name+hash+base64(algorithm ‖ seed)`, the form of the Go checksum database's tools.
public struct SignerKey: Sendable {
  /// The key that others check its signatures with.
  public let verifierKey: VerifierKey
  private let privateKey: Ed25519PrivateKey

  /// Names a private key.
  public init(name: KeyName, privateKey: Ed25519PrivateKey) {
    self.privateKey = privateKey
    verifierKey = VerifierKey(name: name, algorithm: .ed25519, publicKey: privateKey.publicKey)
  }

  /// Draws a new key.
  ///
  /// - Throws: ``NoteError/crypto(_:)`` when there is no entropy.
  public static func generate(name: KeyName) throws(NoteError) -> SignerKey {
    do {
      return SignerKey(name: name, privateKey: try .generate())
    } catch {
      throw .crypto(error)
    }
  }

  /// Reads the text of a key. ``secretText`` gives exactly that text back.
  ///
  /// - Throws: as ``VerifierKey/init(parsing:)``; algorithms other than 0x01 are not supported.
  public init(parsing text: some StringProtocol) throws(NoteError) {
    let (name, privateKey) = try KeyParts.secret(parsing: text, algorithm: .ed25519)
    self.init(name: name, privateKey: privateKey)
    try KeyParts.checkSecret(text, against: verifierKey)
  }

  /// The text of the key, with the secret. The caller answers for the copy.
  ///
  /// - Throws: ``NoteError/crypto(_:)``.
  public var secretText: String {
    get throws(NoteError) { try KeyParts.secretText(of: verifierKey, privateKey) }
  }

  /// Signs the text of a note: all of it, final LF included. About 0.04 ms.
  ///
  /// - Throws: ``NoteError/crypto(_:)``.
  public func sign(_ text: some Collection<UInt8>) throws(NoteError) -> NoteSignature {
    do {
      return NoteSignature(
        name: verifierKey.name, keyHash: verifierKey.keyHash, bytes: try privateKey.sign(text))
    } catch {
      throw .crypto(error)
    }
  }
}

extension SignerKey: CustomStringConvertible, CustomReflectable {
  /// Names the verifier key, and shows nothing of the private one.
  public var description: String { "SignerKey(secret, of \(verifierKey))" }

  /// Has no children: reflection sees nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
