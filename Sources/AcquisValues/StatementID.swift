/// The identity of a statement, chosen by its author: a lower-case UUID (SPEC §4, `uuid`).
public struct StatementID: Hashable, Sendable, Comparable {
  private let high: UInt64
  private let low: UInt64

  /// Reads `8-4-4-4-12` lower-case hexadecimal digits; `nil` for any other spelling.
  public init?(_ text: some Collection<UInt8>) {
    guard let id = withBytes(of: text, { StatementID(bytes: $0) }) else { return nil }
    self = id
  }

  /// Reads the one spelling from bytes where they lie.
  package init?(bytes text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 36, [8, 13, 18, 23].allSatisfy({ text[$0] == 0x2D }) else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    for index in 0..<36 where index != 8 && index != 13 && index != 18 && index != 23 {
      guard let digit = StatementID.value(ofHexDigit: text[index]) else { return nil }
      if index < 18 { high = high << 4 | digit } else { low = low << 4 | digit }
    }
    (self.high, self.low) = (high, low)
  }

  /// Reads the one spelling.
  public init?(_ text: some StringProtocol) { self.init(text.utf8) }

  /// Reads the one spelling.
  public init?(_ text: String) {
    guard let id = text.utf8Span.span.withUnsafeBufferPointer({ StatementID(bytes: $0) }) else { return nil }
    self = id
  }

  /// The identity made of 16 bytes, stamped as a version 4 UUID (RFC 9562 §5.4): give it random ones.
  public init(version4From random: [UInt8]) {
    precondition(random.count == 16, "a UUID has 16 bytes")
    let word = { (range: Range<Int>) in random[range].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    high = word(0..<8) & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    low = word(8..<16) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  /// The 16 bytes, most significant first.
  public var bytes: [UInt8] {
    Array(unsafeUninitializedCapacity: 16) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
      bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      count = 16
    }
  }

  private static func value(ofHexDigit byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x61...0x66: UInt64(byte - 0x61 + 10)
    default: nil
    }
  }

  /// Ordered as the spelling is.
  public static func < (left: StatementID, right: StatementID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension StatementID: CustomStringConvertible {
  /// `8-4-4-4-12` lower-case hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(0x2D) }
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
