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
    /// Nil once somebody has begun. On one core Dispatch keeps this object until much later: without its lines.
    private let unprepared: Mutex<[LineSplitter.Line]?>
    private let preparation: Preparation
    private let prepared = Mutex<[PreparedLine]>([])
    private let done = DispatchSemaphore(value: 0)

    init(_ lines: [LineSplitter.Line], _ preparation: Preparation) {
      unprepared = Mutex(lines)
      self.preparation = preparation
      DispatchQueue.global().async {
        guard let lines = self.take() else { return }
        let result = self.prepare(lines)
        self.prepared.withLock { $0 = result }
        self.done.signal()
      }
    }

    /// The lines, once they are prepared: here, if nobody has begun. On one core nobody would until a second later, when
    /// Dispatch sees that its only thread waits.
    func lines() -> [PreparedLine] {
      if let lines = take() { return prepare(lines) }
      done.wait()
      return prepared.withLock { $0 }
    }

    /// The lines, for the first who asks: it is to prepare them.
    private func take() -> [LineSplitter.Line]? {
      unprepared.withLock { lines in
        defer { lines = nil }
        return lines
      }
    }

    private func prepare(_ lines: [LineSplitter.Line]) -> [PreparedLine] {
      Parallel.map(lines) { PreparedLine($0, preparation) }
    }
  }
}
