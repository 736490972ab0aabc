import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues
import GRDB

extension DiskIndex {
  /// Where a record is said to lie.
  struct Location: Sendable {
    let offset: Int
    let byteCount: Int
    let leafHash: Digest

    init(offset: Int, byteCount: Int, leafHash: Digest) {
      self.offset = offset
      self.byteCount = byteCount
      self.leafHash = leafHash
    }

    /// From a row of offset, count and hashes.
    fileprivate init?(_ row: RowStatement) {
      let (offset, count) = (row.integer(0), row.integer(1))
      // Only so can they be read; whether they are right, the bytes say.
      guard offset >= 0, (1...Limits.lineByteCount).contains(count), let leaf = row.hash(0, in: 2) else { return nil }
      self.init(offset: offset, byteCount: count, leafHash: leaf)
    }
  }

  /// How many records the index has.
  func size() throws(IndexFault) -> Int {
    try read { database in
      let meta = try RowStatement(database, "SELECT size FROM meta")
      guard let size = try meta.first({ $0.integer(0) }) else { throw IndexFault() }
      return size
    }
  }

  /// Where the record at `seq` lies. O(log n).
  func location(of seq: Int) throws(IndexFault) -> Location {
    try read { try DiskIndex.locations(of: CollectionOfOne(seq), in: $0)[0] }
  }

  /// Where the records at `positions` lie. O(log n) each.
  func locations(of positions: [Int]) throws(IndexFault) -> [Location] {
    try read(rows: positions.count) { try DiskIndex.locations(of: positions, in: $0) }
  }

  private static func locations(of positions: some Sequence<Int>, in database: Database) throws -> [Location] {
    let statement = try RowStatement(database, "SELECT offset, count, hashes FROM records WHERE seq = ?")
    return try positions.map { seq in
      statement.bind(seq, at: 1)
      guard let location = try statement.first({ Location($0) }) else { throw IndexFault() }
      return location
    }
  }

  /// The positions of those of `ids` that are known; of the others it is proven that they are not. O(log n) each.
  func positions(of ids: [StatementID]) throws(IndexFault) -> [StatementID: Int] {
    try read(rows: ids.count) { database in
      let rows = try KeyedRows(database, .ids)
      var positions: [StatementID: Int] = [:]
      for id in ids {
        if let values = try rows.values(of: id.bytes) { positions[id] = values[0] }
      }
      return positions
    }
  }

  /// The hashes of complete subtrees. O(log n) each, and O(1) for a large one that was asked for before.
  func hashes(of subtrees: [Subtree]) throws(IndexFault) -> [Digest] {
    try keptHashes.hashes(of: subtrees) { unknown throws(IndexFault) in try readHashes(of: unknown) }
  }

  private func readHashes(of subtrees: [Subtree]) throws(IndexFault) -> [Digest] {
    try readTogether { database in
      let statement = try RowStatement(database, "SELECT hashes FROM records WHERE seq = ?")
      return try subtrees.map { subtree in
        statement.bind(subtree.leaves.upperBound - 1, at: 1)
        guard let hash = try statement.first({ $0.hash(subtree.level, in: 0) }) else { throw IndexFault() }
        return hash
      }
    }
  }

  /// The tree over the first `size` records.
  func frontier(size: Int) throws(IndexFault) -> CompactRange {
    let hashes = try hashes(of: Subtree.covering(0..<size))
    do { return try CompactRange(0..<size, hashes: hashes) } catch { throw IndexFault() }
  }
}

extension DiskIndex {
  /// Lists so short that what they hold is read rather than longer ones looked up, of which types have many.
  private static let shortCount = 64

  /// The positions within `range` at which `item` may match; of the others it is proven that it does not. Walks the shortest of
  /// the lists that every match must be in: whether the rest holds too, the record says.
  func possibleMatches(for item: Query.Item, in range: Range<Int>) throws(IndexFault) -> [PossibleMatch] {
    if range.isEmpty { return [] }
    if item.tags.isEmpty && item.types.isEmpty { return range.map { PossibleMatch(seq: $0, lists: []) } }
    return try readTogether { database in
      let terms = try KeyedRows(database, .terms)
      var shortest: [PostingList]?
      for tag in item.tags {
        shortest = DiskIndex.shorter(try [PostingList(Term(tag), terms, database)].compactMap(\.self), shortest)
      }
      if !item.types.isEmpty, shortest.map({ DiskIndex.count($0) > DiskIndex.shortCount }) ?? true {
        let types = try item.types.compactMap { try PostingList(Term(type: $0), terms, database) }
        shortest = DiskIndex.shorter(types, shortest)
      }
      return try shortest!.flatMap { list in
        try list.positions(in: range).map { PossibleMatch(seq: $0, lists: [list.term]) }
      }
    }
  }

  private static func shorter(_ lists: [PostingList], _ others: [PostingList]?) -> [PostingList] {
    guard let others, count(others) <= count(lists) else { return lists }
    return others
  }

  private static func count(_ lists: [PostingList]) -> Int { lists.reduce(0) { $0 + $1.count } }
}

extension RowStatement {
  /// The hash at one place of several that stand one after another.
  fileprivate func hash(_ place: Int, in column: Int32) -> Digest? {
    bytes(column) { Digest(bytes: $0.dropFirst(place * Digest.byteCount).prefix(Digest.byteCount)) }
  }
}
