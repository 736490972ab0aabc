import AcquisJSON

/// A `name:value` pair by which records are found (SPEC §9.3, Tags).
public struct Tag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The names that give tags.
  public static let names = [
    "learner", "certification", "block", "centre", "session", "statement", "key", "organisation",
  ]

  /// One of ``names``.
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
    left.name.utf8.elementsEqual(right.name.utf8) && left.value.utf8.elementsEqual(right.value.utf8)
  }

  /// Feeds the bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    for byte in description.utf8 { hasher.combine(byte) }
  }

  /// Ordered as the bytes of the description are.
  public static func < (left: Tag, right: Tag) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }
}

extension Statement {
  /// The tags: a pure function of the bytes, the same for every type. No repeats.
  public var tags: Set<Tag> {
    var tags: Set<Tag> = []
    for name in Tag.names {
      switch body[name] {
      case .string(let value): tags.insert(Tag(name, value))
      case .array(let elements):
        // An array with anything but strings in it gives no tag.
        let values = elements.compactMap(\.string)
        if values.count == elements.count { tags.formUnion(values.map { Tag(name, $0) }) }
      default: break
      }
    }
    return tags
  }
}
