import AcquisMerkle
import AcquisNotes

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
  /// The log up to the newest checkpoint, or further.
  private(set) var readBack: ReadBack
  /// The first segment that may not be sealed yet.
  private var unsealed = 0

  init(
    _ newest: SignedCheckpoint, isMarked: Bool, _ readBack: ReadBack, _ options: StoreOptions,
    _ directory: LedgerDirectory, _ key: SignerKey
  ) {
    self.directory = directory
    layout = options.layout
    calls = options.calls
    mark = MarkFile(options)
    self.key = key
    self.newest = newest
    self.isMarked = isMarked
    self.readBack = readBack
  }

  /// Takes over what was read back meanwhile.
  mutating func take(_ readBack: ReadBack) {
    if readBack.size > self.readBack.size { self.readBack = readBack }
  }

  /// Signs the tree `head`, unless the newest checkpoint is of it, and returns once the checkpoint is durable. A mark that
  /// cannot follow is tried again the next time: the ledger is sound without it, and nothing recorded depends on it.
  mutating func sign(_ head: TreeHead) throws(StoreError) -> SignedCheckpoint {
    if head.size != newest.checkpoint.size {
      try readBack.read(to: head)
      let signed = try key.checkpoint(of: head)
      try Directory.replace(directory.checkpoint, with: signed.note.bytes, calls)
      (newest, isMarked) = (signed, false)
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

  /// Takes away the permission to write to segments that are full and covered.
  private mutating func seal() throws(StoreError) {
    let covered = layout.first(holding: Int(newest.checkpoint.size))
    while unsealed < covered {
      try File(reading: directory.segment(unsealed), calls).seal()
      unsealed += layout.recordsPerSegment
    }
  }
}
