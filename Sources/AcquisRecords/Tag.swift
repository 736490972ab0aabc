import AcquisJSON
import AcquisValues

/// A `name:value` pair by which records are found (SPEC §9.3, Tags).
public struct Tag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The names that give tags.
  fileprivate static let spelledNames: [StaticString] = [
    "learner", "certification", "block", "centre", "session", "statement", "key", "organisation",
  ]

  /// What the value is of; statements give eight names.
  public let name: String
  /// The value, compared as bytes.
  public let value: String

  /// A tag to search for.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// `name:value`.
  public var description: String { "\(name):\(value)" }

  /// Equal when the bytes are: Swift's own string equality would take different spellings of an accent for one.
  public static func == (left: Tag, right: Tag) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.value.hasSameBytes(as: right.value)
  }

  /// Feeds the bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    for var text in [name, value] { text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) } }
    hasher.combine(name.utf8.count)
  }

  /// Ordered as the bytes of the description are.
  public static func < (left: Tag, right: Tag) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }
}

extension Statement {
  /// The tags: a pure function of the bytes, the same for every type. No repeats.
  public var tags: Set<Tag> {
    Set(
      tagSpellings.map { spelling in
        // No name has a colon in it.
        let colon = spelling.firstIndex(of: UInt8(ascii: ":"))!
        return Tag(
          String(decoding: spelling[..<colon], as: UTF8.self), String(decoding: spelling[(colon + 1)...], as: UTF8.self)
        )
      })
  }

  /// The tags as UTF-8, `name:value` each, without repeats. O(bytes), and no tree is built.
  public var tagSpellings: [[UInt8]] {
    bytes.withUnsafeBytes { bytes in
      var spellings = TagSpellings(bytes)
      do { try spellings.read(bodyRange) } catch {
        preconditionFailure("the body was found canonical when the statement was read")
      }
      return spellings.all
    }
  }
}

/// Takes the tags out of a body where it lies.
private struct TagSpellings {
  private(set) var all: [[UInt8]] = []
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func read(_ body: Range<Int>) throws(JSONError) {
    var cursor = CanonicalCursor(bytes, in: body)
    try cursor.enterObject()
    while let key = try cursor.nextKey() {
      guard let name = Tag.spelledNames.first(where: { cursor.spells(key, $0) }) else {
        _ = try cursor.skip()
        continue
      }
      switch bytes[cursor.offset] {
      case UInt8(ascii: "\""): add(name, try cursor.string(), cursor)
      case UInt8(ascii: "["): add(name, try cursor.value().array ?? [])
      default: _ = try cursor.skip()
      }
    }
    try cursor.finish()
  }

  private mutating func add(_ name: StaticString, _ text: Range<Int>, _ cursor: CanonicalCursor) {
    let spelled = UnsafeRawBufferPointer(rebasing: bytes[text])
    let isEscaped = spelled.contains(UInt8(ascii: "\\"))
    all.append(isEscaped ? spelling(name, cursor.text(text).utf8) : spelling(name, spelled))
  }

  /// An array with anything but strings in it gives no tag.
  private mutating func add(_ name: StaticString, _ elements: [JSONValue]) {
    let values = elements.compactMap(\.string)
    guard values.count == elements.count else { return }
    all += Set(values.map { spelling(name, $0.utf8) })
  }

  private func spelling(_ name: StaticString, _ value: some Collection<UInt8>) -> [UInt8] {
    var spelling: [UInt8] = []
    spelling.reserveCapacity(name.utf8CodeUnitCount + 1 + value.count)
    name.withUTF8Buffer { spelling += $0 }
    spelling.append(UInt8(ascii: ":"))
    spelling += value
    return spelling
  }
}
