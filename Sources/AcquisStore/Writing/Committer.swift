import AcquisNotes
import AcquisRecords
import Dispatch
import Synchronization

/// Lets concurrent appends share a sync: while one group is being written, the next one gathers (*group commit*).
///
/// Groups are written on a queue of its own, because Swift's few threads should not block. An exception is made for a caller
/// who is alone: it writes where it is, since two changes of thread cost about as much as the sync. At most one thread blocks
/// so, and for one sync. A group that follows another one waits a little for those who were in it (``Company``).
final class Committer: Sendable {
  private let queue = DispatchQueue(label: "acquis.store.commit")
  private let checkpointQueue = DispatchQueue(label: "acquis.store.checkpoint")
  private let gathering: Mutex<Gathering>
  private let writer: Mutex<Writer>
  private let flusher: IndexFlusher
  private let checkpointDelay: Duration
  private let isCheckpointDue = Mutex(false)
  /// That all have come whom the next group waits for.
  private let isComplete = DispatchSemaphore(value: 0)

  init(_ writer: Writer, _ options: StoreOptions) {
    flusher = IndexFlusher(writer.log, options.indexFlushCount)
    self.writer = Mutex(writer)
    gathering = Mutex(Gathering(company: Company(mostPatience: options.mostPatience)))
    checkpointDelay = options.checkpointDelay
  }

  /// Records a batch, together with those that others send meanwhile.
  func append(_ request: Writer.Request) async throws(AppendError) -> [Acknowledgement] {
    let caller = withUnsafeCurrentTask { $0.hashValue }
    if gathering.withLock({ $0.lead(caller) }) {
      // Not available while a checkpoint is being signed: that may take longer than a thread should be kept.
      let start = ContinuousClock.now
      let outcome = writer.withLockIfAvailable { $0.commit([request])[0] }
      learn(of: 1, since: start)
      finish(1, caller)
      if let outcome { return try outcome.get() }
    }
    let outcome = await withCheckedContinuation { continuation in
      let new = Gathering.Waiting(request: request, caller: caller, continuation: continuation)
      let (isFirst, isLast) = gathering.withLock { ($0.join(new), $0.completes()) }
      if isFirst { queue.async { self.commit() } }
      if isLast { isComplete.signal() }
    }
    return try outcome.get()
  }

  private func commit() {
    awaitOthers()
    let group = gathering.withLock { $0.take() }
    let start = ContinuousClock.now
    let outcomes = writer.withLock { $0.commit(group.map(\.request)) }
    learn(of: group.count, since: start)
    for (waiting, outcome) in zip(group, outcomes) { waiting.continuation.resume(returning: outcome) }
    finish(group.count, group.first?.caller)
  }

  /// Before those of a group are told: afterwards they would be counted twice.
  private func learn(of group: Int, since start: ContinuousClock.Instant) {
    gathering.withLock { $0.company.wrote(group, others: $0.waiting.count, in: .now - start) }
  }

  /// Gives those the time to come whose records were just written.
  private func awaitOthers() {
    guard let patience = gathering.withLock({ $0.beginAwaiting() }) else { return }
    let limit = DispatchTime.now() + .nanoseconds(Int(patience / .nanoseconds(1)))
    var haveCome = isComplete.wait(timeout: limit) == .success
    if !haveCome, gathering.withLock({ $0.endAwaiting() }) {
      isComplete.wait()
      haveCome = true
    }
    gathering.withLock { $0.company.waited(inVain: !haveCome) }
  }

  /// Sees to it that what has gathered meanwhile is written, and that index and checkpoint follow.
  private func finish(_ count: Int, _ caller: Int?) {
    if gathering.withLock({ $0.finish(count, caller) }) { queue.async { self.commit() } }
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
    checkpointQueue.asyncAfter(deadline: .now() + delay) { [weak self] in
      guard let self else { return }
      isCheckpointDue.withLock { $0 = false }
      signBesideCommits()
    }
  }

  /// Reads back what has come since the last checkpoint while commits go on, and the rest, which is little, while they wait.
  /// Nobody waits for this one; if it fails the writer stops, and the next caller is told why. `afterReading` is for tests.
  func signBesideCommits(afterReading: () -> Void = {}) {
    guard case (var readBack, let head)? = writer.withLock({ $0.readBack }) else { return }
    // What is wrong is met again, and told, by the writer.
    try? readBack.read(to: head)
    afterReading()
    try? writer.withLock { writer throws(StoreError) in try writer.sign(after: readBack) }
  }

  /// Signs a checkpoint after everything that was asked for before.
  func sign() async throws(StoreError) -> SignedCheckpoint {
    try await run { writer in
      do throws(StoreError) { return .success(try writer.sign()) } catch { return .failure(error) }
    }
  }

  /// Why the mark does not hold the newest checkpoint.
  var markFault: StoreError? { writer.withLock { $0.markFault } }

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
