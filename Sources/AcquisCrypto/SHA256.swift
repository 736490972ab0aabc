import COpenSSL

/// SHA-256 (FIPS 180-4), fed piece by piece.
///
/// Wraps OpenSSL's low-level context, which lives on the stack: no allocation, and no algorithm lookup per hash.
public struct SHA256 {
  private var context = SHA256_CTX()

  /// Starts a new hash.
  public init() { SHA256_Init(&context) }

  /// Adds `bytes`. O(n).
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&context, bytes.baseAddress, bytes.count)
  }

  /// Adds `bytes`. O(n).
  public mutating func update(_ bytes: some Collection<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
    if done == nil { Array(bytes).withUnsafeBytes { update($0) } }
  }

  /// Adds one byte.
  public mutating func update(byte: UInt8) {
    withUnsafeBytes(of: byte) { update($0) }
  }

  /// Adds the 32 bytes of `digest`.
  public mutating func update(_ digest: Digest) {
    digest.withUnsafeBytes { update($0) }
  }

  /// The hash of everything added. The value is spent afterwards: start another for the next message.
  public consuming func finalize() -> Digest {
    Digest { SHA256_Final($0.baseAddress!.assumingMemoryBound(to: UInt8.self), &context) }
  }

  /// The hash of one message. O(n).
  public static func hash(_ bytes: some Collection<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }
}
