import Glibc
import Synchronization
import Testing

@testable import AcquisAudit

@Suite("Work that threads share")
struct SharedWorkTests {
  @Test("results come in the order of the elements", arguments: [0, 1, 15, 16, 17, 1000], [0, 1, 7])
  func order(count: Int, helpers: Int) {
    let work = SharedWork(Array(0..<count), helpers: helpers) { $0 * 2 }
    #expect(Array(work.results()) == (0..<count).map { $0 * 2 })
  }

  @Test("each element is transformed once")
  func once() {
    let counts = Mutex([Int](repeating: 0, count: 1000))
    let work = SharedWork(Array(0..<1000), helpers: 3) { index in counts.withLock { $0[index] += 1 } }
    _ = work.results()
    #expect(counts.withLock { $0 == [Int](repeating: 1, count: 1000) })
  }

  @Test("whoever asks does the work that no other thread has begun")
  func alone() {
    let caller = Thread.current
    let work = SharedWork(Array(0..<100), helpers: 0) { _ in Thread.current }
    #expect(work.results().allSatisfy { $0 == caller })
  }

  @Test("a thread that comes late keeps nothing")
  func late() {
    final class Element: Sendable {}
    weak var element: Element?
    do {
      let first = Element()
      element = first
      _ = SharedWork([first], helpers: 0) { _ in 0 }.results()
    }
    #expect(element == nil)
  }
}

/// The thread that runs.
private enum Thread {
  static var current: UInt { pthread_self() }
}
