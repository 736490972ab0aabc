/// Base64 in the one spelling acquis reads and writes: standard alphabet, padded (RFC 4648 §4), no white space.
///
/// Every byte sequence has exactly one text and every accepted text re-encodes to itself: unused bits of the last
/// digit must be zero (RFC 4648 §3.5), so that signed text cannot be respelled.
public enum Base64 {
  private static let padding = UInt8(ascii: "=")

  /// The base64 text of `bytes`. O(n).
  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes.makeIterator()
    while let first = rest.next() {
      let second = rest.next()
      let third = second == nil ? nil : rest.next()
      text.append(digit(first >> 2))
      text.append(digit(first << 4 | (second ?? 0) >> 4))
      text.append(second.map { digit($0 << 2 | (third ?? 0) >> 6) } ?? padding)
      text.append(third.map(digit) ?? padding)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that ASCII `text` spells; `nil` when `text` is not what ``encode(_:)`` would write for them. O(n).
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard text.count.isMultiple(of: 4) else { return nil }
    let padded = text.suffix(2).reversed().prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var bitCount = 0
    for character in text.dropLast(padded) {
      guard let value = value(character) else { return nil }
      bits = bits << 6 | UInt32(value)
      bitCount += 6
      guard bitCount >= 8 else { continue }
      bitCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
      bits &= (1 << UInt32(bitCount)) - 1
    }
    // What is left over are the unused bits of the last digit.
    return bits == 0 ? bytes : nil
  }

  /// The bytes that `text` spells; `nil` when `text` is not what ``encode(_:)`` would write for them. O(n).
  public static func decode(_ text: some StringProtocol) -> [UInt8]? { decode(text.utf8) }

  /// The digit for the low 6 bits of `value`.
  private static func digit(_ value: UInt8) -> UInt8 {
    switch value & 0x3F {
    case let value where value < 26: UInt8(ascii: "A") + value
    case let value where value < 52: UInt8(ascii: "a") + (value - 26)
    case let value where value < 62: UInt8(ascii: "0") + (value - 52)
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
