import AcquisRecords
import Synchronization
import Testing

@testable import AcquisStore

@Suite("Building an index for a ledger that nobody writes to")
struct IndexBuildingTests {
  private func build(_ ledger: Ledger, wait: Duration = .zero) async throws -> IndexBuilding.Report {
    try await IndexBuilding.run(ledger.directory, ledger.options.layout, wait: wait)
  }

  /// How much of the index a reader uses that opens the ledger.
  private func used(_ ledger: Ledger) async throws -> Int? {
    try await ledger.reader().log.state.withLock { $0.stack.disk?.size }
  }

  @Test("a copy has one afterwards that readers use, and nothing else is changed")
  func copy() async throws {
    try await Ledger.with(size: 41) { ledger in
      let (bytes, sound) = (try ledger.bytes(), try await ledger.reader().log)
      let expected = try IndexQuestions.all.map { try $0(sound) }
      try await IndexMishap.copied.happen(to: ledger, older: ledger)
      #expect(try await used(ledger) == nil)
      #expect(try await build(ledger) == IndexBuilding.Report(size: 41, isNew: true))
      #expect(try await used(ledger) == 41)
      #expect(try await build(ledger) == IndexBuilding.Report(size: 41, isNew: false))
      let log = try await ledger.reader().log
      #expect(try IndexQuestions.all.map { try $0(log) } == expected)
      #expect(try ledger.bytes() == bytes)
      let store = try await ledger.open()
      #expect(store.opening == OpeningReport())
      try await store.close()
    }
  }

  @Test("what an index lacks is added, and not all read again")
  func lacking() async throws {
    try await Ledger.with(size: 21) { ledger in
      let older = try ledger.copy(to: ledger.directory.path + "-older")
      let store = try await ledger.open()
      try await ledger.fill(store, to: 30)
      try await ledger.close(store)
      try await IndexMishap.older.happen(to: ledger, older: older)
      #expect(try await used(ledger) == 21)
      #expect(try await build(ledger) == IndexBuilding.Report(size: 30, isNew: false))
      #expect(try await used(ledger) == 30)
    }
  }

  @Test("an index that does not take what it lacks is built anew")
  func refusing() async throws {
    try await Ledger.with(size: 30) { ledger in
      try IndexMishap.endingAt(21, ledger)
      #expect(try await used(ledger) == 21)
      #expect(try await build(ledger) == IndexBuilding.Report(size: 30, isNew: true))
      #expect(try await used(ledger) == 30)
    }
  }

  @Test("where it cannot be written, that is said, and the ledger answers as before")
  func unwritable() async throws {
    try await Ledger.with(size: 12) { ledger in
      Directory.removeTree(ledger.directory.cache)
      try ledger.write([], to: ledger.directory.cache)
      await #expect(throws: StoreError.indexUnusable(path: ledger.directory.index)) { try await build(ledger) }
      #expect(try await ledger.reader().head().size == 12)
    }
  }

  @Test("while another writes, it waits, and gives up; it lets go of the ledger itself")
  func locked() async throws {
    try await Ledger.with(size: 3) { ledger in
      let store = try await ledger.open()
      await #expect(throws: StoreError.locked(path: ledger.directory.path, waited: .zero)) { try await build(ledger) }
      try await store.close()
      _ = try await build(ledger)
      _ = try await build(ledger)
    }
  }

  @Test("a log that does not reach its checkpoint gets none")
  func damaged() async throws {
    try await Ledger.with(size: 12) { ledger in
      Directory.removeTree(ledger.directory.cache)
      try ledger.write([], to: ledger.directory.segment(8))
      let error = await #expect(throws: StoreError.self) { try await build(ledger) }
      guard case .logTruncated = error else { return _ = Issue.record("\(error as StoreError?)") }
    }
  }
}
