/// One escape of a JSON string: a UTF-16 code unit and the bytes that spell it.
struct Escape {
  /// The code unit it stands for.
  let unit: UInt16

  /// Whether it is one of the two-character escapes, such as `\n`.
  let isShort: Bool

  /// How many bytes it takes.
  var length: Int { isShort ? 2 : 6 }

  /// The code unit of a two-character escape by its second byte (RFC 8259 §7); `nil` when there is none.
  static func short(_ byte: UInt8) -> UInt16? {
    switch byte {
    case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): UInt16(byte)
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    default: nil
    }
  }

  /// The second byte of the two-character escape that canonical form has for a character, if any.
  static func shortSpelling(_ unit: UInt16) -> UInt8? {
    switch unit {
    case UInt16(ASCII.quote), UInt16(ASCII.backslash): UInt8(unit)
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    default: nil
    }
  }

  /// Whether canonical form escapes this character, and in this way (RFC 8785 §3.2.2.2).
  static func canonical(_ unit: UInt16, isShort: Bool) -> Bool {
    let hasShortSpelling = shortSpelling(unit) != nil
    return isShort ? hasShortSpelling : unit < 0x20 && !hasShortSpelling
  }

  /// The lower-case hexadecimal digit of a number below 16.
  static func digit(_ value: UInt16) -> UInt8 {
    UInt8(value) + (value < 10 ? ASCII.zero : UInt8(ascii: "a") - 10)
  }

  /// The number that a hexadecimal digit of either case stands for.
  static func value(ofDigit byte: UInt8) -> UInt16? {
    switch byte {
    case ASCII.zero...ASCII.nine: UInt16(byte - ASCII.zero)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
