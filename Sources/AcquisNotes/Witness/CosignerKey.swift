public import AcquisCrypto

/// A named private key that cosigns the checkpoints of others: a witness's (C2SP tlog-cosignature, algorithm 0x04).
///
/// Kept like ``SignerKey``: neither printing nor reflection shows it, ``secretText`` does.
public struct CosignerKey: Sendable {
  /// The key that others check its cosignatures with.
  public let verifierKey: VerifierKey
  private let privateKey: Ed25519PrivateKey

  /// Names a private key. It must not be one that signs anything else.
  public init(name: KeyName, privateKey: Ed25519PrivateKey) {
    self.privateKey = privateKey
    verifierKey = VerifierKey(name: name, algorithm: .ed25519Cosignature, publicKey: privateKey.publicKey)
  }

  /// Draws a new key.
  ///
  /// - Throws: ``NoteError/crypto(_:)`` when there is no entropy.
  public static func generate(name: KeyName) throws(NoteError) -> CosignerKey {
    do { return CosignerKey(name: name, privateKey: try .generate()) } catch { throw .crypto(error) }
  }

  /// Reads the text of a key, `PRIVATE+KEY+name+hash+base64(0x04 ‖ seed)`.
  ///
  /// - Throws: as ``SignerKey/init(parsing:)``.
  public init(parsing text: some StringProtocol) throws(NoteError) {
    let (name, privateKey) = try KeyParts.secret(parsing: text, algorithm: .ed25519Cosignature)
    self.init(name: name, privateKey: privateKey)
    try KeyParts.checkSecret(text, against: verifierKey)
  }

  /// The text of the key, with the secret. The caller answers for the copy.
  ///
  /// - Throws: ``NoteError/crypto(_:)``.
  public var secretText: String {
    get throws(NoteError) { try KeyParts.secretText(of: verifierKey, privateKey) }
  }

  /// Cosigns the text of a checkpoint: says that at `time`, in seconds since 1970-01-01 UTC, it was the largest consistent
  /// one seen of its log. Whether it was is for the caller to know.
  ///
  /// - Precondition: `time` is at most 2⁶³ − 1.
  /// - Throws: ``NoteError/crypto(_:)``.
  public func cosign(_ checkpoint: Checkpoint, time: UInt64) throws(NoteError) -> NoteSignature {
    precondition(time <= UInt64(Int64.max), "a cosignature's time is at most 2^63 - 1")
    let message = Cosignature.message(at: time, for: checkpoint.text)
    do {
      return NoteSignature(
        name: verifierKey.name, keyHash: verifierKey.keyHash,
        bytes: time.bigEndianBytes + (try privateKey.sign(message)))
    } catch { throw .crypto(error) }
  }
}

extension CosignerKey: CustomStringConvertible, CustomReflectable {
  /// Names the verifier key, and shows nothing of the private one.
  public var description: String { "CosignerKey(secret, of \(verifierKey))" }

  /// Has no children: reflection sees nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
