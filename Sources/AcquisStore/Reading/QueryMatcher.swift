/// A query made ready for many statements: its items are found by what a statement carries. A batch is judged by some items
/// for each of its learners, of which one statement concerns only a few.
struct QueryMatcher {
  private var itemsByTerm: [Term: [Item]] = [:]
  private var matchesAll = false

  private struct Item {
    let types: Set<Term>
    let tags: Set<Term>
  }

  init(_ query: Query) {
    for asked in query.items {
      let item = Item(types: Set(asked.types.map { Term(type: $0) }), tags: Set(asked.tags.map { Term($0) }))
      // What matches has this tag, or else one of these types.
      for term in item.tags.first.map({ [$0] }) ?? Array(item.types) { itemsByTerm[term, default: []].append(item) }
      if item.tags.isEmpty && item.types.isEmpty { matchesAll = true }
    }
  }

  /// Whether a statement with these terms is asked for. O(terms), and the items that share one of them.
  func matches(_ terms: Set<Term>) -> Bool {
    matchesAll
      || terms.contains { term in
        itemsByTerm[term]?.contains { item in
          item.tags.isSubset(of: terms) && (item.types.isEmpty || !item.types.isDisjoint(with: terms))
        } ?? false
      }
  }
}
