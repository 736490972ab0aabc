import COpenSSL

/// An Ed25519 public key (RFC 8032): whoever has it can check signatures.
///
/// Non-canonical encodings and points of small order are refused when the value is made, so that holding one means
/// that a valid signature was made by the holder of a private key. 32 bytes that are no point of the curve are
/// accepted, and no signature verifies under them.
public struct Ed25519PublicKey: Hashable, Sendable {
  /// The number of bytes in the raw form of a key.
  public static let byteCount = 32

  /// The 32 bytes of RFC 8032 §5.1.2.
  public let rawBytes: [UInt8]

  /// Takes a key from the 32 bytes of RFC 8032 §5.1.2.
  ///
  /// - Throws: ``CryptoError/wrongLength(of:expected:found:)``, ``CryptoError/nonCanonicalPublicKey``,
  ///   ``CryptoError/smallOrderPublicKey``.
  public init(rawBytes: some Collection<UInt8>) throws(CryptoError) {
    let bytes = Array(rawBytes)
    guard bytes.count == Ed25519PublicKey.byteCount else {
      throw .wrongLength(of: .ed25519PublicKey, expected: Ed25519PublicKey.byteCount, found: bytes.count)
    }
    try Ed25519Checks.check(publicKey: bytes)
    self.rawBytes = bytes
  }

  /// Whether `signature` (64 bytes) was made over exactly `message` with the private key that belongs to this key.
  ///
  /// Signatures of another length or with a scalar S ≥ L are refused, so a valid signature cannot be respelled.
  /// About 0.1 ms.
  public func isValid(signature: some Collection<UInt8>, for message: some Collection<UInt8>) -> Bool {
    let signature = Array(signature)
    guard signature.count == Ed25519PrivateKey.signatureByteCount, Ed25519Checks.hasCanonicalScalar(signature) else {
      return false
    }
    defer { ERR_clear_error() }  // A wrong signature leaves an entry in OpenSSL's queue.
    guard let key = EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, rawBytes, rawBytes.count) else { return false }
    defer { EVP_PKEY_free(key) }
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    let message = Array(message)
    return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
