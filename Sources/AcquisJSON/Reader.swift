/// A position in bytes that are being read, with the tokens that canonical and free JSON spell alike.
///
/// The bytes are passed to each call: a `RawSpan` cannot be kept, and every access through it is bounds-checked.
struct Reader {
  /// The next byte to read.
  var offset = 0

  /// How many arrays and objects are open.
  private(set) var depth = 0

  /// How many may be.
  var depthLimit = JSONValue.depthLimit

  /// Whether `null` and keys beyond 1 to 64 printable ASCII characters are refused (SPEC §4).
  var isNarrow = false

  /// The next byte, or 0, which begins nothing in JSON, at the end.
  @inline(__always)
  func peek(_ bytes: RawSpan) -> UInt8 {
    offset < bytes.byteCount ? bytes.byte(at: offset) : 0
  }

  /// Steps over `byte`, or refuses what stands in its place.
  @inline(__always)
  mutating func expect(_ byte: UInt8, _ bytes: RawSpan) throws(JSONError) {
    guard peek(bytes) == byte else { throw unexpected(bytes) }
    offset &+= 1
  }

  /// Steps over the bracket or brace that opens an array or object.
  @inline(__always)
  mutating func open(_ byte: UInt8, _ bytes: RawSpan) throws(JSONError) {
    guard peek(bytes) == byte else { throw unexpected(bytes) }
    guard depth < depthLimit else { throw JSONError(.tooDeep, at: offset) }
    depth &+= 1
    offset &+= 1
  }

  /// Steps over `byte` if it closes the array or object here.
  @inline(__always)
  mutating func close(_ byte: UInt8, _ bytes: RawSpan) -> Bool {
    guard peek(bytes) == byte else { return false }
    depth &-= 1
    offset &+= 1
    return true
  }

  /// Reads `true`, `false` or `null`.
  mutating func literal(_ bytes: RawSpan) throws(JSONError) -> JSONValue {
    switch peek(bytes) {
    case UInt8(ascii: "t"):
      try word("true", bytes)
      return .bool(true)
    case UInt8(ascii: "f"):
      try word("false", bytes)
      return .bool(false)
    case UInt8(ascii: "n"):
      try word("null", bytes)
      return .null
    default: throw unexpected(bytes)
    }
  }

  @inline(__always)
  private mutating func word(_ word: StaticString, _ bytes: RawSpan) throws(JSONError) {
    for index in 0..<word.utf8CodeUnitCount {
      guard peek(bytes) == word.utf8Start[index] else { throw unexpectedInToken(bytes) }
      offset &+= 1
    }
  }

  /// Refuses bytes after the value.
  func end(_ bytes: RawSpan) throws(JSONError) {
    guard offset == bytes.byteCount else { throw JSONError(.trailingBytes, at: offset) }
  }
}

extension Reader {
  /// What is wrong here, between tokens.
  func unexpected(_ bytes: RawSpan) -> JSONError {
    if peek(bytes).isJSONWhitespace { return JSONError(.whitespace, at: offset) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if offset == 0, bytes.byteCount >= 3, (0..<3).allSatisfy({ bytes.byte(at: $0) == mark[$0] }) {
      return JSONError(.byteOrderMark, at: 0)
    }
    return unexpectedInToken(bytes)
  }

  /// What is wrong here, within a token.
  func unexpectedInToken(_ bytes: RawSpan) -> JSONError {
    JSONError(offset < bytes.byteCount ? .unexpectedByte : .unexpectedEnd, at: offset)
  }
}
