import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues
import GRDB
import FoundationEssentials

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
      guard let offset = row.integer(0), offset >= 0, let count = row.integer(1),
        (1...Limits.lineByteCount).contains(count), let leaf = row.hash(0, in: 2)
      else { return nil }
      self.init(offset: offset, byteCount: count, leafHash: leaf)
    }
  }

  /// How many records the index has, and the leaf hash of the last.
  func extent() throws(IndexFault) -> (size: Int, leaf: Digest) {
    try read { database in
      guard let row = try Row.fetchOne(database, sql: "SELECT size, leaf FROM meta"), let size: Int = row["size"],
        size >= 0, let leaf = Digest(row["leaf"])
      else { throw IndexFault() }
      return (size, leaf)
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

  /// The positions of those of `ids` that are known. O(log n) each.
  func positions(of ids: [StatementID]) throws(IndexFault) -> [StatementID: Int] {
    try readTogether { database in
      let statement = try RowStatement(database, "SELECT seq FROM ids WHERE id = ?")
      var positions: [StatementID: Int] = [:]
      for id in ids {
        statement.bind(id.bytes, at: 1)
        if let seq = try statement.first({ $0.integer(0) }) { positions[id] = seq }
      }
      return positions
    }
  }

  /// The hashes of complete subtrees. O(log n) each.
  func hashes(of subtrees: [Subtree]) throws(IndexFault) -> [Digest] {
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
  /// The positions within `range` at which `item` is said to match, ascending. Walks the shortest of the lists that every
  /// match must be in.
  func positions(matching item: Query.Item, in range: Range<Int>) throws(IndexFault) -> [Int] {
    if range.isEmpty { return [] }
    if item.tags.isEmpty && item.types.isEmpty { return Array(range) }
    return try read { database in
      var required: [Posting] = []
      for tag in item.tags {
        guard let posting = try Posting(Term(tag), database) else { return [] }
        required.append(posting)
      }
      let types = try item.types.compactMap { try Posting(Term(type: $0), database) }
      if !item.types.isEmpty && types.isEmpty { return [] }
      required.sort { $0.count < $1.count }
      return try Int.fetchAll(database, sql: DiskIndex.sql(required, anyOf: types, range))
    }
  }

  /// A list of positions.
  private struct Posting {
    let term: Int64
    let count: Int

    init?(_ term: Term, _ database: Database) throws {
      let statement = try database.cachedStatement(sql: "SELECT term, count FROM terms WHERE text = ?")
      guard let row = try Row.fetchOne(statement, arguments: [Data(term.bytes)]) else { return nil }
      self.term = row["term"]
      count = row["count"]
    }
  }

  /// Only numbers are put into the text. A record has one type, so the lists of types share no position and add up.
  private static func sql(_ required: [Posting], anyOf types: [Posting], _ range: Range<Int>) -> String {
    let typeList = types.map { String($0.term) }.joined(separator: ",")
    let typeCount = types.reduce(0) { $0 + $1.count }
    let byType = !types.isEmpty && typeCount < required.first?.count ?? Int.max
    let walked = byType ? "IN (\(typeList))" : "= \(required.first?.term ?? 0)"
    var sql = "SELECT p.seq FROM postings p WHERE p.term \(walked)"
    sql += " AND p.seq >= \(range.lowerBound) AND p.seq < \(range.upperBound)"
    for tag in required.dropFirst(byType ? 0 : 1) {
      sql += " AND EXISTS (SELECT 1 FROM postings q WHERE q.term = \(tag.term) AND q.seq = p.seq)"
    }
    if !byType, !types.isEmpty {
      sql += " AND EXISTS (SELECT 1 FROM postings q WHERE q.term IN (\(typeList)) AND q.seq = p.seq)"
    }
    return sql + " ORDER BY p.seq"
  }
}

extension RowStatement {
  /// The hash at one place of several that stand one after another.
  fileprivate func hash(_ place: Int, in column: Int32) -> Digest? {
    bytes(column) { Digest(bytes: $0.dropFirst(place * Digest.byteCount).prefix(Digest.byteCount)) }
  }
}

extension Digest {
  /// As SQLite gives it.
  init?(_ value: Data?) {
    guard let value else { return nil }
    self.init(bytes: value)
  }
}
