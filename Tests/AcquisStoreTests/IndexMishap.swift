import AcquisCrypto
import AcquisRecords
import AcquisValues
import FoundationEssentials
import GRDB
import Glibc
import Testing

@testable import AcquisStore

/// What can happen to an index.
enum IndexMishap: String, CaseIterable {
  // To the file.
  case none, deleted, emptied, halved, garbage, garbagePages, anotherLedgers, older, ahead, directory, link, copied
  // To the rows of a database that is sound as such.
  case otherSchema, otherSegments, fewerRecords, moreRecords, noValues, otherTypes, noMeta
  case wrongLeaf, wrongSubtree, wrongPathNode, wrongOffset, negativeOffset, hugeCount, exchangedPlaces, missingRow
  case wrongPosition, missingID, lastID, laterID, wrongNext, allIDs, firstRows, exchangedIDs
  case missingTerm, otherList, allTerms, exchangedLists
  case wrongPosting, missingPosting, firstPosting, lastPosting, laterPosting, shortenedPostings, allPostings

  /// Whether a writer sees it already when it opens the ledger.
  var isMetOnOpening: Bool {
    switch self {
    case .deleted, .emptied, .halved, .garbage, .garbagePages, .anotherLedgers, .ahead, .directory, .link, .copied: true
    case .otherSchema, .otherSegments, .moreRecords, .wrongSubtree, .wrongOffset, .noValues, .otherTypes, .noMeta: true
    default: false
    }
  }

  /// Lets it happen to the index of a ledger that is closed; `older` is an earlier state of that ledger.
  func happen(to ledger: Ledger, older: Ledger) async throws {
    let path = ledger.directory.index
    switch self {
    case .none: break
    case .deleted: Directory.removeTree(ledger.directory.cache)
    case .emptied: try ledger.write([], to: path)
    case .halved:
      let bytes = try ledger.read(path)
      try ledger.write(Array(bytes.prefix(bytes.count / 2)), to: path)
    case .garbage: try ledger.write((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 97) }, to: path)
    case .garbagePages:
      let bytes = try ledger.read(path)
      try ledger.write(bytes.prefix(4096) + bytes.dropFirst(4096).map { ~$0 }, to: path)
    case .older:
      try ledger.write(try older.read(older.directory.index), to: path)
      try ledger.adoptIndex()
    case .copied: try ledger.write(try ledger.read(path), to: path)
    case .anotherLedgers, .ahead: try await replace(in: ledger)
    case .directory:
      DiskIndex.remove(path)
      try Directory.make(path)
    case .link:
      try ledger.write(try ledger.read(path), to: path + ".elsewhere")
      DiskIndex.remove(path)
      try #require(symlink(path + ".elsewhere", path) == 0)
    case .exchangedIDs, .exchangedLists: try exchange(path)
    case .shortenedPostings: try shorten(path)
    default:
      try change(path) { database in
        try database.execute(sql: try #require(Self.statements[self]))
        try #require(database.totalChangesCount > 0)
      }
    }
  }

  private static let lastOfList = "(SELECT max(first) FROM postings other WHERE other.number = postings.number)"

