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
    append(Array(bytes), to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the base64 text of `bytes` to `text` as ASCII. O(n).
  package static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let rest = bytes.count - start
      let (first, second, third) = (bytes[start], rest > 1 ? bytes[start + 1] : 0, rest > 2 ? bytes[start + 2] : 0)
      text.append(digit(first >> 2))
      text.append(digit(first << 4 | second >> 4))
      text.append(rest > 1 ? digit(second << 2 | third >> 6) : padding)
      text.append(rest > 2 ? digit(third) : padding)
    }
  }

  /// The bytes that ASCII `text` spells; `nil` when `text` is not what ``encode(_:)`` would write for them. O(n).
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    text.withContiguousStorageIfAvailable { decode(bytes: $0) }
      ?? Array(text).withUnsafeBufferPointer { decode(bytes: $0) }
  }

  /// The bytes that ASCII `text` spells, read where it lies.
  package static func decode(bytes text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    var isValid = false
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { bytes, written in
      isValid = decode(text) { byte in
        bytes.initializeElement(at: written, to: byte)
        written += 1
      }
    }
    return isValid ? bytes : nil
  }

  /// Whether ASCII `text` spells `count` bytes, without putting them together. O(n).
  package static func spells(_ count: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let paddingCount = (3 - count % 3) % 3
    let end = text.count - paddingCount
    guard text.count == (count + 2) / 3 * 4, text[end...].allSatisfy({ $0 == padding }) else { return false }
    if count == 0 { return true }
    return values.withUnsafeBufferPointer { values in
      var strange: UInt8 = 0
      for index in 0..<end { strange |= values[Int(text[index])] }
      let unusedBits: UInt8 = 1 << (2 * UInt8(paddingCount)) - 1
      return strange < 64 && values[Int(text[end - 1])] & unusedBits == 0
    }
  }

  /// Gives each byte to `write`; `false`, at the end, where `text` is nothing that ``encode(_:)`` would write.
  @inline(__always)
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ write: (UInt8) -> Void) -> Bool {
    var end = text.count
    while end > 0, text.count - end < 2, text[end - 1] == padding { end -= 1 }
    return values.withUnsafeBufferPointer { values in
      var (bits, bitCount, strange): (UInt32, UInt32, UInt8) = (0, 0, 0)
      for index in 0..<end {
        let value = values[Int(text[index])]
        strange |= value
        bits = bits << 6 | UInt32(value & 63)
        bitCount += 6
        guard bitCount >= 8 else { continue }
        bitCount -= 8
        write(UInt8(truncatingIfNeeded: bits >> bitCount))
        bits &= (1 << bitCount) - 1
      }
      // What is left over are the unused bits of the last digit.
      return strange < 64 && bits == 0
    }
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

  /// What each character stands for; 64 where it is no digit.
  private static let values: [UInt8] = (0...255).map { value($0) ?? 64 }

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
