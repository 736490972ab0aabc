import Synchronization
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords

/// Opens a ledger for writing, in the order that leaves nothing to chance: lock, checkpoint, mark, log, tail.
struct Opening {
  let directory: LedgerDirectory
  let key: SignerKey
  let options: StoreOptions
  private(set) var report = OpeningReport()

  init(_ directory: LedgerDirectory, _ key: SignerKey, _ options: StoreOptions) {
    self.directory = directory
    self.key = key
    self.options = options
  }

  /// Opens the log and makes its end ready to be written to.
  mutating func open(_ lock: WriterLock) throws(StoreError) -> (FileLog, Writer) {
    let genesis = try LogLoader.genesis(directory, options.layout)
    try genesis.check(key.verifierKey, path: directory.path)
    guard let stored = try StoredCheckpoint.read(directory.checkpoint) else {
      throw .checkpointMissing(path: directory.checkpoint)
    }
    let anchor = try StoredCheckpoint.verify(stored, by: key.verifierKey, path: directory.checkpoint)
    let mark = try readMark(anchor)
    let loader = LogLoader(
      directory: directory, layout: options.layout, anchor: (anchor, directory.checkpoint), known: options.known)
    let (loaded, isNew) = try loader.loadToAdd(genesis.ledger)
    report.rebuiltIndex = isNew
    let log = FileLog(loaded, genesis: genesis, loader)
    if let mark, try log.treeHead(size: mark.size) != mark {
      throw .rootMismatch(path: options.mark ?? "", size: mark.size)
    }
    let position = try log.position()
    try MarkFile(options)?.probe(stored.note.bytes)
    let (place, frontier) = try log.boundary(at: anchor.size)
    try settle(loaded, from: place)
    // Whoever founded the ledger may have been killed before its own name was durable. Nothing is recorded before this.
    if anchor.size == 1 { try Directory.sync(Directory.parent(of: directory.path), options.calls) }
    let readBack = ReadBack(directory, options.layout, from: place, frontier)
    let checkpoints = CheckpointWriter(stored, isMarked: mark == anchor, readBack, options, directory, key)
    return (log, Writer(log, position, checkpoints, lock, options))
  }

  /// Reads the mark, which must not be ahead of the ledger's own checkpoint: it is always written after it.
  private mutating func readMark(_ anchor: TreeHead) throws(StoreError) -> TreeHead? {
    guard let mark = MarkFile(options) else { return nil }
    guard let head = try mark.head(by: key.verifierKey) else {
      report.markMissing = true
      return nil
    }
    guard head.size <= anchor.size else {
      throw .rolledBack(mark: mark.path, size: head.size, checkpoint: anchor.size)
    }
    return head
  }

  /// Cuts off what is no complete batch, and makes durable once more what is kept, and the name of the checkpoint: a
  /// writer that was killed may not have come to it, and the mark must never be ahead.
  private mutating func settle(_ loaded: LogLoader.Loaded, from place: LogPlace) throws(StoreError) {
    let cutter = TailCutter(directory: directory, layout: options.layout, calls: options.calls)
    report.cut = try cutter.cut(loaded)
    report.keptBeyondCheckpoint = loaded.follower.head.size - place.seq
    try cutter.makeDurable(from: place)
    try Directory.sync(directory.path, options.calls)
  }
}

extension FileLog {
  /// The place where the record at `size` begins or would begin, and the tree before it.
  func boundary(at size: Int) throws(StoreError) -> (LogPlace, CompactRange) {
    let last = size - 1
    guard let record = try record(at: last) else { throw .outOfRange(asked: size, size: head.size) }
    do {
      return try state.withLock { state in
        let location = try state.stack.location(of: last)
        let place = LogPlace(seq: last, offset: location.offset).after(record.line.count, layout)
        return (place, try CompactRange(0..<size, from: state.stack))
      }
    } catch {
      throw .damaged(path: directory.index, seq: last, what: "the index changes while it is being read")
    }
  }
}