  private static let statements: [IndexMishap: String] = [
    .otherSchema: "UPDATE meta SET schema = schema + 1",
    .otherSegments: "UPDATE meta SET segment = 9",
    .noValues: "UPDATE meta SET schema = NULL, file = NULL, ledger = NULL, segment = NULL, size = NULL",
    .otherTypes: "UPDATE meta SET schema = 'two', file = 1.5, ledger = 3, segment = x'00', size = 'many'",
    .noMeta: "DELETE FROM meta",
    .fewerRecords: "UPDATE meta SET size = 34",
    .moreRecords: "UPDATE meta SET size = 43",
    .wrongLeaf: "UPDATE records SET hashes = CAST(zeroblob(32) || substr(hashes, 33) AS BLOB) WHERE seq IN (5, 12, 20)",
    .wrongSubtree: "UPDATE records SET hashes = CAST(substr(hashes, 1, 32) || zeroblob(length(hashes) - 32) AS BLOB)",
    // Only in the path of a proof, in no root: the subtree of records 4 and 5.
    .wrongPathNode: "UPDATE records SET hashes = CAST(substr(hashes, 1, 32) || zeroblob(32) AS BLOB) WHERE seq = 5",
    .wrongOffset: "UPDATE records SET offset = offset + 1 WHERE seq > 3",
    .negativeOffset: "UPDATE records SET offset = -1 - offset WHERE seq IN (7, 20)",
    .hugeCount: "UPDATE records SET count = 1 << 60 WHERE seq IN (7, 20)",
    .exchangedPlaces: """
    CREATE TEMP TABLE swap AS SELECT 37 - seq AS seq, offset, count, hashes FROM records WHERE seq IN (17, 20);
    REPLACE INTO records SELECT * FROM swap
    """,
    .missingRow: "DELETE FROM records WHERE seq = 20",
    .wrongPosition: "UPDATE ids SET seq = 40 - seq",
    .missingID: "DELETE FROM ids WHERE seq = 20",
    .lastID: "DELETE FROM ids WHERE key = (SELECT max(key) FROM ids)",
    .laterID: "UPDATE ids SET seq = seq + 1000 WHERE seq = 20",
    // What the row before a missing one says is as if it had never been there.
    .wrongNext: """
    UPDATE ids SET next = (SELECT gone.next FROM ids gone WHERE gone.seq = 20)
      WHERE next = (SELECT gone.key FROM ids gone WHERE gone.seq = 20);
    DELETE FROM ids WHERE seq = 20
    """,
    .allIDs: "DELETE FROM ids",
    .firstRows: "DELETE FROM ids WHERE seq < 0; DELETE FROM terms WHERE last < 0",
    .missingTerm: "DELETE FROM terms WHERE CAST(key AS TEXT) LIKE 'learner:%'",
    .otherList: "UPDATE terms SET number = 1 + number % (SELECT max(number) FROM terms) WHERE last >= 0",
    .allTerms: "DELETE FROM terms",
    // One position is hidden behind the next, of which the record matches.
    .wrongPosting: """
    UPDATE postings SET distances = CAST(x'0200' || substr(distances, 3) AS BLOB)
      WHERE hex(substr(distances, 1, 2)) = '0101'
    """,
    // Those between the first and the last of their list.
    .missingPosting: "DELETE FROM postings WHERE before >= 0 AND first < \(lastOfList)",
    .firstPosting: "DELETE FROM postings WHERE before < 0",
    .lastPosting: "DELETE FROM postings WHERE first = \(lastOfList)",
    .laterPosting: "UPDATE postings SET first = first + 3 WHERE first - before = 7",
    .allPostings: "DELETE FROM postings",
  ]

  /// Lets an index end after `size` records.
  static func endingAt(_ size: Int, _ ledger: Ledger) throws {
    try IndexMishap.none.change(ledger.directory.index) { database in
      try database.execute(sql: "UPDATE meta SET size = \(size); DELETE FROM records WHERE seq >= \(size)")
    }
  }

  private func change(_ path: String, _ body: @Sendable (Database) throws -> Void) throws {
    let database = try DatabaseQueue(path: path)
    try database.write(body)
    try database.close()
  }

  /// Lets two rows say what the other should, as their digests say, too.
  private func exchange(_ path: String) throws {
    let (table, keys) =
      self == .exchangedIDs
      ? (KeyedRows.Table.ids, [7, 20].map { Fixture.id($0).bytes })
      : (.terms, [2, 3].map { Term(Fixture.learnerTag($0)).bytes })
    try change(path) { database in
      var insertion = try KeyedInsertion(database, table)
      let values = try keys.map { try #require(try insertion.rows.values(of: $0)) }
      for (key, values) in zip(keys, values.reversed()) { try insertion.set(key) { _ in values } }
      try insertion.finish()
    }
  }

  /// Takes the last position out of every row that has several, as if it had never been there.
  private func shorten(_ path: String) throws {
    try change(path) { database in
      for number in try Int.fetchAll(database, sql: "SELECT DISTINCT number FROM postings") {
        var blocks: [PostingBlock] = []
        let columns = "first, before, distances, digest"
        let rows = try RowStatement(database, "SELECT \(columns) FROM postings WHERE number = \(number)")
        _ = try rows.each { row throws(IndexFault) in
          var positions: [Int] = []
          guard let block = PostingBlock(row, of: number, { positions.append($0) }) else { throw IndexFault() }
          if positions.count > 1 { blocks.append(PostingBlock(positions.dropLast(), before: block.before)) }
          return true
        }
        for block in blocks {
          try database.execute(
            sql: "UPDATE postings SET distances = ?, digest = ? WHERE number = ? AND first = ?",
            arguments: [Data(block.distances), block.digest(in: number), number, block.first])
        }
      }
      try #require(database.totalChangesCount > 0)
    }
  }

  /// Puts the index of another ledger, or of a longer history of this one, in the place of the ledger's own.
  private func replace(in ledger: Ledger) async throws {
    let other = try ledger.copy(to: ledger.directory.path + "-other")
    if self == .anotherLedgers {
      Directory.removeTree(other.directory.path)
      let store = try await FileStore.found(
        at: other.directory.path, founding: try Fixture.founding("another"), checkpointKey: Fixture.checkpointKey,
        options: other.options)
      try await other.fill(store, to: 41)
      try await other.close(store)
    } else {
      let store = try await other.open()
      _ = try await store.append(try Fixture.credits(901..<910), if: nil)
      try await other.close(store)
    }
    try ledger.write(try other.read(other.directory.index), to: ledger.directory.index)
    try ledger.adoptIndex()
  }
}
