/// The members of a JSON object, in the order in which RFC 8785 writes them: by the UTF-16 code units of their keys.
///
/// Keys are unique as UTF-8 bytes. A lookup costs O(log n) comparisons, a change O(n).
public struct JSONObject: Sendable {
  private var members: [(key: String, value: JSONValue)]

  /// An object without members.
  public init() { members = [] }

  /// Takes members in any order; traps when a key stands twice. O(n log n).
  public init(uniqueMembers: some Sequence<(String, JSONValue)>) {
    members = uniqueMembers.map { (key: $0.0, value: $0.1) }
    members.sort { UTF16Order.compare($0.key, $1.key) == .before }
    for (left, right) in zip(members, members.dropFirst()) {
      precondition(UTF16Order.compare(left.key, right.key) == .before, "an object cannot have the same key twice")
    }
  }

  /// Takes members that a reader has found in canonical order, each key once.
  init(sortedMembers: [(key: String, value: JSONValue)]) { members = sortedMembers }

  /// The number of members.
  public var count: Int { members.count }

  /// Whether there are no members.
  public var isEmpty: Bool { members.isEmpty }

  /// The keys in canonical order. O(n).
  public var keys: [String] { members.map(\.key) }

  /// The value under `key`, or `nil` without such a member. Setting `nil` removes the member; `JSONValue.null` is a value
  /// like any other.
  public subscript(key: String) -> JSONValue? {
    get {
      let (index, isPresent) = find(key)
      return isPresent ? members[index].value : nil
    }
    set {
      let (index, isPresent) = find(key)
      switch (newValue, isPresent) {
      case (let value?, true): members[index].value = value
      case (let value?, false): members.insert((key: key, value: value), at: index)
      case (nil, true): members.remove(at: index)
      case (nil, false): break
      }
    }
  }

  /// Where `key` stands among the members. O(n), where most differ in length: faster than ``find(_:)`` among the few
  /// that a form has.
  func index(of key: String) -> Int? {
    let wanted = key.utf8Span.span.bytes
    for (index, member) in members.enumerated() where member.key.utf8.count == wanted.byteCount {
      if UTF16Order.compare(member.key.utf8Span.span.bytes, wanted) == .same { return index }
    }
    return nil
  }

  /// The value of the member at `index`.
  func value(at index: Int) -> JSONValue { members[index].value }

  /// Where `key` stands, or would have to be inserted.
  private func find(_ key: String) -> (index: Int, isPresent: Bool) {
    let wanted = key.utf8Span.span.bytes
    var low = 0
    var high = members.count
    while low < high {
      let middle = low + (high - low) / 2
      switch UTF16Order.compare(members[middle].key.utf8Span.span.bytes, wanted) {
      case .same: return (middle, true)
      case .before: low = middle + 1
      case .after: high = middle
      }
    }
    return (low, false)
  }
}

extension JSONObject: Hashable {
  /// Equal when both have the same keys, byte by byte, with equal values. O(n).
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.count == right.members.count
      && zip(left.members, right.members).allSatisfy {
        UTF16Order.compare($0.key, $1.key) == .same && $0.value == $1.value
      }
  }

  /// Feeds count, keys (as bytes) and values to `hasher`. O(n).
  public func hash(into hasher: inout Hasher) {
    hasher.combine(members.count)
    for (key, value) in members {
      hasher.combine(bytesOf: key)
      hasher.combine(value)
    }
  }
}

extension JSONObject: Sequence {
  /// Goes through the members in canonical order.
  public func makeIterator() -> IndexingIterator<[(key: String, value: JSONValue)]> { members.makeIterator() }

  /// Exact, as in a collection.
  public var underestimatedCount: Int { members.count }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Takes members in any order; traps when a key stands twice, as `Dictionary` does.
  public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(uniqueMembers: members) }
}
