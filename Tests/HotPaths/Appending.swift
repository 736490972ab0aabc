import AcquisRecords
import AcquisStore
import Synchronization

/// Decides on statements and records them in memory, each under a condition, as sessions do.
func appendPath(_ world: World) throws -> HotPath {
  let store = try MemoryStore(founding: world.founding, checkpointKey: world.checkpointKey, clock: { world.start })
  let thread = ThisThread()
  return HotPath(name: "append", warmUp: 64, count: 896) { range in
    let statements = world.statements[range]
    try thread.run {
      for signed in statements {
        let size = try await store.head().size
        let condition = AppendCondition(Query(tags: signed.statement.tags), size: size)
        _ = try await store.append([signed], if: condition)
      }
    }
  }
}

/// Runs what need not wait for anything on the thread that asks: valgrind does not bear the threads of Dispatch, and what
/// they do besides would be counted.
final class ThisThread: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  func run(_ body: @escaping @Sendable () async throws -> Void) throws {
    let box = Box()
    Task(executorPreference: self) {
      do {
        try await body()
        box.outcome.withLock { $0 = .success(()) }
      } catch { box.outcome.withLock { $0 = .failure(error) } }
    }
    while let job = jobs.withLock({ $0.popLast() }) { job.runSynchronously(on: asUnownedTaskExecutor()) }
    guard let outcome = box.outcome.withLock({ $0 }) else { throw Unexpected(what: "it waits for something") }
    try outcome.get()
  }

  private final class Box: Sendable {
    let outcome = Mutex<Result<Void, any Error>?>(nil)
  }
}
