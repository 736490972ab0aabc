import AcquisNotes
import AcquisRecords
import Seeded
import Testing

@testable import AcquisStore

/// Opens what power failures leave of a recorded run, and checks it.
struct PowerFailureStates {
  struct Count {
    var cuts = 0
    var states = 0
  }

  private struct Case: Hashable {
    let tree: DiskTree
    let told: RecordedRun.Told
  }

  private let final: [UInt8]
  private let indexes: [[String: [UInt8]]]
  private let path: String

  /// `final` is the log in the end.
  init(_ run: RecordedRun, final: [UInt8], in path: String) {
    self.final = final
    indexes = run.indexes
    self.path = path
  }

  /// Checks the states at every moment, each once.
  func check(
    _ moments: [SimulatedDisk.Moment], told: [RecordedRun.Told], batches: [Range<Int>] = RecordedRun.batches,
    random: Int = 24, limit: Int = 64
  ) async throws -> Count {
    var (generator, cases, seen) = (SeededGenerator(seed: 1), [Case](), Set<Case>())
    for moment in moments {
      for tree in PowerFailure(moment.disk).states(limit: limit, random: random, &generator) {
        let state = Case(tree: tree, told: told[moment.progress])
        if seen.insert(state).inserted { cases.append(state) }
      }
    }
    for (number, state) in cases.enumerated() {
      try await check(state, "\(path)/state-\(number)", index: number, batches)
    }
    return Count(cuts: moments.count, states: cases.count)
  }

  private func check(_ state: Case, _ root: String, index: Int, _ batches: [Range<Int>]) async throws {
    try Directory.make(root)
    defer { Directory.removeTree(root) }
    try state.tree.write(to: root)
    let ledger = RecordedRun.ledger(root)
    guard Directory.exists(ledger.directory.path) else {
      #expect(state.told.acknowledged == 0, "the ledger is gone")
      return try await found(ledger).close()
    }
    try putIndex(index, ledger)
    let store = try await ledger.open()
    let size = try await store.head().size
    #expect(size >= state.told.acknowledged, "an acknowledged record is lost")
    #expect(size <= max(1, state.told.submitted), "a record was never sent")
    #expect(size == 1 || batches.contains { $0.upperBound == size }, "a batch is torn")
    #expect(final.starts(with: try ledger.bytes()), "the log is not the beginning of what was written")
    #expect(try await store.checkpoint().checkpoint.size >= state.told.signed, "a signed checkpoint is lost")
    let mark = try StoredCheckpoint.read(ledger.options.mark ?? "")?.checkpoint.size ?? 0
    #expect(mark >= state.told.marked, "the mark went back")
    for batch in batches { _ = try await store.append(try Fixture.credits(batch), if: nil) }
    try await store.close()
    #expect(try ledger.bytes() == final, "sending everything again gives another log")
    try ledger.verify()
  }

  private func found(_ ledger: Ledger) async throws -> FileStore {
    try await FileStore.found(
      at: ledger.directory.path, founding: try Fixture.founding(), checkpointKey: Fixture.checkpointKey,
      options: ledger.options)
  }

  /// For most states no index can be kept; for the others there is none yet, or one of another moment.
  private func putIndex(_ number: Int, _ ledger: Ledger) throws {
    switch number % 8 {
    case 0: break
    case 1, 2:
      if indexes.isEmpty { break }
      try Directory.make(ledger.directory.cache)
      for (suffix, bytes) in indexes[number / 8 % indexes.count] {
        try ledger.write(bytes, to: ledger.directory.index + suffix)
      }
      try ledger.adoptIndex()
    default: try ledger.write([], to: ledger.directory.cache)
    }
  }
}
