import Dispatch

/// Runs what blocks on a thread that may block, not on one of the few that run Swift's tasks.
func offload<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    readingQueue.async { continuation.resume(with: Result { try body() }) }
  }
}

private let readingQueue = DispatchQueue(label: "acquis.store.read", attributes: .concurrent)
