import AcquisNotes
import AcquisRecords
import Glibc
import Seeded
import Synchronization
import Testing

@testable import AcquisStore

@Suite("A power failure before any call leaves a ledger that can be opened and has everything acknowledged")
struct PowerFailureTests {
  /// Appends over borders, signs, is killed, goes on, is killed while a batch is half written, cuts it off, and goes
  /// on.
  private static func run(_ run: RecordedRun) async throws {
    try await run.found()
    run.disk.record()
    let first = try await run.open()
    try await run.append(2, to: first)
    try await run.sign(first)
    try await run.append(2, to: first)
    try await run.sign(first)
    try await run.append(1, to: first)
    await run.kill(first)
    let second = try await run.open()
    try await run.append(1, to: second)
    try await run.close(second)
    try await runTorn(run)
    let last = try await run.open()
    try await run.append(2, to: last)
    try await run.close(last)
  }

  /// Is killed in the middle of writing the last of three segments of one batch, the last of so many.
  private static func runTorn(_ run: RecordedRun, _ count: Int = 1) async throws {
    let store = try await run.open()
    run.disk.fail(Failure(after: 2, .half, .death, only: "write"))
    await #expect(throws: AppendError.self) { try await run.append(count, to: store) }
    await run.kill(store)
  }

  /// Cannot sync the second of two segments of one batch, and is killed: the system takes its bytes for written.
  private static func runUnsynced(_ run: RecordedRun) async throws {
    let store = try await run.open()
    try await run.append(2, to: store)
    run.disk.fail(Failure(after: 1, .none, .error(EIO), only: "fdatasync"))
    await #expect(throws: AppendError.self) { try await run.append(1, to: store) }
    await run.kill(store)
  }

  @Test("while it is written, signed, closed, opened and cut")
  func everyCall() async throws {
    try await withTemporaryDirectory { path in
      try Directory.make(path + "/run")
      let run = try RecordedRun(path + "/run")
      try await Self.run(run)
      #expect(try run.disk.isAsModelled)
      let states = PowerFailureStates(run, final: try run.ledger.bytes(), in: path)
      let count = try await states.check(run.disk.moments(), told: run.told)
      #expect(count.cuts > 100 && count.states > 150)
      report("crash states: \(count.cuts) cuts, \(count.states) states opened")
    }
  }

  @Test("while what an earlier power failure left is opened: cut, synced, and marked")
  func twice() async throws {
    try await withTemporaryDirectory { path in
      try Directory.make(path + "/run")
      let run = try RecordedRun(path + "/run")
      try await Self.run(run)
      let final = try run.ledger.bytes()
      var (generator, cuts, states) = (SeededGenerator(seed: 2), 0, 0)
      let moments = run.disk.moments()
      for number in 0..<40 {
        let moment = generator.pick(moments)
        let told = run.told[moment.progress]
        let root = "\(path)/again-\(number)"
        try Directory.make(root)
        let tree = PowerFailure(moment.disk).random(&generator)
        let again = try RecordedRun(root, tree, told, batches: 0)
        again.disk.record()
        let store = try await again.open()
        try await again.sign(store)
        try await store.close()
        let checker = PowerFailureStates(run, final: final, in: path)
        let count = try await checker.check(again.disk.moments(), told: again.told, random: 2, limit: 16)
        (cuts, states) = (cuts + count.cuts, states + count.states)
        Directory.removeTree(root)
      }
      #expect(cuts > 200)
      report("crash states while opening after a crash: \(cuts) cuts, \(states) states opened")
    }
  }

