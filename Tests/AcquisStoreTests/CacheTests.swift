import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues
import Synchronization
import Testing

@testable import AcquisStore

@Suite("The index can be lost, and cannot lie")
struct CacheTests {
  @Test("whatever happens to it, each answer is as if it had not", arguments: IndexMishap.allCases)
  func answers(_ mishap: IndexMishap) async throws {
    try await Ledger.with(size: 30) { ledger in
      let expected = try await befall(ledger, mishap)
      for (number, question) in IndexQuestions.all.enumerated() {
        #expect(try question(try await ledger.reader().log) == expected[number], "question \(number)")
      }
    }
  }

  @Test("whatever happens to it, a writer records what is new, once", arguments: IndexMishap.allCases)
  func appends(_ mishap: IndexMishap) async throws {
    try await Ledger.with(size: 30) { ledger in
      let expected = try await befall(ledger, mishap)
      let store = try await ledger.open()
      #expect(store.opening.rebuiltIndex == mishap.isMetOnOpening)
      _ = try await store.append([try Fixture.credit(900)], if: nil)
      for number in 1..<41 { #expect(try await store.append([try Fixture.credit(number)], if: nil)[0].seq == number) }
      #expect(await refusal { _ = try await store.append([try Fixture.credit(20, note: "x")], if: nil) } != nil)
      #expect(try await store.find([Fixture.id(900)])[Fixture.id(900)]?.seq == 41)
      #expect(try IndexQuestions.all.dropFirst().map { try $0(store.log) } == Array(expected.dropFirst()))
      try await store.close()
      #expect(try ledger.verify().count == 42)
    }
  }

  @Test("whatever happens to it, it is mended by the next openings", arguments: IndexMishap.allCases)
  func mending(_ mishap: IndexMishap) async throws {
    try await Ledger.with(size: 30) { ledger in
      _ = try await befall(ledger, mishap)
      let store = try await ledger.open()
      _ = try await store.append([try Fixture.credit(900)], if: nil)
      try await store.close()
      try await ledger.open().close()
      let last = try await ledger.open()
      #expect(last.opening == OpeningReport())
      #expect(last.log.state.withLock { $0.stack.disk?.size } == 42)
      try await last.close()
    }
  }

  /// Lets the ledger grow to 41 records, and something happen to its index. Returns the answers of before.
  private func befall(_ ledger: Ledger, _ mishap: IndexMishap) async throws -> [String] {
    let older = try ledger.copy(to: ledger.directory.path + "-older")
    let store = try await ledger.open()
    try await ledger.fill(store, to: 41)
    let answers = try IndexQuestions.all.map { try $0(store.log) }
    try await ledger.close(store)
    try await mishap.happen(to: ledger, older: older)
    return answers
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
      try ledger.adoptIndex()
      let store = try await ledger.open()
      #expect(try await store.append([try Fixture.credit(20)], if: nil)[0].seq == 12)
      #expect(try await store.find(futures.map(Fixture.id)).keys.elementsEqual([Fixture.id(20)]))
      try await store.close()
      #expect(try ledger.verify().count == 13)
    }
  }

  @Test("an index that ends within a batch makes no batch of the part before")
  func endWithinBatch() async throws {
    try await Ledger.with(size: 7) { ledger in
      let checkpoint = try ledger.read(ledger.directory.checkpoint)
      let store = try await ledger.open()
      _ = try await store.append(try Fixture.credits(7..<9), if: nil)
      try await ledger.close(store)
      // As after a power failure that took the checkpoint and the second line of the batch.
      try ledger.write(checkpoint, to: ledger.directory.checkpoint)
      try ledger.write([], to: ledger.directory.segment(8))
      try IndexMishap.endingAt(8, ledger)
      #expect(try await ledger.reader().head().size == 7)
      let again = try await ledger.open()
      #expect(again.opening.cut?.seq == 7)
      #expect(try await again.head().size == 7)
      try await again.close()
    }
  }

  @Test("what the index knows beyond a reader's view is not in it")
  func beyondView() async throws {
    try await Ledger.with(size: 12) { ledger in
      let log = try await ledger.reader().log
      let store = try await ledger.open()
      _ = try await store.append([try Fixture.credit(12)], if: nil)
      try await ledger.close(store)
      #expect(try log.records(of: [Fixture.id(5), Fixture.id(12)]).keys.map(\.self) == [Fixture.id(5)])
      #expect(try log.records(matching: Query(tags: [Fixture.learnerTag(5)]), from: 0, upTo: nil).map(\.seq) == [5])
      try log.refresh()
      #expect(try log.records(of: [Fixture.id(5), Fixture.id(12)]).count == 2)
    }
  }

  @Test("an index is of one ledger, one layout and one schema")
  func kinds() async throws {
    try await Ledger.with(size: 3) { ledger in
      let (path, layout) = (ledger.directory.index, ledger.options.layout)
      let id = try await ledger.reader().ledger
      _ = try DiskIndex.open(reading: path, ledger: id, layout: layout)
      #expect(throws: IndexFault.self) { try DiskIndex.open(reading: path, ledger: .zero, layout: layout) }
      #expect(throws: IndexFault.self) { try DiskIndex.open(reading: path, ledger: id, layout: .standard) }
    }
  }
}
