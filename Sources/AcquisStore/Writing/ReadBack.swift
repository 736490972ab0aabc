import AcquisCrypto
import AcquisMerkle

/// The log as far as it was read back from disk: what is signed is computed from the bytes that are there, not from what was meant
/// to be written.
struct ReadBack: Sendable {
  private let directory: LedgerDirectory
  private let layout: SegmentLayout
  private var place: LogPlace
  private var frontier: CompactRange

  /// Begins at `place`, before which stands the tree `frontier`.
  init(_ directory: LedgerDirectory, _ layout: SegmentLayout, from place: LogPlace, _ frontier: CompactRange) {
    self.directory = directory
    self.layout = layout
    self.place = place
    self.frontier = frontier
  }

  /// How many records were read.
  var size: Int { frontier.leaves.upperBound }

  /// Reads on to the end of the tree `head`. Throws `readBackDiffers` if that is not the tree that is there. O(records).
  mutating func read(to head: TreeHead) throws(StoreError) {
    var scanner = LogScanner(directory, layout, from: place)
    var frontier = frontier
    while frontier.leaves.upperBound < head.size, case .line(let line) = try scanner.next() {
      frontier.append(MerkleTree.leafHash(line))
    }
    guard frontier.head == head else { throw .readBackDiffers(path: directory.log, size: head.size) }
    (place, self.frontier) = (scanner.place, frontier)
  }
}
