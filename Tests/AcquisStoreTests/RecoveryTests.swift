import AcquisNotes
import AcquisRecords
import Testing

@testable import AcquisStore

@Suite("Recovery")
struct RecoveryTests {
  private func recover(
    _ ledger: Ledger, _ change: (inout StoreOptions) -> Void = { _ in }
  ) async throws -> RecoveryReport {
    var options = ledger.options
    change(&options)
    return try await Recovery.run(ledger.directory, checkpointKey: Fixture.checkpointKey, options: options)
  }

  @Test("finds a sound ledger sound")
  func sound() async throws {
    try await Ledger.with(size: 20) { ledger in
      let before = try ledger.bytes()
      let report = try await recover(ledger)
      #expect(report.size == 20 && report.coveredBefore == 20 && report.checkpoint == .sound && report.cut == nil)
      #expect(try ledger.bytes() == before)
      let store = try await ledger.open()
      #expect(store.opening == OpeningReport())
      try await store.close()
    }
  }

  @Test("signs anew where the checkpoint is missing, and opening waits for that")
  func missing() async throws {
    try await Ledger.with(size: 20) { ledger in
      let before = try ledger.read(ledger.directory.checkpoint)
      Directory.removeTree(ledger.directory.checkpoint)
      #expect(await ledger.openingError() == .checkpointMissing(path: ledger.directory.checkpoint))
      try ledger.append(Array("{\"prev\":".utf8), to: ledger.directory.segment(16))
      let report = try await recover(ledger)
      #expect(report.size == 20 && report.coveredBefore == 0 && report.checkpoint == .missing)
      #expect(report.cut?.byteCount == 8)
      #expect(try ledger.read(ledger.directory.checkpoint) == before)
      try await ledger.open().close()
    }
  }

  @Test("signs anew where the checkpoint does not verify, and keeps what stood there", arguments: 0..<4)
  func invalid(kind: Int) async throws {
    try await Ledger.with(size: 20) { ledger in
      let good = try ledger.read(ledger.directory.checkpoint)
      var bad = good
      switch kind {
      case 0: bad = Array("no checkpoint".utf8)
      case 1: bad = []
      case 2: bad[bad.count - 10] ^= 1
      default: bad = Array("\(Fixture.origin)\n19\n".utf8) + good.drop { $0 != 0x0A }.dropFirst(4)
      }
      try ledger.write(bad, to: ledger.directory.checkpoint)
      let error = await ledger.openingError()
      guard case .checkpointInvalid = error else {
        Issue.record("opening ended in \(String(describing: error))")
        return
      }
      let report = try await recover(ledger)
      guard case .invalid(let path) = report.checkpoint else {
        Issue.record("found \(report.checkpoint)")
        return
      }
      #expect(try ledger.read(path) == bad && ledger.read(ledger.directory.checkpoint) == good)
      try await ledger.open().close()
    }
  }

  @Test("without a checkpoint, signs nothing over a log that has a fault")
  func faultWithoutCheckpoint() async throws {
    try await Ledger.with(size: 20) { ledger in
      Directory.removeTree(ledger.directory.checkpoint)
      try ledger.append(Array("{}\n".utf8), to: ledger.directory.segment(16))
      let expected = StoreError.damaged(path: ledger.directory.segment(16), seq: 20, what: "record-form")
      await #expect(throws: expected) { _ = try await recover(ledger) }
      #expect(!Directory.exists(ledger.directory.checkpoint))
    }
  }

  @Test("the mark: kept beside the checkpoint, and a directory older than it is not opened")
  func mark() async throws {
    try await withTemporaryDirectory { path in
      let mark = path + "/mark"
      try await Ledger.with(size: 10) { ledger in
        let first = try await ledger.open { $0.mark = mark }
        #expect(first.opening.markMissing)
        try await first.close()
        #expect(try ledger.read(mark) == ledger.read(ledger.directory.checkpoint))
        let old = try ledger.copy(to: path + "/old")
        let store = try await ledger.open { $0.mark = mark }
        #expect(!store.opening.markMissing)
        try await ledger.fill(store, to: 12)
        try await store.close()
        // The whole directory restored from a backup.
        let rolledBack = StoreError.rolledBack(mark: mark, size: 12, checkpoint: 10)
        #expect(await old.openingError { $0.mark = mark } == rolledBack)
        let truncated = StoreError.logTruncated(path: mark, records: 10, checkpoint: 12)
        await #expect(throws: truncated) { _ = try await recover(old) { $0.mark = mark } }
        // Only the checkpoint restored: the log still reaches the mark.
        try ledger.write(try old.read(old.directory.checkpoint), to: ledger.directory.checkpoint)
        #expect(await ledger.openingError { $0.mark = mark } == rolledBack)
        let report = try await recover(ledger) { $0.mark = mark }
        #expect(report.size == 12 && report.coveredBefore == 10 && report.marked == 12)
        try await ledger.open { $0.mark = mark }.close()
      }
    }
  }

  @Test("the mark of another history is refused, by opening and by recovery")
  func markOfAnotherHistory() async throws {
    try await withTemporaryDirectory { path in
      let mark = path + "/mark"
      try await Ledger.with(size: 10) { ledger in
        let fork = try ledger.copy(to: path + "/fork")
        let store = try await fork.open { $0.mark = mark }
        _ = try await store.append([try Fixture.credit(800)], if: nil)
        try await store.close()
        let original = try await ledger.open()
        try await ledger.fill(original, to: 14)
        try await original.close()
        let expected = StoreError.rootMismatch(path: mark, size: 11)
        #expect(await ledger.openingError { $0.mark = mark } == expected)
        await #expect(throws: expected) { _ = try await recover(ledger) { $0.mark = mark } }
      }
    }
  }
}
