import AcquisNotes
import AcquisRecords
import Glibc
import Testing

@testable import AcquisStore

/// The engines that the conformance suite runs against.
enum Engine: String, CaseIterable, CustomTestStringConvertible {
  case memory
  case file
  /// The file engine with segments of eight records, and an index that is written after every few.
  case smallSegments

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
    case .file, .smallSegments:
      try await withTemporaryDirectory { path in
        var options = StoreOptions.test(clock)
        if self == .file { options.layout = SegmentLayout.standard }
        let store = try await FileStore.found(
          at: path + "/ledger", founding: founding, checkpointKey: Fixture.checkpointKey, options: options)
        try await body(store)
        try await store.close()
      }
    }
  }
}

extension StoreOptions {
  /// Segments of eight records, an index that is written after every five, and checkpoints only when asked for.
  static func test(_ clock: TestClock = TestClock()) -> StoreOptions {
    var options = StoreOptions(wait: .zero, clock: { clock.now })
    options.layout = SegmentLayout(recordsPerSegment: 8)
    options.indexFlushCount = 5
    options.checkpointDelay = .seconds(3600)
    return options
  }
}

extension SystemCalls {
  /// Without the syncs, for tests of something else that would take long.
  static var unsynced: SystemCalls {
    var calls = SystemCalls.system
    calls.fdatasync = { _ in 0 }
    calls.fsync = { _ in 0 }
    return calls
  }
}

/// Calls `body` with an empty directory that is gone afterwards: in memory where there is such a file system, because
/// thousands of syncs take long.
func withTemporaryDirectory<Value>(_ body: (String) async throws -> Value) async throws -> Value {
  let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
  var template = Array("\(parent)/acquis-store-XXXXXX".utf8CString)
  let made = template.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!) != nil }
  try #require(made, "a temporary directory is needed")
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { Directory.removeTree(path) }
  return try await body(path)
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
