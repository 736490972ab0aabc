import AcquisRecords
import Synchronization
import Testing

@testable import AcquisStore

@Suite("An index that is written beside the commits")
struct IndexFlusherTests {
  @Test("commits wait for one that has fallen far behind, so that memory stays what it is")
  func waiting() async throws {
    try await Ledger.with { ledger in
      let store = try await ledger.open { $0.indexFlushCount = 2 }
      // More than four times as many at once.
      _ = try await store.append(try Fixture.credits(1..<10), if: nil)
      #expect(store.log.state.withLock { $0.stack.waiting } == 0)
      try await store.close()
    }
  }
}
