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
    try read { database in
      let statement = try RowStatement(database, "SELECT offset, count, hashes FROM records WHERE seq = ?")
      statement.bind(seq, at: 1)
      guard let location = try statement.first({ Location($0) }) else { throw IndexFault() }
      return location
    }
  }

  /// The positions of those of `ids` that are known; of the others it is proven that they are not. O(log n) each.
  func positions(of ids: [StatementID]) throws(IndexFault) -> [StatementID: Int] {
    let lookUp = { (database: Database) in
      let rows = try KeyedRows(database, .ids)
      var positions: [StatementID: Int] = [:]
      for id in ids {
        if let values = try rows.values(of: id.bytes) { positions[id] = values[0] }
      }
      return positions
    }
    return try ids.count == 1 ? read(lookUp) : readTogether(lookUp)
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
  /// The positions within `range` at which `item` is said to match, ascending; of the others it is proven that they are listed
  /// nowhere. Walks the shortest of the lists that every match must be in.
  func positions(matching item: Query.Item, in range: Range<Int>) throws(IndexFault) -> [Int] {
    if range.isEmpty { return [] }
    if item.tags.isEmpty && item.types.isEmpty { return Array(range) }
    return try readTogether { database in
      let terms = try KeyedRows(database, .terms)
      // Of each of these, a match is in one list at least.
      var required = try item.tags.map { [try PostingList(Term($0), terms, database)].compactMap(\.self) }
      if !item.types.isEmpty {
        required.append(try item.types.compactMap { try PostingList(Term(type: $0), terms, database) })
      }
      required.sort { DiskIndex.count($0) < DiskIndex.count($1) }
      // A record has one type, so the lists of types share no position.
      let walked = try required[0].flatMap { try $0.positions(in: range) }
      let positions = required[0].count == 1 ? walked : walked.sorted()
      return try positions.filter { seq in
        try required.dropFirst().allSatisfy { try $0.contains { try $0.contains(seq) } }
      }
    }
  }

  private static func count(_ lists: [PostingList]) -> Int { lists.reduce(0) { $0 + $1.count } }
}

extension RowStatement {
  /// The hash at one place of several that stand one after another.
  fileprivate func hash(_ place: Int, in column: Int32) -> Digest? {
    bytes(column) { Digest(bytes: $0.dropFirst(place * Digest.byteCount).prefix(Digest.byteCount)) }
  }
}
