import Synchronization
import Dispatch

/// Writes to the index on disk what has gathered in memory, beside the commits. When that fails, what has gathered stays in
/// memory and the index on disk stays as it is: the next opening goes on from there.
final class IndexFlusher: Sendable {
  /// A burst of so many records may gather; beyond that, commits wait, so that memory does not grow with a ledger whose index
  /// takes longer than its log.
  private var waitingLimit: Int { 4 * dueCount }

  private let log: FileLog
  private let dueCount: Int
  private let queue = DispatchQueue(label: "acquis.store.index")
  private let isScheduled = Mutex(false)

  init(_ log: FileLog, _ dueCount: Int) {
    self.log = log
    self.dueCount = dueCount
  }

  /// Starts writing if enough has gathered.
  func flushIfDue() {
    let waiting = log.state.withLock { $0.stack.waiting }
    guard waiting >= dueCount else { return }
    guard waiting < waitingLimit else { return queue.sync { flush() } }
    let schedule = isScheduled.withLock { scheduled in
      defer { scheduled = true }
      return !scheduled
    }
    if schedule { queue.async { self.flush() } }
  }

  /// Writes everything, and returns when it is written.
  func finish() {
    queue.sync { flush() }
  }

  private func flush() {
    isScheduled.withLock { $0 = false }
    guard let (index, generation) = log.state.withLock({ $0.stack.freeze() }) else { return }
    guard (try? index.append(generation.entries, from: generation.base)) != nil else { return }
    // Not let go of by the last who holds it under the lock, where all commits would wait for its memory to be given back.
    withExtendedLifetime(generation) { log.state.withLock { $0.stack.flushed() } }
  }
}
