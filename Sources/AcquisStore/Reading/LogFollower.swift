import AcquisCrypto
import AcquisMerkle
import AcquisRecords

/// Follows a log batch by batch, checks form and chain of every record, and grows the tree. A value: at any moment it
/// stands at the end of a complete batch, and following on from there can be tried again.
struct LogFollower: Sendable {
  /// What comes next.
  enum Step {
    /// A complete batch.
    case batch([IndexEntry])
    /// No complete batch: so many bytes of one.
    case end(byteCount: Int)
    /// The record at this position is not what must stand there, or no longer what it was.
    case fault(seq: Int, String)
  }

  /// The end of the last complete batch.
  private(set) var head: ChainHead
  /// Where the next batch begins.
  private(set) var place: LogPlace
  /// The tree over all records before it.
  private(set) var frontier: CompactRange

  /// Begins at the beginning, or at the end of some batch.
  init(head: ChainHead = .empty, place: LogPlace = .start, frontier: CompactRange = CompactRange()) {
    precondition(head.size == place.seq && head.size == frontier.leaves.upperBound, "one position, said three times")
    self.head = head
    self.place = place
    self.frontier = frontier
  }

  /// Reads the next batch. `scanner` must stand where this follower does. Throws `versionNewer` at a `version-changed`
  /// beyond `known`, because what follows could not be read.
  mutating func next(
    _ scanner: inout LogScanner, known: Versions = .known
  ) throws(StoreError) -> Step {
    precondition(scanner.place == place, "the scanner stands where the follower does")
    var chain = ChainCheck(after: head)
    var (frontier, entries, byteCount) = (self.frontier, [IndexEntry](), 0)
    while true {
      let place = scanner.place
      switch try scanner.next() {
      case .end(let rest): return .end(byteCount: byteCount + rest)
      case .fault(let what): return .fault(seq: place.seq, what)
      case .line(let line):
        let record: Record
        do { record = try Record(line: line) } catch { return .fault(seq: place.seq, error.requirement.rawValue) }
        let leaf = MerkleTree.leafHash(line)
        let faults = chain.follow(record.envelope, type: record.statement.type, leafHash: leaf)
        if let fault = faults.first {
          let isOlder = fault == .chainBroken && LogFollower.isVouchedFor(leaf, by: scanner)
          return .fault(seq: isOlder ? max(0, place.seq - 1) : place.seq, fault.rawValue)
        }
        try Versions.check(record, known)
        entries.append(IndexEntry(record, leafHash: leaf, offset: place.offset, appendingTo: &frontier))
        byteCount += line.count + 1
        if chain.atBatchEnd {
          head = ChainHead(size: chain.size, leaf: leaf, recorded: record.envelope.recorded)
          self.place = scanner.place
          self.frontier = frontier
          return .batch(entries)
        }
      }
    }
  }

  /// Whether what follows goes on from a record that does not follow from the one before: then it is the one before that is
  /// no longer what it was. Where nothing follows that is the likelier, too: a hash is a small part of a line.
  private static func isVouchedFor(_ leaf: Digest, by scanner: LogScanner) -> Bool {
    var ahead = scanner
    guard case .line(let line)? = try? ahead.next(), let next = try? Record(line: line) else { return true }
    return next.envelope.prev == leaf
  }

  /// Goes on to the end of a batch that is known to follow.
  mutating func advance(to head: ChainHead, place: LogPlace, frontier: CompactRange) {
    self = LogFollower(head: head, place: place, frontier: frontier)
  }
}
