import AcquisMerkle
import AcquisRecords
import AcquisValues
import GRDB
import Glibc
import Synchronization
import Testing

@testable import AcquisStore

@Suite("The index can be lost, and cannot lie")
struct CacheTests {
  /// What can happen to an index.
  enum Mishap: String, CaseIterable {
    case none, deleted, emptied, halved, garbage, garbagePages, anotherLedgers, older, ahead, olderSchema, otherSegments
    case wrongPosting, wrongPosition, wrongLeaf, wrongSubtree, wrongPathNode, wrongOffset, missingRow, directory, link
    case missingID, lastID, laterID, wrongNext, allIDs, firstRows, missingTerm, otherList, allTerms
    case missingPosting, firstPosting, lastPosting, allPostings
  }

  /// Everything a reader can be asked, in one value.
  private func answers(_ reader: any EventReader) async throws -> [String] {
    var answers: [String] = ["\(try await reader.head())"]
    let queries = [
      Query.all, Query(tags: [Fixture.learnerTag(3)]), Query(types: ["block-assessed", "block-validated"]),
      Query(types: ["training-followed"], tags: [Fixture.learnerTag(2), Tag("block", "BLOC-2")]),
    ]
    for query in queries { answers.append("\(try await reader.records(matching: query).map(\.seq))") }
    let ids = (0..<60).map(Fixture.id)
    answers.append("\(try await reader.find(ids).values.map(\.seq).sorted())")
    for seq in [0, 7, 8, 20, 40] {
      answers.append("\(try await reader.record(at: seq)?.statement.id as StatementID?)")
      answers.append("\(try await reader.inclusionProof(of: seq, in: 41).hashes)")
    }
    answers.append("\(try await reader.consistencyProof(from: 13, to: 41).hashes)")
    return answers
  }

  @Test("whatever happens to it, reader and writer answer as if it had not", arguments: Mishap.allCases)
  func mishaps(_ mishap: Mishap) async throws {
    try await Ledger.with(size: 30) { ledger in
      let older = try ledger.copy(to: ledger.directory.path + "-older")
      let store = try await ledger.open()
      try await ledger.fill(store, to: 41)
      let expected = try await answers(store)
      try await ledger.close(store)
      try await cause(mishap, ledger, older)
      #expect(try await answers(try await ledger.reader()) == expected)
      let again = try await ledger.open()
      #expect(try await answers(again) == expected)
      _ = try await again.append([try Fixture.credit(900)], if: nil)
      #expect(await refusal { _ = try await again.append([try Fixture.credit(20, note: "x")], if: nil) } != nil)
      try await again.close()
      #expect(try ledger.verify().count == 42)
      // A lie that comes out while the ledger is open is mended by the next opening.
      try await ledger.open().close()
      let last = try await ledger.open()
      #expect(last.opening == OpeningReport())
      #expect(try await last.records(matching: .all).count == 42)
      #expect(last.log.state.withLock { $0.stack.disk?.size } == 42)
      try await last.close()
    }
  }

  @Test("an index of another future, with lines of the same lengths, hides nothing that is recorded")
  func anotherFuture() async throws {
    try await Ledger.with(size: 12) { ledger in
      let futures = [20, 140]
      var copies: [Ledger] = []
      for number in futures {
        let copy = try ledger.copy(to: ledger.directory.path + "-\(number)")
        let store = try await copy.open()
        _ = try await store.append([try Fixture.credit(number)], if: nil)
        try await copy.close(store)
        copies.append(copy)
      }
      let logs = try copies.map { try $0.read($0.directory.segment(8)) }
      try #require(logs[0].count == logs[1].count)
      // The checkpoint covers neither.
      try ledger.write(logs[0], to: ledger.directory.segment(8))
      try ledger.write(try copies[1].read(copies[1].directory.index), to: ledger.directory.index)
      let store = try await ledger.open()
      #expect(try await store.append([try Fixture.credit(20)], if: nil)[0].seq == 12)
      #expect(try await store.find(futures.map(Fixture.id)).keys.elementsEqual([Fixture.id(20)]))
      try await store.close()
      #expect(try ledger.verify().count == 13)
    }
  }

