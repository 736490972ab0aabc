/// A string in canonical bytes: where it stands between its quotes, and whether any of it is escaped.
struct CanonicalString {
  let start: Int
  let end: Int
  let isEscaped: Bool

  var range: Range<Int> { start..<end }
}

extension Reader {
  /// Reads a string in the one spelling that RFC 8785 §3.2.2.2 leaves it.
  mutating func canonicalString(_ bytes: RawSpan) throws(JSONError) -> CanonicalString {
    try expect(ASCII.quote, bytes)
    let start = offset
    var isEscaped = false
    while true {
      plainASCII(bytes)
      guard offset < bytes.byteCount else { throw JSONError(.unexpectedEnd, at: offset) }
      switch bytes.byte(at: offset) {
      case ASCII.quote:
        offset &+= 1
        return CanonicalString(start: start, end: offset &- 1, isEscaped: isEscaped)
      case ASCII.backslash:
        try canonicalEscape(bytes)
        isEscaped = true
      case 0x80...: try scalar(bytes)
      default: throw JSONError(.controlCharacter, at: offset)
      }
    }
  }

  /// Steps over an escape, if canonical form has it for this character.
  private mutating func canonicalEscape(_ bytes: RawSpan) throws(JSONError) {
    let escape = try self.escape(bytes)
    guard Escape.canonical(escape.unit, isShort: escape.isShort) else {
      throw JSONError(.nonCanonicalEscape, at: offset)
    }
    // The value is right, so the digits can be wrong in their case only: `1F` for `1f`.
    if !escape.isShort, bytes.byte(at: offset &+ 5) != Escape.digit(escape.unit & 0xF) {
      throw JSONError(.nonCanonicalEscape, at: offset)
    }
    offset &+= escape.length
  }

  /// Whether `left` precedes `right`, both read by `canonicalString`, in the order of keys.
  @inline(__always)
  static func compare(_ left: CanonicalString, _ right: CanonicalString, _ bytes: RawSpan) -> UTF16Order.Relation {
    if left.isEscaped || right.isEscaped { return compareUnescaped(left, right, bytes) }
    return UTF16Order.compare(bytes.extracting(left.range), bytes.extracting(right.range))
  }

  @inline(never)
  private static func compareUnescaped(
    _ left: CanonicalString, _ right: CanonicalString, _ bytes: RawSpan
  ) -> UTF16Order.Relation {
    let (left, right) = (unescaped(left.range, bytes), unescaped(right.range, bytes))
    return UTF16Order.compare(left.span.bytes, right.span.bytes)
  }

  /// The UTF-8 that the bytes between the quotes of a canonical string stand for. O(n).
  static func unescaped(_ range: Range<Int>, _ bytes: RawSpan) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var reader = Reader(offset: range.lowerBound)
    while reader.offset < range.upperBound {
      let byte = bytes.byte(at: reader.offset)
      if byte == ASCII.backslash, let escape = try? reader.escape(bytes) {
        result.append(UInt8(escape.unit))
        reader.offset += escape.length
      } else {
        result.append(byte)
        reader.offset += 1
      }
    }
    return result
  }
}
