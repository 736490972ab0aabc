import COpenSSL

/// Random bytes fit for keys, salts and nonces.
public enum SecureRandom {
  /// `count` unpredictable bytes (`RAND_bytes`). O(count).
  ///
  /// - Precondition: `count` is at least 0.
  /// - Throws: ``CryptoError/libraryFailure(_:)`` when the generator has no entropy: never weaker bytes instead.
  public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    precondition(count >= 0 && count <= Int(Int32.max), "the number of random bytes must be between 0 and 2^31 - 1")
    var bytes = [UInt8](repeating: 0, count: count)
    guard count == 0 || RAND_bytes(&bytes, Int32(count)) == 1 else { throw OpenSSL.failure(.random) }
    return bytes
  }
}
