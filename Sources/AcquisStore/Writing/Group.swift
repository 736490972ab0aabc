import Synchronization
import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

/// The batches that are about to be written together: one sync for all of them.
struct Group {
  /// Where the next batch of the group goes.
  private(set) var position: AppendPosition
  private(set) var place: LogPlace
  private(set) var frontier: CompactRange
  private(set) var entries: [IndexEntry] = []
  /// The lines for each segment that is written to, in order, without their LF: the bytes of the records, held once.
  private(set) var segments: [(first: Int, lines: [[UInt8]])] = []

  private let log: FileLog
  private let base: Int
  private var records: [Record] = []
  private var positions: [StatementID: Int] = [:]
  /// What conditions are looked up in: made for the first of them.
  private var index: MemoryIndex?
  /// The records of ids that the group asks about, looked up at once.
  private let recorded: [StatementID: Record]

  init(_ position: AppendPosition, on log: FileLog, recorded: [StatementID: Record]) {
    let follower = log.state.withLock { $0.follower }
    self.position = position
    self.log = log
    self.recorded = recorded
    place = follower.place
    frontier = follower.frontier
    base = position.head.size
  }

  var isEmpty: Bool { records.isEmpty }

  /// Adds a batch that was decided on.
  mutating func add(_ batch: [Record], terms: [[Term]], leaves: [Digest], next: AppendPosition) {
    for ((record, terms), leaf) in zip(zip(batch, terms), leaves) {
      let first = log.layout.first(holding: place.seq)
      if segments.last?.first != first { segments.append((first, [])) }
      segments[segments.count - 1].lines.append(record.line)
      let entry = IndexEntry(
        record, terms: terms, leafHash: leaf, offset: place.offset, appendingTo: &frontier)
      positions[entry.id] = base + entries.count
      entries.append(entry)
      index?.append(entry)
      place = place.after(record.line.count, log.layout)
    }
    records += batch
    position = next
  }

  /// Makes the group ready to be asked what matches a query.
  mutating func prepareForQueries() {
    guard index == nil else { return }
    var index = MemoryIndex(base: base)
    for entry in entries { index.append(entry) }
    self.index = index
  }
}

extension Group: Recorded {
  func record(of id: StatementID) -> Record? {
    if let seq = positions[id] { return records[seq - base] }
    return recorded[id]
  }

  func firstMatch(_ query: Query, from size: Int) throws(StoreError) -> Int? {
    guard let index else { preconditionFailure("a group answers queries once it is prepared for them") }
    if let seq = try log.firstMatch(query, from: size) { return seq }
    let range = size..<max(size, index.end)
    return query.items.compactMap { index.positions(matching: $0, in: range).first }.min()
  }

  func leafHash(at seq: Int) throws(StoreError) -> Digest? {
    if seq >= base { return seq < base + entries.count ? entries[seq - base].leafHash : nil }
    return try log.leafHash(at: seq)
  }
}
