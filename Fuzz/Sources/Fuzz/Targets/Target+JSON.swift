import AcquisCredits
import AcquisJSON

extension Target {
  static let json = [
    Target(name: "json", check: checkCanonical), Target(name: "json-text", check: checkText),
    Target(name: "conditions", check: checkConditions),
  ]

  /// One spelling a value; tree, scanner and cursor agree, on the refusal too.
  private static func checkCanonical(_ bytes: [UInt8]) {
    let read = outcome { () throws(JSONError) in try JSONValue(canonical: bytes) }
    let validated = outcome { () throws(JSONError) in try CanonicalScanner.validate(bytes) }
    let walked = outcome { () throws(JSONError) in try walk(bytes) }
    let value: JSONValue
    switch read {
    case .success(let read): value = read
    case .failure(let error):
      demand(fault(of: validated) == error, "the scanner refuses otherwise than the reader")
      demand(fault(of: walked) == error, "the cursor refuses otherwise than the reader")
      return
    }
    demand(value.canonicalBytes == bytes, "canonical bytes come back otherwise")
    demand(fault(of: validated) == nil, "the scanner refuses what the reader accepts")
    demand((try? walked.get()) == value, "the cursor reads another value")
    demand((try? JSONValue(parsing: bytes)) == value, "canonical bytes are a text of another value")
    guard let object = value.object else { return }
    let members = try? CanonicalScanner.topLevelMembers(of: bytes)
    demand(members?.count == object.count, "the scanner finds other members")
    for (member, known) in zip(members ?? [], object) {
      demand((try? JSONValue(canonical: bytes[member.value])) == known.value, "the scanner finds another value")
    }
  }

  private static func fault<Value>(of result: Result<Value, JSONError>) -> JSONError? {
    if case .failure(let error) = result { error } else { nil }
  }

  /// Reads by the cursor, into objects and arrays.
  private static func walk(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    // A closure with a typed error would not be inferred as such.
    let result = bytes.withUnsafeBytes { buffer in
      outcome { () throws(JSONError) in
        var cursor = CanonicalCursor(buffer)
        let value = try walk(&cursor, buffer, depth: 0)
        try cursor.finish()
        return value
      }
    }
    return try result.get()
  }

  private static func walk(
    _ cursor: inout CanonicalCursor, _ bytes: UnsafeRawBufferPointer, depth: Int
  ) throws(JSONError) -> JSONValue {
    // Deeper, the cursor reads by itself: its nesting counts from where it is asked.
    let first = cursor.offset < bytes.count && depth < 3 ? bytes[cursor.offset] : 0
    switch first {
    case UInt8(ascii: "{"):
      try cursor.enterObject()
      var members: [(String, JSONValue)] = []
      while let key = try cursor.nextKey() {
        members.append((cursor.text(key), try walk(&cursor, bytes, depth: depth + 1)))
      }
      return .object(JSONObject(uniqueMembers: members))
    case UInt8(ascii: "["):
      try cursor.enterArray()
      var elements: [JSONValue] = []
      while try cursor.nextElement() { elements.append(try walk(&cursor, bytes, depth: depth + 1)) }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(cursor.text(try cursor.string()))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try cursor.integer())
    default: return try cursor.value()
    }
  }

  /// What people may write has a canonical form, and a form for people, that both mean the same.
  private static func checkText(_ bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes) else { return }
    demand((try? JSONValue(canonical: value.canonicalBytes)) == value, "the canonical form means something else")
    demand((try? JSONValue(parsing: value.pretty.utf8)) == value, "the form for people means something else")
  }

  /// The files in which a policy or a rule is stated.
  private static func checkConditions(_ bytes: [UInt8]) {
    guard let json = try? JSONValue(parsing: bytes) else { return }
    if let policy = try? Policy(json: json) {
      demand((try? Policy(json: policy.json)) == policy, "a policy comes back otherwise")
    }
    for rules in Rules.allCases {
      guard let rule = try? CompositionRule(json: json, rules: rules) else { continue }
      demand((try? CompositionRule(json: rule.json, rules: rules)) == rule, "a rule comes back otherwise")
    }
  }
}
