/// A key for authenticated encryption with AES-256-GCM (NIST SP 800-38D).
///
/// A random nonce is drawn for each sealing: one key may seal up to 2³² texts (SP 800-38D §8.3). The key is
/// overwritten in memory when its last copy goes, and neither printing nor reflection shows it.
public struct AEADKey: Sendable {
  /// The number of bytes in a key.
  public static let byteCount = 32

  let secret: SecretBytes

  /// Takes a key from its 32 bytes.
  ///
  /// - Throws: ``CryptoError/wrongLength(of:expected:found:)``.
  public init(bytes: some Collection<UInt8>) throws(CryptoError) {
    guard bytes.count == AEADKey.byteCount else {
      throw .wrongLength(of: .aeadKey, expected: AEADKey.byteCount, found: bytes.count)
    }
    secret = SecretBytes(copying: bytes)
  }

  /// Draws a new key.
  ///
  /// - Throws: ``CryptoError/libraryFailure(_:)`` when there is no entropy.
  public static func generate() throws(CryptoError) -> AEADKey {
    var bytes = try SecureRandom.bytes(byteCount)
    defer { OpenSSL.wipe(&bytes) }
    return try AEADKey(bytes: bytes)
  }

  /// The 32 secret bytes, for storing the key. The caller answers for the copy.
  public var secretBytes: [UInt8] { secret.bytes }
}

extension AEADKey: CustomStringConvertible, CustomReflectable {
  /// Says what it is, and nothing of the key.
  public var description: String { "AEADKey(secret)" }

  /// Has no children: reflection sees nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
