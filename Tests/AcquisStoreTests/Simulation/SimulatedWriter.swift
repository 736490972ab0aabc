import AcquisNotes
import AcquisRecords
import Synchronization

@testable import AcquisStore

/// A ledger that a simulation has open: the store as programs use it, or its writer alone, which can be given a group
/// of batches at once without leaving their order to chance.
enum SimulatedWriter {
  final class Alone {
    var writer: Writer
    init(_ writer: Writer) { self.writer = writer }
  }

  case store(FileStore)
  case alone(Alone, FileLog)

  static func open(_ ledger: Ledger, _ options: StoreOptions, alone: Bool) async throws -> SimulatedWriter {
    guard alone else {
      return .store(
        try await FileStore.open(ledger.directory, checkpointKey: Fixture.checkpointKey, options: options))
    }
    let lock = try await WriterLock.take(ledger.directory, wait: options.wait)
    return try lock.releasingOnError {
      var opening = Opening(ledger.directory, Fixture.checkpointKey, options)
      let (log, writer) = try opening.open(lock)
      return .alone(Alone(writer), log)
    }
  }

  var log: FileLog {
    switch self {
    case .store(let store): store.log
    case .alone(_, let log): log
    }
  }

  var takesGroups: Bool {
    if case .alone = self { true } else { false }
  }

  var markFault: StoreError? {
    switch self {
    case .store(let store): store.markFault
    case .alone(let alone, _): alone.writer.markFault
    }
  }

  func append(_ group: [Writer.Request]) async -> [Writer.Outcome] {
    switch self {
    case .alone(let alone, _): return alone.writer.commit(group)
    case .store(let store):
      precondition(group.count == 1, "the order of concurrent callers is left to chance")
      do throws(AppendError) {
        return [.success(try await store.append(group[0].batch, if: group[0].condition))]
      } catch { return [.failure(error)] }
    }
  }

  func sign() async throws -> SignedCheckpoint {
    switch self {
    case .store(let store): try await store.signCheckpoint()
    case .alone(let alone, _): try alone.writer.sign()
    }
  }

  /// Signs, and lets go of the ledger.
  func close() async throws {
    defer { log.state.withLock { $0.stack.disk?.index.close() } }
    switch self {
    case .store(let store): try await store.close()
    case .alone(let alone, _):
      defer { alone.writer.close() }
      _ = try alone.writer.sign()
    }
  }
}
