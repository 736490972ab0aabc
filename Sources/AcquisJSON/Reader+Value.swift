extension Reader {
  /// Steps over white space.
  @inline(__always)
  mutating func skipWhitespace(_ bytes: RawSpan) {
    while peek(bytes).isJSONWhitespace { offset &+= 1 }
  }

  /// Reads one value in any spelling.
  mutating func value(_ bytes: RawSpan) throws(JSONError) -> JSONValue {
    switch peek(bytes) {
    case ASCII.quote: .string(try string(bytes))
    case ASCII.openBrace: .object(try object(bytes))
    case ASCII.openBracket: .array(try array(bytes))
    case ASCII.minus, ASCII.zero...ASCII.nine: .integer(try integer(bytes))
    default: try literal(bytes)
    }
  }

  private mutating func array(_ bytes: RawSpan) throws(JSONError) -> [JSONValue] {
    try open(ASCII.openBracket, bytes)
    skipWhitespace(bytes)
    var elements: [JSONValue] = []
    while !close(ASCII.closeBracket, bytes) {
      if !elements.isEmpty { try step(over: ASCII.comma, bytes) }
      elements.append(try value(bytes))
      skipWhitespace(bytes)
    }
    return elements
  }

  private mutating func object(_ bytes: RawSpan) throws(JSONError) -> JSONObject {
    try open(ASCII.openBrace, bytes)
    skipWhitespace(bytes)
    var members: [ReadMember] = []
    while !close(ASCII.closeBrace, bytes) {
      if !members.isEmpty { try step(over: ASCII.comma, bytes) }
      let start = offset
      let key = try string(bytes)
      skipWhitespace(bytes)
      try step(over: ASCII.colon, bytes)
      members.append(ReadMember(key: key, value: try value(bytes), offset: start))
      skipWhitespace(bytes)
    }
    return try JSONObject(sorting: members)
  }

  /// Steps over `byte` and the white space after it.
  private mutating func step(over byte: UInt8, _ bytes: RawSpan) throws(JSONError) {
    try expect(byte, bytes)
    skipWhitespace(bytes)
  }
}

/// A member as it was read, before its object is sorted.
private struct ReadMember {
  let key: String
  let value: JSONValue
  let offset: Int
}

extension JSONObject {
  /// Sorts members in the order of their keys; refuses the first that repeats one. O(n log n).
  fileprivate init(sorting members: [ReadMember]) throws(JSONError) {
    let sorted = members.sorted {
      switch UTF16Order.compare($0.key, $1.key) {
      case .before: true
      case .after: false
      case .same: $0.offset < $1.offset
      }
    }
    let repeated = zip(sorted, sorted.dropFirst()).filter { UTF16Order.compare($0.key, $1.key) == .same }
    if let offset = repeated.map(\.1.offset).min() { throw JSONError(.duplicateKey, at: offset) }
    self.init(sortedMembers: sorted.map { (key: $0.key, value: $0.value) })
  }
}
