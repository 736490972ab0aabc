/// Walks canonical bytes from left to right, into objects and arrays as its caller likes, and proves them canonical on
/// the way: once ``finish()`` has returned, `JSONValue(canonical:)` would accept them too. Until then nothing that was
/// read is more than a prefix of what may yet be refused.
///
/// ```swift
/// var cursor = CanonicalCursor(line)
/// try cursor.enterObject()
/// while let key = try cursor.nextKey() {
///   if cursor.spells(key, "seq") { seq = try cursor.integer() } else { _ = try cursor.skip() }
/// }
/// try cursor.finish()
/// ```
///
/// A cursor keeps a pointer, not the bytes: use it only while they stay where they are. Every access is bounds-checked.
/// Calls out of turn (a second value after one key, `finish()` within an object) are mistakes of the caller and trap.
/// After an error the cursor is spent.
public struct CanonicalCursor {
  private let bytes: UnsafeRawBufferPointer
  private var reader: Reader
  private var entered: [Container] = []
  private var expectsValue = true

  /// An array or object that the caller has entered.
  private enum Container {
    case object(last: CanonicalString?)
    case array(isFirst: Bool)
  }

  /// Stands before the value that is all of `bytes`.
  public init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    self.reader = Reader()
    entered.reserveCapacity(4)
  }

  /// Stands before the value that is `range` of `bytes`, such as a member found by ``CanonicalScanner``. Ranges and
  /// offsets count from the start of `bytes`; nesting counts from the value.
  public init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) {
    precondition(0 <= range.lowerBound && range.upperBound <= bytes.count, "the range lies outside the bytes")
    self.bytes = UnsafeRawBufferPointer(rebasing: bytes[..<range.upperBound])
    self.reader = Reader(offset: range.lowerBound)
    entered.reserveCapacity(4)
  }

  /// The next byte to read, counted from the start of the bytes.
  public var offset: Int { reader.offset }
}

extension CanonicalCursor {
  /// Enters the object here. Throws `wrongKind` if another value stands here.
  public mutating func enterObject() throws(JSONError) {
    takeTurn()
    try reader.openCanonical(ASCII.openBrace, bytes.bytes)
    entered.append(.object(last: nil))
  }

  /// Within an object: steps to the value of the next member and returns its key, as spelled between the quotes; leaves
  /// the object and returns `nil` after the last.
  public mutating func nextKey() throws(JSONError) -> Range<Int>? {
    precondition(!expectsValue, "read or skip the value before asking for the next key")
    guard case .object(var key) = entered.last else { preconditionFailure("the cursor is not in an object") }
    guard try reader.nextCanonicalKey(&key, bytes.bytes), let key else {
      entered.removeLast()
      return nil
    }
    entered[entered.count - 1] = .object(last: key)
    expectsValue = true
    return key.range
  }

  /// Enters the array here. Throws `wrongKind` if another value stands here.
  public mutating func enterArray() throws(JSONError) {
    takeTurn()
    try reader.openCanonical(ASCII.openBracket, bytes.bytes)
    entered.append(.array(isFirst: true))
  }

  /// Within an array: steps to the next element and returns `true`; leaves the array and returns `false` after the last.
  public mutating func nextElement() throws(JSONError) -> Bool {
    precondition(!expectsValue, "read or skip the element before asking for the next")
    guard case .array(var isFirst) = entered.last else { preconditionFailure("the cursor is not in an array") }
    guard try reader.nextCanonicalElement(&isFirst, bytes.bytes) else {
      entered.removeLast()
      return false
    }
    entered[entered.count - 1] = .array(isFirst: isFirst)
    expectsValue = true
    return true
  }

  /// Steps over the value here, whatever it is, and returns where it stands with all its delimiters.
  public mutating func skip() throws(JSONError) -> Range<Int> {
    takeTurn()
    let start = reader.offset
    try reader.skipCanonicalValue(bytes.bytes)
    return start..<reader.offset
  }

  /// Reads the string here and returns where it stands between its quotes, as spelled. Throws `wrongKind` if another
  /// value stands here.
  public mutating func string() throws(JSONError) -> Range<Int> {
    takeTurn()
    try reader.requireKind(reader.peek(bytes.bytes) == ASCII.quote, bytes.bytes)
    return try reader.canonicalString(bytes.bytes).range
  }

  /// Reads the number here. Throws `wrongKind` if another value stands here.
  public mutating func integer() throws(JSONError) -> Int64 {
    takeTurn()
    let first = reader.peek(bytes.bytes)
    try reader.requireKind(first == ASCII.minus || (ASCII.zero...ASCII.nine).contains(first), bytes.bytes)
    return try reader.integer(bytes.bytes)
  }

  /// Reads the value here into a tree.
  public mutating func value() throws(JSONError) -> JSONValue {
    takeTurn()
    return try reader.canonicalValue(bytes.bytes)
  }

  /// Refuses bytes after the value, all of which has been read.
  public func finish() throws(JSONError) {
    precondition(entered.isEmpty && !expectsValue, "the cursor has not reached the end of its value")
    try reader.end(bytes.bytes)
  }

  private mutating func takeTurn() {
    precondition(expectsValue, "no value stands here: ask for the next key or element first")
    expectsValue = false
  }
}

extension CanonicalCursor {
  /// Whether a range, of a key or of a string, spells `name`: of ASCII without quotes, backslashes and controls, as the
  /// names of the ledger's members are. O(n).
  public func spells(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    let span = bytes.bytes.extracting(range)
    for index in 0..<range.count where span.byte(at: index) != name.utf8Start[index] { return false }
    return true
  }

  /// The text of a range that ``nextKey()`` or ``string()`` returned. O(n).
  public func text(_ range: Range<Int>) -> String {
    String(decoding: Reader.unescaped(range, bytes.bytes), as: UTF8.self)
  }
}
