import COpenSSL

/// What the wrappers share.
enum OpenSSL {
  /// The error for a failed call; empties the thread's error queue, which nobody else reads.
  static func failure(_ operation: CryptoOperation) -> CryptoError {
    ERR_clear_error()
    return .libraryFailure(operation)
  }

  /// Overwrites `bytes` in a way the optimiser cannot remove.
  static func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
  }
}

/// Whether two byte strings are equal, in a time that depends only on their lengths.
///
/// For values an attacker may try to guess byte by byte: tags, commitments, tokens. O(n).
public func constantTimeEqual(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
  let left = Array(left)
  let right = Array(right)
  return left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
