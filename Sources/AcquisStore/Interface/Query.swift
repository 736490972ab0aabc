public import AcquisRecords

/// Which records are asked for: those that match at least one of the items (SPEC §10).
public struct Query: Hashable, Sendable {
  /// Records of one of the types that have all of the tags.
  public struct Item: Hashable, Sendable {
    /// The types; empty for any type.
    public let types: Set<String>
    /// The tags that a record must have, all of them; empty for no demand.
    public let tags: Set<Tag>

    /// Records of any of `types` (of any type, if empty) with all of `tags`.
    public init(types: Set<String> = [], tags: Set<Tag> = []) {
      self.types = types
      self.tags = tags
    }
  }

  /// The items; a query without items matches nothing.
  public var items: [Item]

  /// The union of `items`.
  public init(_ items: [Item]) { self.items = items }

  /// Records of any of `types` with all of `tags`.
  public init(types: Set<String> = [], tags: Set<Tag> = []) { items = [Item(types: types, tags: tags)] }

  /// Every record.
  public static let all = Query(types: [], tags: [])

  /// Whether a statement is asked for. O(items × tags).
  public func matches(_ statement: Statement) -> Bool {
    let tags = statement.tags
    return items.contains { item in
      (item.types.isEmpty || item.types.contains(statement.type)) && item.tags.isSubset(of: tags)
    }
  }
}

/// What must still be so for a batch to be appended: no record at or beyond `size` matches `query` (SPEC §10).
///
/// Whoever decides on the grounds of what it read up to `size` makes the append fail if those grounds have changed.
public struct AppendCondition: Hashable, Sendable {
  /// The records that the decision rests on.
  public let query: Query
  /// How many records had been taken into account.
  public let size: Int

  /// Fails the append if a record at or beyond `size` matches `query`.
  public init(_ query: Query, size: Int) {
    precondition(size >= 0, "a condition's size is the number of records taken into account")
    self.query = query
    self.size = size
  }
}