  private func cause(_ mishap: Mishap, _ ledger: Ledger, _ older: Ledger) async throws {
    let path = ledger.directory.index
    switch mishap {
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
    case .older: try ledger.write(try older.read(older.directory.index), to: path)
    case .anotherLedgers, .ahead: try await replaceIndex(mishap, ledger)
    case .directory:
      DiskIndex.remove(path)
      try Directory.make(path)
    case .link:
      try ledger.write(try ledger.read(path), to: path + ".elsewhere")
      DiskIndex.remove(path)
      try #require(symlink(path + ".elsewhere", path) == 0)
    default: try change(path, try #require(Self.statements[mishap]))
    }
  }

  /// Changes within a database that is sound as such.
  private static let statements: [Mishap: String] = [
    .olderSchema: "UPDATE meta SET schema = schema - 1",
    .otherSegments: "UPDATE meta SET segment = 9",
    .wrongPosting:
      "UPDATE postings SET seq = 1000000 - seq; UPDATE postings SET seq = 1000000 - seq + 1 WHERE seq > 999980",
    .wrongPosition: "UPDATE ids SET seq = 40 - seq",
    .wrongLeaf: "UPDATE records SET hashes = zeroblob(length(hashes)) WHERE seq IN (7, 20)",
    .wrongSubtree: "UPDATE records SET hashes = CAST(substr(hashes, 1, 32) || zeroblob(length(hashes) - 32) AS BLOB)",
    // Only in the path of a proof, in no root: the subtree of records 4 and 5.
    .wrongPathNode: "UPDATE records SET hashes = CAST(substr(hashes, 1, 32) || zeroblob(32) AS BLOB) WHERE seq = 5",
    .wrongOffset: "UPDATE records SET offset = offset + 1 WHERE seq > 3",
    .missingRow: "DELETE FROM records WHERE seq = 20",
    .missingID: "DELETE FROM ids WHERE seq = 20",
    .lastID: "DELETE FROM ids WHERE key = (SELECT max(key) FROM ids)",
    .firstRows: "DELETE FROM ids WHERE seq < 0; DELETE FROM terms WHERE last < 0",
    .missingTerm: "DELETE FROM terms WHERE CAST(key AS TEXT) LIKE 'learner:%'",
    // Of learner 3, and of a type and a block.
    .missingPosting: "DELETE FROM postings WHERE seq = 24",
    .lastPosting: "DELETE FROM postings WHERE seq >= 38",
    .firstPosting: "DELETE FROM postings WHERE before < 0",
    // What the row before a missing one says is as if it had never been there.
    .wrongNext: """
    UPDATE ids SET next = (SELECT gone.next FROM ids gone WHERE gone.seq = 20)
      WHERE next = (SELECT gone.key FROM ids gone WHERE gone.seq = 20);
    DELETE FROM ids WHERE seq = 20
    """,
    .otherList: "UPDATE terms SET number = 1 + number % (SELECT max(number) FROM terms) WHERE last >= 0",
    .laterID: "UPDATE ids SET seq = seq + 1000 WHERE seq = 20",
    .allIDs: "DELETE FROM ids",
    .allPostings: "DELETE FROM postings",
    .allTerms: "DELETE FROM terms",
  ]

  private func change(_ path: String, _ sql: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.write { try $0.execute(sql: sql) }
    try database.close()
  }

  /// Puts the index of another ledger, or of a longer history of this one, in the place of the ledger's own.
  private func replaceIndex(_ mishap: Mishap, _ ledger: Ledger) async throws {
    let other = try ledger.copy(to: ledger.directory.path + "-other")
    if mishap == .anotherLedgers {
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
  }
}
