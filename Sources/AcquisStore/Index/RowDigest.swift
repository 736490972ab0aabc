import AcquisCrypto

/// What a row of the index says of itself, so that what damage changed is not believed: the first 32 bits of a hash.
enum RowDigest {
  /// The digest of a row with these `parts` and `values`.
  static func of(_ parts: [[UInt8]], _ values: [Int]) -> Int {
    var hash = SHA256()
    for part in parts {
      withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update($0) }
      hash.update(part)
    }
    for value in values { withUnsafeBytes(of: Int64(value).littleEndian) { hash.update($0) } }
    return hash.finalize().withUnsafeBytes { Int($0.loadUnaligned(as: UInt32.self).littleEndian) }
  }
}
