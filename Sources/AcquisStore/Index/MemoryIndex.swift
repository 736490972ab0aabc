import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

/// An index over the records of a range of positions, in memory.
struct MemoryIndex: Sendable {
  /// The position of the first record that it knows.
  let base: Int
  private(set) var entries: [IndexEntry] = []
  private var positions: [StatementID: Int] = [:]
  private var postings: [Term: [Int]] = [:]

  init(base: Int) { self.base = base }

  /// The position after the last record that it knows.
  var end: Int { base + entries.count }

  /// Adds the next record. O(terms).
  mutating func append(_ entry: IndexEntry) {
    let seq = end
    // Where an id is repeated, which only a damaged log does, the first one holds.
    if positions[entry.id] == nil { positions[entry.id] = seq }
    var entry = entry
    entry.terms = entry.terms.map { list(seq, under: $0) }
    entries.append(entry)
  }

  /// Returns the term as it is held already: few terms are new, and their bytes would take most of the memory.
  private mutating func list(_ seq: Int, under term: Term) -> Term {
    guard let index = postings.index(forKey: term) else {
      postings[term] = [seq]
      return term
    }
    postings.values[index].append(seq)
    return postings[index].key
  }

  /// The position of a statement.
  func position(of id: StatementID) -> Int? { positions[id] }

  /// What is known of the record at `seq`, which must lie within.
  func entry(at seq: Int) -> IndexEntry { entries[seq - base] }

  /// The hash of a subtree whose last leaf lies within.
  func hash(of subtree: Subtree) -> Digest {
    entry(at: subtree.leaves.upperBound - 1).hashes[subtree.level]
  }

  /// The positions within `range` at which `item` matches, ascending.
  func positions(matching item: Query.Item, in range: Range<Int>) -> [Int] {
    let range = range.clamped(to: base..<end)
    let tagLists = item.tags.map { postings[Term($0)] ?? [] }
    let typeList = item.types.isEmpty ? nil : union(item.types)
    guard let shortest = (tagLists + [typeList].compactMap(\.self)).min(by: { $0.count < $1.count }) else {
      return Array(range)
    }
    let lower = shortest.partitioningIndex { $0 >= range.lowerBound }
    let candidates = shortest[lower...].prefix { $0 < range.upperBound }
    return candidates.filter { seq in
      let terms = entry(at: seq).terms
      return item.tags.allSatisfy { terms.contains(Term($0)) }
        && (item.types.isEmpty || item.types.contains { terms.contains(Term(type: $0)) })
    }
  }

  private func union(_ types: Set<String>) -> [Int] {
    let lists = types.compactMap { postings[Term(type: $0)] }
    return lists.count == 1 ? lists[0] : lists.flatMap(\.self).sorted()
  }
}
