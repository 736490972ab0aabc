import AcquisJSON
import Seeded

/// Spells a value in some way that RFC 8259 allows: shuffled keys, white space, needless escapes in either case.
struct Respeller {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func spell(_ value: JSONValue) -> String {
    space() + core(value) + space()
  }

  private mutating func core(_ value: JSONValue) -> String {
    switch value {
    case .null: return "null"
    case .bool(let isTrue): return isTrue ? "true" : "false"
    case .integer(let number): return String(number)
    case .string(let text): return spell(text)
    case .array(let elements):
      var parts: [String] = []
      for element in elements { parts.append(spell(element)) }
      return "[" + (parts.isEmpty ? space() : parts.joined(separator: ",")) + "]"
    case .object(let object):
      var parts: [String] = []
      for (key, value) in object.shuffled(using: &generator) {
        parts.append(space() + spell(key) + space() + ":" + spell(value))
      }
      return "{" + (parts.isEmpty ? space() : parts.joined(separator: ",")) + "}"
    }
  }

  private mutating func spell(_ text: String) -> String {
    var spelled = "\""
    for scalar in text.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if !mustEscape && generator.chance(70) {
        spelled.unicodeScalars.append(scalar)
      } else if let short = Self.short[scalar], generator.chance(50) {
        spelled += short
      } else {
        for unit in String(scalar).utf16 { spelled += numeric(unit) }
      }
    }
    return spelled + "\""
  }

  private static let short: [Unicode.Scalar: String] = [
    "\"": "\\\"", "\\": "\\\\", "/": "\\/", "\u{8}": "\\b", "\t": "\\t", "\n": "\\n", "\u{C}": "\\f", "\r": "\\r",
  ]

  private mutating func numeric(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16, uppercase: generator.chance(50))
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private mutating func space() -> String {
    guard generator.chance(30) else { return "" }
    var space = ""
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      space += [" ", "\t", "\n", "\r"].randomElement(using: &generator)!
    }
    return space
  }
}
