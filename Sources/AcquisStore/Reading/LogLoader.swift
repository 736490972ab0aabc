import AcquisCrypto
import AcquisMerkle
import AcquisRecords

/// Brings a log into view: what is indexed is taken over once it has been proven against the anchor and the bytes, all
/// that follows is read, hashed and checked.
struct LogLoader {
  /// What was found.
  struct Loaded {
    var follower: LogFollower
    var stack: IndexStack
    /// What lies beyond the last complete batch.
    var tail: Tail
  }

  /// What lies beyond the last complete batch.
  enum Tail: Equatable {
    case none
    /// The beginning of a batch.
    case incomplete(byteCount: Int)
    /// Something else.
    case fault(seq: Int, String)
  }

  /// How many entries gather in memory before they are written to an index that takes them.
  private static let flushCount = 65_536

  let directory: LedgerDirectory
  let layout: SegmentLayout
  /// The tree that a verified checkpoint states, and where that checkpoint is.
  var anchor: (head: TreeHead, path: String)?
  var known = Versions.known
  /// Where to stop, when more may be there.
  var limit: Int?

  /// Reads record 0.
  static func genesis(_ directory: LedgerDirectory, _ layout: SegmentLayout) throws(StoreError) -> Genesis {
    guard Directory.exists(directory.log) else { throw .notALedger(path: directory.path) }
    var scanner = LogScanner(directory, layout, from: .start)
    guard case .line(let line) = try scanner.next() else {
      throw .notFounded(path: directory.segment(0), what: "there is no complete record")
    }
    let record: Record
    do { record = try Record(line: line) } catch {
      throw .notFounded(path: directory.segment(0), what: error.requirement.rawValue)
    }
    return try Genesis(record, path: directory.segment(0))
  }

  /// Loads above `disk` as far as it can be believed; `nil` when it cannot.
  func load(above disk: DiskIndex) throws(StoreError) -> Loaded? {
    do {
      let (start, size) = try start(on: disk)
      return try follow(from: start, IndexStack(above: (disk, size)))
    } catch let error as StoreError {
      // What only the bytes say is final; what rests on the index is looked at again without it.
      if case .system = error { throw error }
      return nil
    } catch {
      return nil
    }
  }

  /// Loads from the first byte; fills `disk`, which must be empty, on the way.
  func load(filling disk: DiskIndex?) throws(StoreError) -> Loaded {
    do { return try follow(from: LogFollower(), IndexStack(above: disk.map { ($0, 0) })) } catch let error as StoreError
    {
      throw error
    } catch {
      preconditionFailure("only an index that holds something can be at fault: \(error)")
    }
  }

  /// Loads above the index of `ledger` where it can be believed, else from the first byte, filling a new one. Where none can be
  /// written, everything is kept in memory: slower, and just as right.
  func loadToAdd(_ ledger: Digest) throws(StoreError) -> (Loaded, isNew: Bool) {
    if let disk = try? DiskIndex.open(directory.index, ledger: ledger, layout: layout),
      let loaded = try load(above: disk)
    {
      return (loaded, false)
    }
    let empty = try? DiskIndex.create(directory.index, ledger: ledger, layout: layout)
    return (try load(filling: empty), true)
  }

  /// Where to begin: at the anchor, or at the end of the index if that comes first.
  private func start(on disk: DiskIndex) throws -> (LogFollower, size: Int) {
    let size = try disk.size()
    guard size > 0 else { return (LogFollower(), 0) }
    let base = min(size, anchor?.head.size ?? size)
    let frontier = try disk.frontier(size: base)
    let location = try disk.location(of: base - 1)
    var reader = LineReader(directory, layout)
    let last = try reader.record(at: base - 1, location)
    guard last.envelope.rest == 0 else { throw IndexFault() }
    let place = LogPlace(seq: base - 1, offset: location.offset).after(location.byteCount, layout)
    let head = ChainHead(size: base, leaf: location.leafHash, recorded: last.envelope.recorded)
    return (LogFollower(head: head, place: place, frontier: frontier), size)
  }

  private func follow(from start: LogFollower, _ stack: IndexStack) throws -> Loaded {
    var loaded = Loaded(follower: start, stack: stack, tail: .none)
    try checkAnchor(before: start.head.size, loaded.follower)
    try LogLoader.extend(&loaded, directory, layout, known, limit) { old, loaded in
      try checkAnchor(before: old, loaded.follower)
      flush(&loaded.stack)
    }
    try checkReached(loaded)
    return loaded
  }

  /// Follows the log as far as it goes, adds what is new to the index and compares what is not.
  static func extend(
    _ loaded: inout Loaded, _ directory: LedgerDirectory, _ layout: SegmentLayout, _ known: Versions, _ limit: Int?,
    _ afterBatch: (_ old: Int, inout Loaded) throws -> Void
  ) throws {
    var scanner = LogScanner(directory, layout, from: loaded.follower.place)
    while loaded.follower.head.size < limit ?? .max {
      let old = loaded.follower.head.size
      switch try loaded.follower.next(&scanner, known: known) {
      case .batch(let entries): try add(entries, from: old, to: &loaded.stack)
      case .end(let byteCount):
        loaded.tail = byteCount == 0 ? .none : .incomplete(byteCount: byteCount)
        return
      case .fault(let seq, let what):
        loaded.tail = .fault(seq: seq, what)
        return
      }
      try afterBatch(old, &loaded)
    }
  }

  private static func add(_ entries: [IndexEntry], from base: Int, to stack: inout IndexStack) throws {
    for (seq, entry) in zip(base..., entries) {
      if seq >= stack.end {
        stack.append(entry)
      } else {
        let known = try stack.location(of: seq)
        guard known.leafHash == entry.leafHash else { throw IndexFault() }
      }
    }
  }

  /// Compares the root where the anchor lies.
  private func checkAnchor(before old: Int, _ follower: LogFollower) throws(StoreError) {
    guard let anchor, old <= anchor.head.size, anchor.head.size <= follower.head.size else { return }
    guard anchor.head.size == follower.head.size else {
      guard old < anchor.head.size else { return }
      throw .damaged(path: anchor.path, seq: anchor.head.size, what: "checkpoint-in-batch")
    }
    guard follower.frontier.head == anchor.head else {
      throw .rootMismatch(path: anchor.path, size: anchor.head.size)
    }
  }

  /// What a checkpoint covers must be there and sound; an index that knows more than the log is of another one.
  private func checkReached(_ loaded: Loaded) throws {
    let size = loaded.follower.head.size
    if let anchor, size < anchor.head.size {
      if case .fault(let seq, let what) = loaded.tail {
        throw StoreError.damaged(path: directory.segment(layout.first(holding: seq)), seq: seq, what: what)
      }
      throw StoreError.logTruncated(path: anchor.path, records: size, checkpoint: anchor.head.size)
    }
    if size < loaded.stack.end { throw IndexFault() }
  }

  private func flush(_ stack: inout IndexStack) {
    if stack.waiting >= LogLoader.flushCount { try? stack.flush() }
  }
}
