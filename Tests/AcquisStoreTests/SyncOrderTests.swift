import AcquisRecords
import Synchronization
import Testing

@testable import AcquisStore

@Suite("What is acknowledged has been synced")
struct SyncOrderTests {
  /// The names of the calls in the order in which they were made.
  private final class Trace: Sendable {
    private let names = Mutex([String]())

    private func note(_ name: String) { names.withLock { $0.append(name) } }

    /// The calls since the last time.
    func take() -> [String] {
      names.withLock { names in
        defer { names = [] }
        return names
      }
    }

    var calls: SystemCalls {
      let real = SystemCalls.system
      var calls = real
      calls.write = { [self] in
        note("write")
        return real.write($0, $1)
      }
      calls.fdatasync = { [self] in
        note("fdatasync")
        return real.fdatasync($0)
      }
      calls.fsync = { [self] in
        note("fsync")
        return real.fsync($0)
      }
      calls.rename = { [self] in
        note("rename")
        return real.rename($0, $1)
      }
      calls.ftruncate = { [self] in
        note("ftruncate")
        return real.ftruncate($0, $1)
      }
      return calls
    }
  }

  private static let replace = ["write", "fsync", "rename", "fsync"]

  @Test("an append, one over a border, a checkpoint with its mark, and the cut of a tail")
  func order() async throws {
    try await Ledger.with(size: 5) { ledger in
      let (trace, mark) = (Trace(), ledger.directory.path + "-mark")
      func open() async throws -> FileStore {
        try await ledger.open {
          $0.calls = trace.calls
          $0.mark = mark
        }
      }
      let store = try await open()
      // The mark is tried, and its name synced.
      let tried = ["write", "fsync"]
      // The kept tail, the names of the segments, and that of the checkpoint.
      let settled = ["fdatasync", "fsync", "fsync"]
      #expect(trace.take() == tried + ["fsync"] + settled)
      _ = try await store.append([try Fixture.credit(5)], if: nil)
      #expect(trace.take() == ["write", "fdatasync"])
      _ = try await store.append(try Fixture.credits(6..<20), if: nil)
      #expect(trace.take() == ["write", "fdatasync", "write", "fdatasync", "write", "fdatasync", "fsync"])
      _ = try await store.signCheckpoint()
      #expect(trace.take() == Self.replace + Self.replace)
      _ = try await store.append(try Fixture.credits(6..<20), if: nil)
      _ = try await store.signCheckpoint()
      #expect(trace.take().isEmpty)
      try await store.close()
      try ledger.append([0x7B], to: ledger.directory.segment(16))
      try await open().close()
      // Saved before it is cut, and synced after.
      let saved = ["write", "fsync", "fsync", "fsync"]
      #expect(trace.take() == tried + saved + ["ftruncate", "fsync", "fsync"] + settled)
    }
  }
}
