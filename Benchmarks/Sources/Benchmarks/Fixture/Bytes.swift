import AcquisCrypto

/// Builds lines quickly: a ledger of ten million is to be there within a minute or two.
extension [UInt8] {
  private static let digits = [UInt8]("0123456789abcdef".utf8)

  mutating func add(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func add(decimal number: Int) { append(contentsOf: String(number).utf8) }

  mutating func add(hex digest: Digest) {
    digest.withUnsafeBytes { for byte in $0 { add(hex: byte) } }
  }

  /// The version 4 UUID of a number: always the same, and scattered as random ones are.
  mutating func add(uuid number: UInt64) {
    let (high, low) = UUIDWords.of(number)
    for index in 0..<16 {
      if index == 4 || index == 6 || index == 8 || index == 10 { append(UInt8(ascii: "-")) }
      add(hex: UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64(56 - 8 * (index % 8))))
    }
  }

  private mutating func add(hex byte: UInt8) {
    append([UInt8].digits[Int(byte >> 4)])
    append([UInt8].digits[Int(byte & 15)])
  }
}

enum UUIDWords {
  static func of(_ number: UInt64) -> (high: UInt64, low: UInt64) {
    (
      mix(number) & 0xFFFF_FFFF_FFFF_0FFF | 0x4000,
      mix(~number) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    )
  }

  /// SplitMix64.
  private static func mix(_ number: UInt64) -> UInt64 {
    var z = number &* 0x9E37_79B9_7F4A_7C15 &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
