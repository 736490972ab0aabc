import COpenSSL

/// An Ed25519 private key (RFC 8032): whoever has it can sign.
///
/// OpenSSL keeps the key and overwrites it when the last copy of this value goes; printing and reflection show
/// nothing of it.
public struct Ed25519PrivateKey: Sendable {
  /// The number of bytes in the seed a key is made from.
  public static let seedByteCount = 32
  /// The number of bytes in a signature.
  public static let signatureByteCount = 64

  private let handle: Handle

  /// The key that others check signatures with.
  public let publicKey: Ed25519PublicKey

  /// Takes a key from its 32-byte seed (the *private key* of RFC 8032 §5.1.5).
  ///
  /// - Throws: ``CryptoError/wrongLength(of:expected:found:)``, ``CryptoError/libraryFailure(_:)``.
  public init(seed: some Collection<UInt8>) throws(CryptoError) {
    var seed = Array(seed)
    defer { OpenSSL.wipe(&seed) }
    guard seed.count == Ed25519PrivateKey.seedByteCount else {
      throw .wrongLength(of: .ed25519Seed, expected: Ed25519PrivateKey.seedByteCount, found: seed.count)
    }
    guard let handle = Handle(seed: seed), let publicBytes = handle.publicBytes else {
      throw OpenSSL.failure(.ed25519Key)
    }
    self.handle = handle
    publicKey = try Ed25519PublicKey(rawBytes: publicBytes)
  }

  /// Draws a new key.
  ///
  /// - Throws: ``CryptoError/libraryFailure(_:)`` when there is no entropy.
  public static func generate() throws(CryptoError) -> Ed25519PrivateKey {
    var seed = try SecureRandom.bytes(seedByteCount)
    defer { OpenSSL.wipe(&seed) }
    return try Ed25519PrivateKey(seed: seed)
  }

  /// The 64-byte signature over `message`; the same for the same message. About 0.04 ms.
  ///
  /// - Throws: ``CryptoError/libraryFailure(_:)``.
  public func sign(_ message: some Collection<UInt8>) throws(CryptoError) -> [UInt8] {
    guard let signature = handle.sign(Array(message)) else { throw OpenSSL.failure(.ed25519Sign) }
    return signature
  }

  /// The 32-byte seed, for storing the key. The caller answers for the copy.
  ///
  /// - Throws: ``CryptoError/libraryFailure(_:)``.
  public func secretSeed() throws(CryptoError) -> [UInt8] {
    guard let seed = handle.seed else { throw OpenSSL.failure(.ed25519Key) }
    return seed
  }
}

extension Ed25519PrivateKey: CustomStringConvertible, CustomReflectable {
  /// Names the public key, and shows nothing of the private one.
  public var description: String { "Ed25519PrivateKey(secret, of key \(publicKey.keyID))" }

  /// Has no children: reflection sees nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Ed25519PrivateKey {
  /// Owns the `EVP_PKEY`, which OpenSSL may use from several threads at once as long as nobody changes it, and
  /// overwrites when it is freed. Kept because making it anew for each signature costs half a signature.
  private final class Handle: @unchecked Sendable {
    private let key: OpaquePointer

    init?(seed: [UInt8]) {
      guard let key = EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, seed, seed.count) else { return nil }
      self.key = key
    }

    deinit { EVP_PKEY_free(key) }

    var publicBytes: [UInt8]? { read(EVP_PKEY_get_raw_public_key) }
    var seed: [UInt8]? { read(EVP_PKEY_get_raw_private_key) }

    func sign(_ message: [UInt8]) -> [UInt8]? {
      guard let context = EVP_MD_CTX_new() else { return nil }
      defer { EVP_MD_CTX_free(context) }
      var signature = [UInt8](repeating: 0, count: signatureByteCount)
      var count = signature.count
      guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
        EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == signature.count
      else { return nil }
      return signature
    }

    private func read(
      _ get: (OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?) -> Int32
    ) -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: 32)
      var count = bytes.count
      return get(key, &bytes, &count) == 1 && count == bytes.count ? bytes : nil
    }
  }
}
