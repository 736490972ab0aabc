import AcquisMerkle
import AcquisNotes
import AcquisRecords

/// Signs checkpoints over what is durable, and seals what they cover.
struct CheckpointWriter: Sendable {
  private let directory: LedgerDirectory
  private let layout: SegmentLayout
  private let calls: SystemCalls
  private let key: SignerKey
  private let mark: MarkFile?
  /// The newest checkpoint that is stored.
  private(set) var newest: SignedCheckpoint
  /// Whether the mark holds it too.
  private var isMarked: Bool
  /// Why it does not, if that was tried in vain.
  private(set) var markFault: StoreError?
  /// Where the newest checkpoint ends, and the tree there.
  private var place: LogPlace
  private var frontier: CompactRange
  /// The first segment that may not be sealed yet.
  private var unsealed = 0

  init(
    _ newest: SignedCheckpoint, isMarked: Bool, at place: LogPlace, _ frontier: CompactRange, _ options: StoreOptions,
    _ directory: LedgerDirectory, _ key: SignerKey
  ) {
    self.directory = directory
    layout = options.layout
    calls = options.calls
    mark = MarkFile(options)
    self.key = key
    self.newest = newest
    self.isMarked = isMarked
    self.place = place
    self.frontier = frontier
  }

  /// Signs the tree `head`, unless the newest checkpoint is of it, and returns once the checkpoint is durable. A mark that
  /// cannot follow is tried again the next time: the ledger is sound without it, and nothing recorded depends on it.
  ///
  /// What is signed is computed from the bytes as they are read back from the log, not from what was meant to be written.
  mutating func sign(_ head: TreeHead) throws(StoreError) -> SignedCheckpoint {
    if head.size != frontier.leaves.upperBound {
      let (place, frontier) = try readBack(to: head)
      let signed = try key.checkpoint(of: head)
      try Directory.replace(directory.checkpoint, with: signed.note.bytes, calls)
      (self.place, self.frontier, newest, isMarked) = (place, frontier, signed, false)
    }
    if let mark, !isMarked { follow(mark) }
    try seal()
    return newest
  }

  private mutating func follow(_ mark: MarkFile) {
    do throws(StoreError) {
      try mark.write(newest.note.bytes)
      (isMarked, markFault) = (true, nil)
    } catch { markFault = error }
  }

  private func readBack(to head: TreeHead) throws(StoreError) -> (LogPlace, CompactRange) {
    var scanner = LogScanner(directory, layout, from: place)
    var frontier = frontier
    while frontier.leaves.upperBound < head.size, case .line(let line) = try scanner.next() {
      frontier.append(MerkleTree.leafHash(line))
    }
    guard frontier.head == head else { throw .readBackDiffers(path: directory.log, size: head.size) }
    return (scanner.place, frontier)
  }

  /// Takes away the permission to write to segments that are full and covered.
  private mutating func seal() throws(StoreError) {
    let covered = layout.first(holding: frontier.leaves.upperBound)
    while unsealed < covered {
      try File(reading: directory.segment(unsealed), calls).seal()
      unsealed += layout.recordsPerSegment
    }
  }
}
