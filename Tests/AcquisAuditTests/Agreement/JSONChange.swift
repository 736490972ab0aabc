import AcquisJSON
import Seeded

/// Changes one value somewhere in a document.
struct JSONChange {
  /// Strings that stand elsewhere.
  let pool: [String]
  var chance: SeededGenerator

  private static let edges = [
    "", "x", "0000-01-01", "0001-01-01", "2026-02-29", "9999-12-31", "RNCP2", "RS1", "BC3", "é", "a\nb", "rule-stated",
    "block-assessed", "both", "vae", "acquired", "operator", "AA==", "\u{7F}", String(repeating: "a", count: 65),
    String(repeating: "0", count: 64), String(repeating: "b", count: 301),
  ]

  init(pool: [String], chance: SeededGenerator) {
    self.pool = pool + JSONChange.edges
    self.chance = chance
  }

  /// The document with one change.
  mutating func change(_ document: JSONValue) -> JSONValue {
    var target = chance.below(JSONChange.count(document))
    return change(document, &target)
  }

  private static func count(_ value: JSONValue) -> Int {
    switch value {
    case .array(let elements): elements.reduce(1) { $0 + count($1) }
    case .object(let object): object.reduce(1) { $0 + count($1.value) }
    default: 1
    }
  }

  private mutating func change(_ value: JSONValue, _ target: inout Int) -> JSONValue {
    target -= 1
    if target == -1 { return replacement(value) }
    switch value {
    case .array(let elements): return .array(elements.map { target < 0 ? $0 : change($0, &target) })
    case .object(let object):
      let members = object.map { ($0.key, target < 0 ? $0.value : change($0.value, &target)) }
      return .object(JSONObject(uniqueMembers: members))
    default: return value
    }
  }

  private mutating func replacement(_ value: JSONValue) -> JSONValue {
    if chance.once(in: 12) { return chance.pick([0, "x", [], [:], false]) }
    switch value {
    case .string(let text):
      return .string(chance.pick([chance.pick(pool), chance.pick(pool), text + "0", String(text.dropLast()), text]))
    case .integer(let number):
      return .integer(chance.pick([number + 1, max(number, -5) - 1, 0, 1, -1, 2, 9, 1 << 53 - 1]))
    case .bool(let value): return .bool(!value)
    case .array(let elements): return .array(changed(elements))
    case .object(let object): return .object(changed(object))
    case .null: return 0
    }
  }

  private mutating func changed(_ elements: [JSONValue]) -> [JSONValue] {
    var elements = elements
    guard !elements.isEmpty else { return [.string(chance.pick(pool))] }
    switch chance.below(3) {
    case 0: elements.remove(at: chance.below(elements.count))
    case 1: elements.append(chance.pick(elements))
    default: elements.shuffle(using: &chance)
    }
    return elements
  }

  private mutating func changed(_ object: JSONObject) -> JSONObject {
    var object = object
    let keys = object.map(\.key)
    if keys.isEmpty || chance.once(in: 2) {
      object[chance.pick(["x", "block", "until", "from", "learner", "evidence", "level", "seen"])] =
        .string(chance.pick(pool))
    } else {
      object[chance.pick(keys)] = nil
    }
    return object
  }
}

extension JSONValue {
  /// Every string in it.
  var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(\.strings)
    case .object(let object): object.flatMap(\.value.strings)
    default: []
    }
  }
}
