import Dispatch
import Glibc
import Synchronization

/// A transformation of many elements in which whoever has time takes a hand: other threads from the start, and in the end the
/// one that asks for the results. So no core is idle, and nobody waits for a thread that has not begun.
final class SharedWork<Element: Sendable, Product: Sendable>: Sendable {
  private struct Finished {
    var pieces: [[Product]?]
    var missing: Int
  }

  private let elements: [Element]
  /// How many elements are taken at a time: enough that taking them costs nothing beside them.
  private let grain = 16
  private let transform: @Sendable (Element) -> Product
  private let taken = Atomic(0)
  private let finished: Mutex<Finished>
  private let isComplete = DispatchSemaphore(value: 0)

  /// Begins on `helpers` other threads. `transform` must depend on its element alone.
  init(_ elements: [Element], helpers: Int = Cores.others, _ transform: @escaping @Sendable (Element) -> Product) {
    self.elements = elements
    self.transform = transform
    let count = (elements.count + grain - 1) / grain
    finished = Mutex(Finished(pieces: Array(repeating: nil, count: count), missing: count))
    for _ in 0..<min(helpers, count) {
      // Not kept for a thread that comes too late.
      DispatchQueue.global().async { [weak self] in self?.takePart() }
    }
  }

  /// The results in the order of the elements. To be asked for once.
  func results() -> FlattenSequence<[[Product]]> {
    takePart()
    if !elements.isEmpty { isComplete.wait() }
    return finished.withLock { $0.pieces.compactMap(\.self) }.joined()
  }

  /// Transforms what nobody has taken yet.
  private func takePart() {
    while true {
      let first = taken.add(grain, ordering: .relaxed).oldValue
      guard first < elements.count else { return }
      let piece = elements[first..<min(first + grain, elements.count)].map(transform)
      let isLast = finished.withLock { finished in
        finished.pieces[first / grain] = piece
        finished.missing -= 1
        return finished.missing == 0
      }
      if isLast { isComplete.signal() }
    }
  }
}

/// The cores of the machine.
enum Cores {
  /// How many there are beside that of the thread that asks.
  static let others = max(0, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1)
}
