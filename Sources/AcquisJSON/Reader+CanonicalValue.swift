extension Reader {
  /// Steps over one value of any kind, proving it canonical.
  mutating func skipCanonicalValue(_ bytes: RawSpan) throws(JSONError) {
    switch peek(bytes) {
    case ASCII.quote: _ = try canonicalString(bytes)
    case ASCII.openBrace:
      try open(ASCII.openBrace, bytes)
      var key: CanonicalString?
      while try nextCanonicalKey(&key, bytes) { try skipCanonicalValue(bytes) }
    case ASCII.openBracket:
      try open(ASCII.openBracket, bytes)
      var isFirst = true
      while try nextCanonicalElement(&isFirst, bytes) { try skipCanonicalValue(bytes) }
    case ASCII.minus, ASCII.zero...ASCII.nine: _ = try integer(bytes)
    case UInt8(ascii: "n") where isNarrow: throw JSONError(.wrongKind, at: offset)
    default: _ = try literal(bytes)
    }
  }

  /// Reads one value of any kind into a tree, proving it canonical.
  mutating func canonicalValue(_ bytes: RawSpan) throws(JSONError) -> JSONValue {
    switch peek(bytes) {
    case ASCII.quote: return .string(Self.text(try canonicalString(bytes), bytes))
    case ASCII.openBrace:
      try open(ASCII.openBrace, bytes)
      var members: [(key: String, value: JSONValue)] = []
      var key: CanonicalString?
      while try nextCanonicalKey(&key, bytes), let key {
        members.append((key: Self.text(key, bytes), value: try canonicalValue(bytes)))
      }
      return .object(JSONObject(sortedMembers: members))
    case ASCII.openBracket:
      try open(ASCII.openBracket, bytes)
      var elements: [JSONValue] = []
      var isFirst = true
      while try nextCanonicalElement(&isFirst, bytes) { elements.append(try canonicalValue(bytes)) }
      return .array(elements)
    case ASCII.minus, ASCII.zero...ASCII.nine: return .integer(try integer(bytes))
    default: return try literal(bytes)
    }
  }

  /// Within an object: replaces `key` (`nil` before the first) by the next one, which must come after it, and steps to
  /// its value; or closes the object and returns `false`.
  @inline(__always)
  mutating func nextCanonicalKey(_ key: inout CanonicalString?, _ bytes: RawSpan) throws(JSONError) -> Bool {
    if close(ASCII.closeBrace, bytes) { return false }
    if key != nil { try expect(ASCII.comma, bytes) }
    let next = try canonicalString(bytes)
    if isNarrow, !Self.isNarrowKey(next, bytes) { throw JSONError(.unexpectedByte, at: next.start) }
    if let key {
      switch Self.compare(key, next, bytes) {
      case .before: break
      case .same: throw JSONError(.duplicateKey, at: next.start &- 1)
      case .after: throw JSONError(.keyOrder, at: next.start &- 1)
      }
    }
    try expect(ASCII.colon, bytes)
    key = next
    return true
  }

  private static func isNarrowKey(_ key: CanonicalString, _ bytes: RawSpan) -> Bool {
    guard !key.isEscaped, (1...64).contains(key.range.count) else { return false }
    for index in key.range where !(0x20...0x7E).contains(bytes.byte(at: index)) { return false }
    return true
  }

  /// Within an array: steps to the next element, or closes the array and returns `false`.
  @inline(__always)
  mutating func nextCanonicalElement(_ isFirst: inout Bool, _ bytes: RawSpan) throws(JSONError) -> Bool {
    if close(ASCII.closeBracket, bytes) { return false }
    if !isFirst { try expect(ASCII.comma, bytes) }
    isFirst = false
    return true
  }

  private static func text(_ string: CanonicalString, _ bytes: RawSpan) -> String {
    string.isEscaped
      ? String(decoding: unescaped(string.range, bytes), as: UTF8.self)
      : bytes.text(string.range)
  }

  /// Opens the array or object that has to stand here.
  mutating func openCanonical(_ byte: UInt8, _ bytes: RawSpan) throws(JSONError) {
    try requireKind(peek(bytes) == byte, bytes)
    try open(byte, bytes)
  }

  /// Unless the value here is of the kind asked for, tells another value from what is none.
  @inline(__always)
  func requireKind(_ isAskedFor: Bool, _ bytes: RawSpan) throws(JSONError) {
    if !isAskedFor { throw wrongKind(bytes) }
  }

  private func wrongKind(_ bytes: RawSpan) -> JSONError {
    switch peek(bytes) {
    case ASCII.quote, ASCII.openBrace, ASCII.openBracket, ASCII.minus, ASCII.zero...ASCII.nine,
      UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      JSONError(.wrongKind, at: offset)
    default: unexpected(bytes)
    }
  }
}
