import AcquisNotes
import Dispatch
import Testing

@testable import AcquisStore

@Suite("Checkpoints that nobody asked for")
struct CheckpointTests {
  @Test("commits go on while the log is read back, and what they wrote is covered too")
  func besideCommits() async throws {
    try await Ledger.with(size: 3) { ledger in
      let store = try await ledger.open()
      _ = try await store.append(try Fixture.credits(3..<5), if: nil)
      let more = try Fixture.credit(5)
      try await offload {
        store.committer.signBesideCommits {
          let isRecorded = DispatchSemaphore(value: 0)
          Task {
            _ = try await store.append([more], if: nil)
            isRecorded.signal()
          }
          #expect(isRecorded.wait(timeout: .now() + .seconds(60)) == .success)
        }
      }
      #expect(try await store.checkpoint().checkpoint.size == 6)
      try await store.close()
      try ledger.verify()
    }
  }

  @Test("what was read back before is not read again while commits wait")
  func once() async throws {
    try await Ledger.with(size: 3) { ledger in
      let store = try await ledger.open()
      _ = try await store.append(try Fixture.credits(3..<5), if: nil)
      try await offload {
        store.committer.signBesideCommits(afterReading: { try? change(ledger) })
      }
      #expect(try await store.checkpoint().checkpoint.size == 5)
      try await store.close()
    }
  }

  @Test("what is read back must be what was written; else nothing is signed, and the writer stops")
  func differing() async throws {
    try await Ledger.with(size: 3) { ledger in
      let store = try await ledger.open()
      _ = try await store.append(try Fixture.credits(3..<5), if: nil)
      try change(ledger)
      try await offload { store.committer.signBesideCommits() }
      let expected = StoreError.readBackDiffers(path: ledger.directory.log, size: 5)
      let error = await #expect(throws: AppendError.self) {
        _ = try await store.append([try Fixture.credit(9)], if: nil)
      }
      #expect(error.map { "\($0)" } == "\(AppendError.unavailable(expected))")
      try? await store.close()
      #expect(try await ledger.reader().checkpoint().checkpoint.size == 3)
    }
  }

  /// Changes the last record where it lies.
  private func change(_ ledger: Ledger) throws {
    let path = ledger.directory.segment(0)
    var bytes = try ledger.read(path)
    bytes[bytes.count - 20] ^= 1
    try File(rewriting: path, .system).append(bytes)
  }
}
