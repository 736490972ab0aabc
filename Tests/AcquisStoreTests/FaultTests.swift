import AcquisNotes
import AcquisRecords
import AcquisValues
import Glibc
import Synchronization
import Testing

@testable import AcquisStore

@Suite("Every write, sync, rename and cut fails once")
struct FaultTests {
  /// How a call fails: before it did anything, or after it did all of it.
  enum Failure: CaseIterable {
    case notDone, doneAnyway, doneByHalf
  }

  /// Fails the call with a number, counted over all calls that durability rests on.
  final class Faults: Sendable {
    private let count = Mutex(0)
    let failing: Int
    let failure: Failure

    init(failing: Int, _ failure: Failure) {
      self.failing = failing
      self.failure = failure
    }

    var made: Int { count.withLock { $0 } }

    private func fails() -> Bool {
      count.withLock { count in
        defer { count += 1 }
        return count == failing
      }
    }

    private func call(_ real: () -> Int32) -> Int32 {
      guard fails() else { return real() }
      if failure == .doneAnyway { _ = real() }
      errno = EIO
      return -1
    }

    private func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
      guard fails() else { return SystemCalls.system.write(descriptor, bytes) }
      switch failure {
      case .notDone: break
      case .doneAnyway: _ = SystemCalls.system.write(descriptor, bytes)
      case .doneByHalf:
        _ = SystemCalls.system.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]))
      }
      errno = ENOSPC
      return -1
    }

    var calls: SystemCalls {
      let real = SystemCalls.system
      var calls = real
      calls.open = { path, flags, mode in
        flags & O_ACCMODE == O_RDONLY ? real.open(path, flags, mode) : self.call { real.open(path, flags, mode) }
      }
      calls.write = { self.write($0, $1) }
      calls.fdatasync = { descriptor in self.call { real.fdatasync(descriptor) } }
      calls.fsync = { descriptor in self.call { real.fsync(descriptor) } }
      calls.ftruncate = { descriptor, size in self.call { real.ftruncate(descriptor, size) } }
      calls.fchmod = { descriptor, mode in self.call { real.fchmod(descriptor, mode) } }
      calls.mkdir = { path, mode in self.call { real.mkdir(path, mode) } }
      calls.rename = { old, new in self.call { real.rename(old, new) } }
      calls.unlink = { path in self.call { real.unlink(path) } }
      return calls
    }
  }

  /// What somebody was told during a run.
  private struct Told {
    var acknowledged: [Acknowledgement] = []
    var unknown: [StatementID] = []
    var notRecorded: [StatementID] = []
  }

  /// Opens the ledger with a torn end, appends over a border between segments, signs, and closes.
  private func run(_ ledger: Ledger, _ faults: Faults, mark: String) async -> Told {
    var told = Told()
    guard
      let store = try? await ledger.open({
        $0.calls = faults.calls
        $0.mark = mark
      })
    else { return told }
    for batch in [5..<7, 7..<12, 12..<13] {
      guard let statements = try? Fixture.credits(batch) else { continue }
      do {
        told.acknowledged += try await store.append(statements, if: nil)
      } catch AppendError.outcomeUnknown {
        told.unknown += statements.map(\.statement.id)
      } catch {
        told.notRecorded += statements.map(\.statement.id)
      }
      _ = try? await store.signCheckpoint()
    }
    try? await store.close()
    return told
  }

  @Test("no acknowledged record is lost, and what was said not to be recorded is not", arguments: Failure.allCases)
  func everyCall(_ failure: Failure) async throws {
    try await Ledger.with(size: 5) { original in
      try original.append(Array("{\"prev\":\"torn".utf8), to: original.directory.segment(0))
      Directory.removeTree(original.directory.cache)
      var number = 0
      while true {
        let done = try await withTemporaryDirectory { path in
          let ledger = try original.copy(to: path + "/ledger")
          let faults = Faults(failing: number, failure)
          let told = await run(ledger, faults, mark: path + "/mark")
          try await check(told, ledger, mark: path + "/mark")
          return faults.made <= number
        }
        if done { break }
        number += 1
      }
      // 6 of opening, 2 or 3 an append, 10 a checkpoint with its mark.
      #expect(number > 40)
    }
  }

  private func check(_ told: Told, _ ledger: Ledger, mark: String) async throws {
    let store = try await ledger.open { $0.mark = mark }
    let found = try await store.find((told.acknowledged.map(\.id) + told.unknown + told.notRecorded))
    for acknowledgement in told.acknowledged { #expect(found[acknowledgement.id] == acknowledgement) }
    for id in told.notRecorded { #expect(found[id] == nil) }
    // Whatever became of the others, sending everything again completes the ledger, each batch once.
    for batch in [5..<7, 7..<12, 12..<13] { _ = try await store.append(try Fixture.credits(batch), if: nil) }
    try await store.close()
    #expect(try ledger.verify().map(\.statement.id) == (0..<13).map(Fixture.id))
  }

  @Test("after a failed sync nothing is taken any more, and everybody is told")
  func stopped() async throws {
    try await Ledger.with(size: 3) { ledger in
      let broken = Mutex(false)
      let isBroken: @Sendable () -> Bool = { broken.withLock { $0 } }
      let store = try await ledger.open {
        $0.calls.fdatasync = { descriptor in
          guard isBroken() else { return fdatasync(descriptor) }
          errno = EIO
          return -1
        }
      }
      broken.withLock { $0 = true }
      let failure = SystemError("fdatasync", ledger.directory.segment(0), code: EIO)
      await expect(.outcomeUnknown(.writerFailed(failure))) {
        _ = try await store.append([try Fixture.credit(3)], if: nil)
      }
      broken.withLock { $0 = false }
      await expect(.unavailable(.writerFailed(failure))) {
        _ = try await store.append([try Fixture.credit(4)], if: nil)
      }
      await #expect(throws: StoreError.writerFailed(failure)) { _ = try await store.signCheckpoint() }
      await #expect(throws: StoreError.writerFailed(failure)) { try await store.close() }
      // The lock is released all the same.
      try await ledger.open().close()
    }
  }

  private func expect(_ expected: AppendError, _ body: () async throws -> Void) async {
    let error = await #expect(throws: AppendError.self) { try await body() }
    #expect(error.map { "\($0)" } == "\(expected)")
  }

  @Test("what is signed is what is on disk: bytes that changed since they were written stop the writer")
  func readBack() async throws {
    try await Ledger.with(size: 3) { ledger in
      let store = try await ledger.open()
      _ = try await store.append(try Fixture.credits(3..<5), if: nil)
      let path = ledger.directory.segment(0)
      var bytes = try ledger.read(path)
      bytes[bytes.count - 20] ^= 1
      try ledger.write(bytes, to: path)
      let expected = StoreError.readBackDiffers(path: ledger.directory.log, size: 5)
      await #expect(throws: expected) { _ = try await store.signCheckpoint() }
      await expect(.unavailable(expected)) { _ = try await store.append([try Fixture.credit(9)], if: nil) }
      try? await store.close()
      #expect(try await ledger.reader().checkpoint().checkpoint.size == 3)
    }
  }

  @Test("concurrent callers share syncs")
  func sharedSyncs() async throws {
    try await Ledger.with(size: 1) { ledger in
      let syncs = Mutex(0)
      let count: @Sendable () -> Void = { syncs.withLock { $0 += 1 } }
      let store = try await ledger.open {
        $0.layout = SegmentLayout(recordsPerSegment: 8)
        $0.calls.fdatasync = { descriptor in
          count()
          // Long enough for the others to arrive, however busy the machine is: they only have to queue up.
          usleep(2000)
          return fdatasync(descriptor)
        }
      }
      syncs.withLock { $0 = 0 }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...200 {
          let batch = [try Fixture.credit(number)]
          group.addTask { _ = try await store.append(batch, if: nil) }
        }
        try await group.waitForAll()
      }
      // 25 segments are synced at least once each; 200 syncs would mean that nothing was shared.
      let made = syncs.withLock { $0 }
      #expect(made < 150)
      try await store.close()
      #expect(try ledger.verify().count == 201)
    }
  }
}
