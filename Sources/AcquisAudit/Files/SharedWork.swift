import Dispatch

/// What can be done on all cores at once.
enum Parallel {
  /// Below so many elements a second thread costs more than it saves.
  private static let grain = 8

  /// The results of `transform`, in order. It is called on several threads, and must depend on its element alone.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard elements.count > grain else { return elements.map(transform) }
    return Array(unsafeUninitializedCapacity: elements.count) { buffer, count in
      // Each iteration writes to places of its own.
      nonisolated(unsafe) let results = buffer
      let pieces = (elements.count + grain - 1) / grain
      DispatchQueue.concurrentPerform(iterations: pieces) { piece in
        for index in piece * grain..<min((piece + 1) * grain, elements.count) {
          (results.baseAddress! + index).initialize(to: transform(elements[index]))
        }
      }
      count = elements.count
    }
  }
}
