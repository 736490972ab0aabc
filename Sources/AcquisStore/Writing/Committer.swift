import AcquisNotes
import AcquisRecords
import Dispatch
import Synchronization

/// Lets concurrent appends share a sync: while one group is being written, the next one gathers (*group commit*).
///
/// Everything that blocks runs on a queue of its own, never on Swift's threads. The queue is serial, so what is asked for
/// later happens later.
final class Committer: Sendable {
  private struct Waiting: Sendable {
    let request: Writer.Request
    let continuation: CheckedContinuation<Writer.Outcome, Never>
  }

  /// What has gathered, and whether a group is to be written already.
  private struct Gathering {
    var waiting: [Waiting] = []
    var isScheduled = false
  }

  private let queue = DispatchQueue(label: "acquis.store.commit")
  private let gathering = Mutex(Gathering())
  /// Locked on the queue only, so nobody ever waits for it.
  private let writer: Mutex<Writer>
  private let flusher: IndexFlusher
  private let checkpointDelay: Duration
  private let isCheckpointDue = Mutex(false)

  init(_ writer: Writer, _ options: StoreOptions) {
    flusher = IndexFlusher(writer.log, options.indexFlushCount)
    self.writer = Mutex(writer)
    checkpointDelay = options.checkpointDelay
  }

  /// Records a batch, together with those that others send meanwhile.
  func append(_ request: Writer.Request) async throws(AppendError) -> [Acknowledgement] {
    let outcome = await withCheckedContinuation { continuation in
      let schedule = gathering.withLock { gathering in
        gathering.waiting.append(Waiting(request: request, continuation: continuation))
        defer { gathering.isScheduled = true }
        return !gathering.isScheduled
      }
      if schedule { queue.async { self.commit() } }
    }
    return try outcome.get()
  }

  private func commit() {
    let group = gathering.withLock { gathering in
      defer { gathering = Gathering() }
      return gathering.waiting
    }
    let outcomes = writer.withLock { $0.commit(group.map(\.request)) }
    for (waiting, outcome) in zip(group, outcomes) { waiting.continuation.resume(returning: outcome) }
    flusher.flushIfDue()
    scheduleCheckpoint()
  }

  private func scheduleCheckpoint() {
    let wasDue = isCheckpointDue.withLock { due in
      defer { due = true }
      return due
    }
    if wasDue { return }
    let delay = DispatchTimeInterval.milliseconds(Int(checkpointDelay / .milliseconds(1)))
    queue.asyncAfter(deadline: .now() + delay) { [weak self] in
      guard let self else { return }
      isCheckpointDue.withLock { $0 = false }
      // Nobody waits for this one; if it fails the writer stops, and the next caller is told why.
      _ = try? writer.withLock { writer throws(StoreError) in try writer.sign() }
    }
  }

  /// Signs a checkpoint after everything that was asked for before.
  func sign() async throws(StoreError) -> SignedCheckpoint {
    try await run { writer in
      do throws(StoreError) { return .success(try writer.sign()) } catch { return .failure(error) }
    }
  }

  /// Signs, writes the index, and lets go of the ledger.
  func close() async throws(StoreError) {
    let flusher = flusher
    try await run { writer in
      let result: Result<Void, StoreError>
      do throws(StoreError) {
        _ = try writer.sign()
        result = .success(())
      } catch {
        result = error == .closed ? .success(()) : .failure(error)
      }
      flusher.finish()
      writer.close()
      return result
    }
  }

  private func run<Value: Sendable>(
    _ body: @escaping @Sendable (inout Writer) -> Result<Value, StoreError>
  ) async throws(StoreError) -> Value {
    let result = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.writer.withLock { body(&$0) }) }
    }
    return try result.get()
  }
}
