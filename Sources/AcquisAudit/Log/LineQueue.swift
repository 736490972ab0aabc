import Dispatch
import Synchronization

/// Prepares lines on all cores while those before them are judged.
struct LineQueue {
  private var waiting: [LineSplitter.Line] = []
  private var byteCount = 0
  private var underWay: Batch?

  private static let lineBatch = 1024
  private static let byteBatch = 1 << 20

  /// Takes the next line. Returns whether so many wait that it is time to ``turn(_:)``.
  mutating func add(_ line: LineSplitter.Line) -> Bool {
    waiting.append(line)
    byteCount += line.byteCount
    return waiting.count >= LineQueue.lineBatch || byteCount >= LineQueue.byteBatch
  }

  /// Starts to prepare what waits, and returns what was prepared before.
  mutating func turn(_ preparation: Preparation) -> [PreparedLine] {
    let before = underWay
    underWay = waiting.isEmpty ? nil : Batch(waiting, preparation)
    waiting.removeAll(keepingCapacity: true)
    byteCount = 0
    return before?.lines() ?? []
  }

  /// Whether there is anything left.
  var isEmpty: Bool { waiting.isEmpty && underWay == nil }

  /// Lines that are being prepared.
  private final class Batch: Sendable {
    private let prepared = Mutex<[PreparedLine]>([])
    private let work: DispatchSemaphore

    init(_ lines: [LineSplitter.Line], _ preparation: Preparation) {
      let done = DispatchSemaphore(value: 0)
      work = done
      DispatchQueue.global().async {
        let result = Parallel.map(lines) { PreparedLine($0, preparation) }
        self.prepared.withLock { $0 = result }
        done.signal()
      }
    }

    /// The lines, once they are prepared.
    func lines() -> [PreparedLine] {
      work.wait()
      return prepared.withLock { $0 }
    }
  }
}
