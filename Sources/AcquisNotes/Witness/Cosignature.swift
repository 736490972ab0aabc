/// A C2SP tlog-cosignature, `cosignature/v1`: eight big-endian bytes of time and an Ed25519 signature over time and text.
struct Cosignature {
  /// Seconds since 1970-01-01 UTC, at most 2⁶³ − 1.
  let time: UInt64
  let signature: [UInt8]

  init?(parsing bytes: [UInt8]) {
    guard bytes.count == 8 + 64 else { return nil }
    time = UInt64(bigEndianBytes: bytes.prefix(8))
    signature = Array(bytes.dropFirst(8))
    guard time <= UInt64(Int64.max) else { return nil }
  }

  /// The bytes the cosigner signs.
  func message(for text: [UInt8]) -> [UInt8] { Cosignature.message(at: time, for: text) }

  static func message(at time: UInt64, for text: [UInt8]) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + text
  }
}
