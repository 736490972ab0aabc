/// Hexadecimal in the one spelling acquis reads and writes: two lower-case digits a byte, nothing between or around
/// (RFC 4648 §8, but lower case only).
public enum Hex {
  /// The lower-case hexadecimal text of `bytes`. O(n).
  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the lower-case hexadecimal text of `bytes` to `text` as ASCII. O(n).
  public static func append(_ bytes: some Collection<UInt8>, to text: inout [UInt8]) {
    text.reserveCapacity(text.count + 2 * bytes.count)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 0xF))
    }
  }

  /// The bytes that ASCII `text` spells; `nil` for an odd length or anything but `0`–`9` and `a`–`f`. O(n).
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    var digits = text.makeIterator()
    while let high = digits.next(), let low = digits.next() {
      guard let byte = byte(high: high, low: low) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// The bytes that `text` spells; `nil` for an odd length or anything but `0`–`9` and `a`–`f`. O(n).
  public static func decode(_ text: some StringProtocol) -> [UInt8]? { decode(text.utf8) }

  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + (value - 10)
  }

  /// The four bytes that eight digits spell, each the first in the lowest byte; `nil` unless all are lower-case digits.
  ///
  /// Works on all eight at once: what they might stand for is spelled again, and has to be the same.
  static func fourBytes(_ digits: UInt64) -> UInt32? {
    let each: UInt64 = 0x0101_0101_0101_0101
    let isLetter = digits >> 6 & each
    let values = digits & (each * 0x0F) + isLetter * 9
    let isAboveNine = (values + each * 118) >> 7 & each
    guard values + each * 0x30 + isAboveNine * 0x27 == digits, values & (each * 0x10) == 0 else { return nil }
    let pairs = (values << 4 | values >> 8) & 0x00FF_00FF_00FF_00FF
    let quads = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: quads | quads >> 16)
  }

  static func byte(high: UInt8, low: UInt8) -> UInt8? {
    guard let high = value(high), let low = value(low) else { return nil }
    return high << 4 | low
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
