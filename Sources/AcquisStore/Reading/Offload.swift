import Dispatch
import Synchronization

/// Runs what blocks on a thread that may block, not on one of the few that run Swift's tasks.
func offload<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    readingQueue.async { continuation.resume(with: Result { try body() }) }
  }
}

/// Runs what reads a few pages where the caller is, if nobody else does so at the moment: two changes of thread cost several
/// times as much as reading. At most one of the few threads blocks so: for longer where a reader has to catch up first, or has
/// to build an index anew.
func nearby<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  guard isReading.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
    return try await offload(body)
  }
  defer { isReading.store(false, ordering: .releasing) }
  return try body()
}

private let readingQueue = DispatchQueue(label: "acquis.store.read", attributes: .concurrent)
private let isReading = Atomic(false)
