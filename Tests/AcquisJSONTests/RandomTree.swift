import AcquisJSON
import Seeded

/// Random values of the whole profile, inclined to what goes wrong: escapes, borders of number and code point ranges,
/// keys that differ in their UTF-16 order or by normalisation only.
struct RandomTree {
  var generator: SeededGenerator

  /// Leaves combining marks out, for readers that compare keys by canonical equivalence.
  var avoidsCombiningMarks = false

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch Int.random(in: depth < 5 ? 0..<10 : 4..<10, using: &generator) {
    case 0...1: .object(object(depth: depth))
    case 2...3: .array((0..<Int.random(in: 0..<6, using: &generator)).map { _ in value(depth: depth + 1) })
    case 4: .null
    case 5: .bool(generator.chance(50))
    case 6...7: .integer(integer())
    default: .string(string())
    }
  }

  mutating func object(depth: Int = 0) -> JSONObject {
    var object = JSONObject()
    for _ in 0..<Int.random(in: 0..<8, using: &generator) { object[string()] = value(depth: depth + 1) }
    return object
  }

  mutating func integer() -> Int64 {
    let range = JSONValue.integerRange
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return [0, 1, -1, 9, 10, range.lowerBound, range.upperBound].randomElement(using: &generator)!
    case 1: return Int64.random(in: range, using: &generator)
    default: return Int64.random(in: -1000...1000, using: &generator)
    }
  }

  mutating func string() -> String {
    var string = ""
    for _ in 0..<Int.random(in: 0..<12, using: &generator) { string.unicodeScalars.append(scalar()) }
    return string
  }

  private mutating func scalar() -> Unicode.Scalar {
    if generator.chance(50) { return Unicode.Scalar(UInt8.random(in: 0x61...0x65, using: &generator)) }
    let special: [Unicode.Scalar] = [
      "\0", "\u{8}", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{1F}", " ", "\"", "/", "\\", "\u{7F}", "\u{80}", "\u{7FF}",
      "\u{800}", "\u{20AC}", "\u{D7FF}", "\u{E000}", "\u{FB33}", "\u{FFFF}", "\u{10000}", "\u{1F600}", "\u{10FFFF}",
    ]
    let marks: [Unicode.Scalar] = ["\u{E9}", "\u{301}", "\u{212B}", "\u{C5}", "\u{30A}"]
    return (avoidsCombiningMarks ? special : special + marks).randomElement(using: &generator)!
  }
}