  @Test("while and after it is recovered: what recovery told of is kept, also where a sync had failed before")
  func recovered() async throws {
    try await withTemporaryDirectory { path in
      try Directory.make(path + "/run")
      let run = try RecordedRun(path + "/run")
      try await run.found()
      run.disk.record()
      try await Self.runUnsynced(run)
      #expect(try await run.recover().size == 9)
      let kept = try run.ledger.bytes()
      // The one that could not be synced is sent again, and known.
      try await Self.runTorn(run, 2)
      let recovery = try await run.recover()
      #expect(recovery.size == 9 && recovery.cut != nil)
      #expect(try run.ledger.bytes() == kept)
      let moments = run.disk.moments()
      let last = try await run.open()
      try await run.append(RecordedRun.batches.count - 3, to: last)
      try await run.close(last)
      let states = PowerFailureStates(run, final: try run.ledger.bytes(), in: path)
      let count = try await states.check(moments, told: run.told)
      #expect(count.cuts > 100 && count.states > 50)
      report("crash states while recovering: \(count.cuts) cuts, \(count.states) states opened")
    }
  }

  @Test("while its directory is made: there is none, or one with all of its parts and what was put into them")
  func directory() async throws {
    try await withTemporaryDirectory { path in
      let run = try RecordedRun(path)
      run.disk.record()
      let calls = run.disk.start()
      try LedgerDirectory.create(at: run.ledger.directory.path, calls) { directory in
        let key = try File(creating: directory.private + "/key", calls)
        try key.append([1])
        try key.sync()
      }
      let moments = run.disk.moments()
      var generator = SeededGenerator(seed: 3)
      for (number, moment) in moments.enumerated() {
        for tree in PowerFailure(moment.disk).states(random: 24, &generator) {
          let (isMade, isOver) = (tree.directories.contains(RecordedRun.ledgerPath), number == moments.count - 1)
          #expect(isMade || !isOver, "the ledger is gone")
          let parts = ["log", "cut", "private"].map { RecordedRun.ledgerPath + "/" + $0 }
          #expect(!isMade || tree.directories.isSuperset(of: parts), "before call \(number)")
          #expect(!isMade || tree.files[RecordedRun.ledgerPath + "/private/key"] == [1], "before call \(number)")
        }
      }
    }
  }

  /// Is killed in the last sync of founding a ledger, whose name is not durable then.
  private static func foundKilled(_ run: RecordedRun) async throws {
    var options = run.ledger.options
    options.calls = run.disk.start()
    run.disk.fail(Failure(after: 7, .none, .death, only: "fsync"))
    await #expect(throws: StoreError.self) {
      _ = try await FileStore.found(
        at: run.ledger.directory.path, founding: try Fixture.founding(), checkpointKey: Fixture.checkpointKey,
        options: options)
    }
    #expect(Directory.exists(run.ledger.directory.path))
  }

  private static func expectThere(_ disk: SimulatedDisk) {
    var generator = SeededGenerator(seed: 4)
    for tree in PowerFailure(disk.model).states(random: 8, &generator) {
      #expect(tree.directories.contains(RecordedRun.ledgerPath), "the ledger is gone")
    }
  }

  @Test("after its founder was killed in the last sync, what others record is kept")
  func founderKilled() async throws {
    try await withTemporaryDirectory { path in
      let run = try RecordedRun(path)
      try await Self.foundKilled(run)
      let store = try await run.open()
      try await run.append(1, to: store)
      Self.expectThere(run.disk)
      await run.kill(store)
    }
  }

  @Test("after its founder was killed in the last sync, what recovery told of is kept")
  func founderKilledAndRecovered() async throws {
    try await withTemporaryDirectory { path in
      let run = try RecordedRun(path)
      try await Self.foundKilled(run)
      #expect(try await run.recover().size == 1)
      Self.expectThere(run.disk)
    }
  }

  @Test("while it is founded: there is no ledger, or a whole one")
  func founding() async throws {
    try await withTemporaryDirectory { path in
      try Directory.make(path + "/run")
      let run = try RecordedRun(path + "/run")
      run.disk.record()
      try await run.found()
      let states = PowerFailureStates(run, final: try run.ledger.bytes(), in: path)
      let count = try await states.check(run.disk.moments(), told: run.told, batches: [])
      #expect(count.cuts > 20 && count.states > 50)
      report("crash states while founding: \(count.cuts) cuts, \(count.states) states opened")
    }
  }
}
