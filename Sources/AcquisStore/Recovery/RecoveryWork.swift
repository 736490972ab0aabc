import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords

/// What ``Recovery`` does while it holds the lock.
struct RecoveryWork {
  /// A head that somebody signed, and where.
  private typealias Anchor = (head: TreeHead, path: String)

  /// How the checkpoint was found.
  private enum Found {
    case sound(TreeHead)
    case missing
    case invalid
  }

  let directory: LedgerDirectory
  let key: SignerKey
  let options: StoreOptions

  func run() throws(StoreError) -> RecoveryReport {
    let genesis = try LogLoader.genesis(directory, options.layout)
    try genesis.check(key.verifierKey, path: directory.path)
    let found = try checkpoint()
    let mark = MarkFile(options)
    let marked = try mark?.head(by: key.verifierKey)
    let anchors = anchors(found, marked)
    let (loaded, place) = try load(genesis, anchors)
    if case .fault(let seq, let what) = loaded.tail, !isSound(found) {
      // Nothing says which of these records were promised to anybody.
      throw .damaged(path: directory.segment(options.layout.first(holding: seq)), seq: seq, what: what)
    }
    let signed = try key.checkpoint(of: loaded.follower.frontier.head)
    try mark?.probe(signed.note.bytes)
    var report = try settle(found, loaded, from: place, signed)
    report.marked = marked?.size
    do throws(StoreError) { try mark?.write(signed.note.bytes) } catch { report.markFault = error }
    return report
  }

  private func isSound(_ found: Found) -> Bool {
    if case .sound = found { true } else { false }
  }

  private func checkpoint() throws(StoreError) -> Found {
    do throws(StoreError) {
      guard let stored = try StoredCheckpoint.read(directory.checkpoint) else { return .missing }
      return .sound(try StoredCheckpoint.verify(stored, by: key.verifierKey, path: directory.checkpoint))
    } catch {
      guard case .checkpointInvalid = error else { throw error }
      return .invalid
    }
  }

  /// What the log must extend, the smaller head first.
  private func anchors(_ found: Found, _ marked: TreeHead?) -> [Anchor] {
    var anchors: [Anchor] = []
    if case .sound(let head) = found { anchors.append((head, directory.checkpoint)) }
    if let path = options.mark, let marked { anchors.append((marked, path)) }
    return anchors.sorted { $0.head.size < $1.head.size }
  }

  /// Reads the log from the first byte, writing a new index on the way. Returns it with the place where what somebody
  /// signed ends.
  private func load(
    _ genesis: Genesis, _ anchors: [Anchor]
  ) throws(StoreError) -> (LogLoader.Loaded, LogPlace) {
    let empty = try? DiskIndex.create(directory.index, ledger: genesis.ledger, layout: options.layout)
    let loader = LogLoader(directory: directory, layout: options.layout, anchor: anchors.last, known: options.known)
    var loaded = try loader.load(filling: empty)
    try? loaded.stack.flush()
    let log = FileLog(loaded, genesis: genesis, loader)
    for anchor in anchors where try log.treeHead(size: anchor.head.size) != anchor.head {
      throw .rootMismatch(path: anchor.path, size: anchor.head.size)
    }
    guard let covered = anchors.last?.head.size else { return (loaded, .start) }
    return (loaded, try log.boundary(at: covered).0)
  }

  /// Cuts the tail off, makes the rest durable, and signs it.
  private func settle(
    _ found: Found, _ loaded: LogLoader.Loaded, from place: LogPlace, _ signed: SignedCheckpoint
  ) throws(StoreError) -> RecoveryReport {
    let cutter = TailCutter(directory: directory, layout: options.layout, calls: options.calls)
    var report = RecoveryReport(size: loaded.follower.head.size, coveredBefore: 0, checkpoint: .missing)
    report.cut = try cutter.cut(loaded)
    // A copy may never have been synced.
    for segment in try directory.segments(options.layout) {
      try File(reading: directory.segment(segment), options.calls).sync()
    }
    try cutter.makeDurable(from: place)
    // Whoever founded or copied the ledger may have been killed before its own name was durable.
    try Directory.sync(Directory.parent(of: directory.path), options.calls)
    switch found {
    case .sound(let head): (report.coveredBefore, report.checkpoint) = (head.size, .sound)
    case .missing: break
    case .invalid: report.checkpoint = .invalid(movedTo: try cutter.setAside(directory.checkpoint, as: "checkpoint"))
    }
    try Directory.replace(directory.checkpoint, with: signed.note.bytes, options.calls)
    return report
  }
}
