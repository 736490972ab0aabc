/// Prepares lines on all cores while those before them are judged.
struct LineQueue {
  private var waiting: [LineSplitter.Line] = []
  private var byteCount = 0
  /// Oldest first.
  private var underWay: [SharedWork<LineSplitter.Line, PreparedLine>] = []

  private static let lineBatch = 1024
  private static let byteBatch = 1 << 20
  /// So many batches are prepared beside the one that is judged: with one only, whoever prepares would often wait.
  private static let lead = 2

  /// Takes the next line. Returns whether so many wait that it is time to ``turn(_:)``.
  mutating func add(_ line: LineSplitter.Line) -> Bool {
    waiting.append(line)
    byteCount += line.byteCount
    return waiting.count >= LineQueue.lineBatch || byteCount >= LineQueue.byteBatch
  }

  /// Starts to prepare what waits, and returns the oldest lines that are prepared: some, once enough are under way or none
  /// wait.
  mutating func turn(_ preparation: Preparation) -> FlattenSequence<[[PreparedLine]]> {
    let isEnding = waiting.isEmpty
    if !isEnding { underWay.append(SharedWork(waiting) { PreparedLine($0, preparation) }) }
    waiting = []
    byteCount = 0
    guard isEnding || underWay.count > LineQueue.lead, !underWay.isEmpty else { return [].joined() }
    return underWay.removeFirst().results()
  }

  /// Whether there is anything left.
  var isEmpty: Bool { waiting.isEmpty && underWay.isEmpty }
}
