import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// Says of a line whether it is a record by what SPEC §4 and §5 ask of its members, found in a tree: nothing of how the
/// library reads a line.
enum TreeReading {
  static func isRecord(_ line: [UInt8]) -> Bool {
    guard line.count <= 65_535, let value = try? JSONValue(canonical: line), isInProfile(value, 0),
      let record = value.object, Set(record.keys) == ["prev", "recorded", "rest", "seq", "signatures", "statement"],
      isHash(record["prev"]), let recorded = record["recorded"]?.string, Instant(recorded) != nil,
      isInteger(record["rest"], upTo: 1_048_575), isInteger(record["seq"], upTo: 1 << 53 - 1),
      let signatures = record["signatures"]?.array, areSignatures(signatures), let statement = record["statement"]
    else { return false }
    return isStatement(statement)
  }

  static func isStatement(_ value: JSONValue) -> Bool {
    guard value.canonicalBytes.count <= 32_768, let object = value.object,
      Set(object.keys).subtracting(["seen"]) == ["body", "id", "made", "type"], object["body"]?.object != nil,
      let id = object["id"]?.string, StatementID(id) != nil, let made = object["made"]?.string, Day(made) != nil,
      let type = object["type"]?.string, isCode(type)
    else { return false }
    return object["seen"].map(isSeen) ?? true
  }

  private static func isSeen(_ value: JSONValue) -> Bool {
    guard let seen = value.object else { return false }
    return seen.count == 2 && isHash(seen["leaf"]) && isInteger(seen["seq"], upTo: 1 << 53 - 1)
  }

  private static func areSignatures(_ signatures: [JSONValue]) -> Bool {
    let keys = signatures.map { signature -> [UInt8]? in
      guard let object = signature.object, object.count == 2, isHash(object["key"]), let text = object["sig"]?.string,
        Base64.decode(text)?.count == 64
      else { return nil }
      return Hex.decode(object["key"]!.string!)
    }
    let ascends = zip(keys, keys.dropFirst()).allSatisfy { ($0 ?? []).lexicographicallyPrecedes($1 ?? []) }
    return signatures.count <= 8 && !keys.contains(nil) && ascends
  }

  private static func isHash(_ value: JSONValue?) -> Bool {
    guard let text = value?.string else { return false }
    return Hex.decode(text)?.count == 32
  }

  private static func isInteger(_ value: JSONValue?, upTo limit: Int64) -> Bool {
    guard let integer = value?.integer else { return false }
    return (0...limit).contains(integer)
  }

  /// No `null`, keys of printable ASCII, at most 64 deep (SPEC §4).
  private static func isInProfile(_ value: JSONValue, _ depth: Int) -> Bool {
    switch value {
    case .null: false
    case .bool, .integer, .string: true
    case .array(let elements): depth < 64 && elements.allSatisfy { isInProfile($0, depth + 1) }
    case .object(let object): depth < 64 && object.allSatisfy { isKey($0.key) && isInProfile($0.value, depth + 1) }
    }
  }

  private static func isKey(_ key: String) -> Bool {
    (1...64).contains(key.utf8.count) && key.utf8.allSatisfy { 0x20...0x7E ~= $0 && $0 != 0x22 && $0 != 0x5C }
  }

  private static func isCode(_ text: String) -> Bool {
    let (letters, others) = ("abcdefghijklmnopqrstuvwxyz", "0123456789-")
    return (1...64).contains(text.utf8.count) && letters.contains(text.first!)
      && text.unicodeScalars.allSatisfy { (letters + others).unicodeScalars.contains($0) }
  }
}
