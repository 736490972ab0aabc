/// Proves bytes canonical without building a tree, and says where the members of the object stand.
///
/// What `JSONValue(canonical:)` refuses this refuses, at the same byte, and any value but an object. A scanner that is kept
/// allocates nothing once it has met its largest object:
///
/// ```swift
/// var scanner = CanonicalScanner()
/// for line in lines {
///   try scanner.scan(line)
///   for member in scanner.members { … line[member.value] … }
/// }
/// ```
///
/// ``CanonicalCursor`` goes further down.
public struct CanonicalScanner: Sendable {
  /// Where a member of an object stands.
  public struct Member: Hashable, Sendable {
    /// The key as it is spelled between its quotes. In canonical form equal keys are equal bytes, escapes and all.
    public let key: Range<Int>

    /// The value with all its delimiters.
    public let value: Range<Int>
  }

  /// The members of the object scanned last, in canonical order; none if it was refused.
  public private(set) var members: [Member] = []

  /// A scanner that has seen nothing.
  public init() {}

  /// Proves all of `bytes` to be one canonical object and takes down its members. O(n), no allocation for the nesting.
  public mutating func scan(_ bytes: RawSpan) throws(JSONError) {
    members.removeAll(keepingCapacity: true)
    do {
      try readMembers(bytes)
    } catch {
      members.removeAll(keepingCapacity: true)
      throw error
    }
  }

  /// Proves all of `bytes` to be one canonical object, as `scan(_:)` of a span does. Ranges and offsets count from the
  /// collection's start.
  @inlinable
  public mutating func scan(_ bytes: some Collection<UInt8>) throws(JSONError) {
    try bytes.withRawSpan { bytes throws(JSONError) in try scan(bytes) }
  }

  private mutating func readMembers(_ bytes: RawSpan) throws(JSONError) {
    var reader = Reader()
    try reader.openCanonical(ASCII.openBrace, bytes)
    var key: CanonicalString?
    while try reader.nextCanonicalKey(&key, bytes), let key {
      let start = reader.offset
      try reader.skipCanonicalValue(bytes)
      members.append(Member(key: key.range, value: start..<reader.offset))
    }
    try reader.end(bytes)
  }
}

extension CanonicalScanner {
  /// Proves all of `bytes` to be one canonical value of any kind. O(n), no allocation.
  public static func validate(_ bytes: RawSpan) throws(JSONError) {
    var reader = Reader()
    try reader.skipCanonicalValue(bytes)
    try reader.end(bytes)
  }

  /// Proves all of `bytes` canonical, as `validate(_:)` of a span does. Offsets count from the collection's start.
  @inlinable
  public static func validate(_ bytes: some Collection<UInt8>) throws(JSONError) {
    try bytes.withRawSpan { bytes throws(JSONError) in try validate(bytes) }
  }

  /// The members of one canonical object, all of whose bytes are proved canonical. O(n).
  @inlinable
  public static func topLevelMembers(of bytes: some Collection<UInt8>) throws(JSONError) -> [Member] {
    var scanner = CanonicalScanner()
    try scanner.scan(bytes)
    return scanner.members
  }
}

extension CanonicalScanner {
  /// Where the object that begins at `offset` ends, given that it stands inside `depth` arrays and objects; `nil` unless it is
  /// canonical and keeps to the grammar of SPEC §4, which is narrower than RFC 8785: no `null`, and keys of 1 to 64
  /// printable ASCII characters without `"` and `\`. O(n), no allocation.
  public static func endOfObject(at offset: Int, inside depth: Int, of bytes: RawSpan) -> Int? {
    var reader = Reader(offset: offset, depth: depth, isNarrow: true)
    guard reader.peek(bytes) == ASCII.openBrace else { return nil }
    do { try reader.skipCanonicalValue(bytes) } catch { return nil }
    return reader.offset
  }
}
