import AcquisNotes
import AcquisRecords
import AcquisStore
import Testing

/// The engines that the conformance suite runs against.
enum Engine: String, CaseIterable, CustomTestStringConvertible {
  case memory

  var testDescription: String { rawValue }

  /// Founds the invented ledger on this engine and calls `body` with it.
  func withStore(
    _ clock: TestClock = TestClock(), _ body: (any EventStore) async throws -> Void
  ) async throws {
    let founding = try Fixture.founding()
    switch self {
    case .memory:
      let store = try MemoryStore(
        founding: founding, checkpointKey: Fixture.checkpointKey, clock: { clock.now })
      try await body(store)
      try await store.close()
    }
  }
}

/// The refusal that `body` ends in; a failed expectation when it ends otherwise.
func refusal(_ body: () async throws -> Void, sourceLocation: SourceLocation = #_sourceLocation) async -> Refusal? {
  do {
    try await body()
    Issue.record("nothing was refused", sourceLocation: sourceLocation)
  } catch AppendError.refused(let refusal) {
    return refusal
  } catch {
    Issue.record("ended in \(error)", sourceLocation: sourceLocation)
  }
  return nil
}
