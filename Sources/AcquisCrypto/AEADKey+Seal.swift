import COpenSSL

extension AEADKey {
  /// The number of bytes by which a sealed text is longer than its plain text: nonce and tag.
  public static let overhead = nonceByteCount + tagByteCount

  private static let nonceByteCount = 12
  private static let tagByteCount = 16

  /// Encrypts `plainText` and binds it to `context`, which is authenticated but not included: the one who opens must
  /// state the same. The result is nonce (12 bytes) ‖ cipher text ‖ tag (16 bytes). O(n).
  ///
  /// - Throws: ``CryptoError/libraryFailure(_:)``.
  public func seal(
    _ plainText: some Collection<UInt8>, context: some Collection<UInt8>
  ) throws(CryptoError) -> [UInt8] {
    let nonce = try SecureRandom.bytes(AEADKey.nonceByteCount)
    guard let gcm = GCM(.seal, key: secret, nonce: nonce, context: Array(context)),
      let cipherText = gcm.update(Array(plainText)), gcm.finish(), let tag = gcm.tag(AEADKey.tagByteCount)
    else { throw OpenSSL.failure(.seal) }
    return nonce + cipherText + tag
  }

  /// Decrypts what ``seal(_:context:)`` made. O(n).
  ///
  /// - Throws: ``CryptoError/sealBroken`` when a bit of `sealed`, `context` or the key differs; nothing of the plain
  ///   text is revealed then. ``CryptoError/libraryFailure(_:)``.
  public func open(_ sealed: some Collection<UInt8>, context: some Collection<UInt8>) throws(CryptoError) -> [UInt8] {
    let sealed = Array(sealed)
    guard sealed.count >= AEADKey.overhead else { throw .sealBroken }
    let nonce = Array(sealed.prefix(AEADKey.nonceByteCount))
    let cipherText = Array(sealed.dropFirst(AEADKey.nonceByteCount).dropLast(AEADKey.tagByteCount))
    guard let gcm = GCM(.open, key: secret, nonce: nonce, context: Array(context)),
      var plainText = gcm.update(cipherText), gcm.expect(tag: Array(sealed.suffix(AEADKey.tagByteCount)))
    else { throw OpenSSL.failure(.open) }
    guard gcm.finish() else {
      OpenSSL.wipe(&plainText)
      ERR_clear_error()
      throw .sealBroken
    }
    return plainText
  }
}
