import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

/// A ledger in memory.
struct MemoryState: Sendable {
  private(set) var records: [Record] = []
  private(set) var index = MemoryIndex(base: 0)
  private(set) var frontier = CompactRange()
  var position: AppendPosition
  var checkpoint: SignedCheckpoint
  var isClosed = false

  init(_ genesis: Genesis, key: SignerKey) throws(StoreError) {
    position = genesis.position
    checkpoint = try key.checkpoint(of: MemoryState.head(of: genesis))
    add([genesis.record])
  }

  private static func head(of genesis: Genesis) -> TreeHead { TreeHead(size: 1, root: genesis.ledger) }

  /// The tree over all records.
  var tree: TreeHead { frontier.head }

  /// Adds records that were decided on.
  mutating func add(_ records: [Record]) {
    for record in records {
      let entry = IndexEntry(record, leafHash: record.leafHash, offset: 0, appendingTo: &frontier)
      index.append(entry)
    }
    self.records += records
  }

  /// The positions that match, ascending, without repeats.
  func positions(matching query: Query, in range: Range<Int>) -> [Int] {
    Array(Set(query.items.flatMap { index.positions(matching: $0, in: range) })).sorted()
  }
}

extension MemoryState: Recorded {
  func record(of id: StatementID) -> Record? { index.position(of: id).map { records[$0] } }

  func firstMatch(_ query: Query, from size: Int) -> Int? {
    guard size < records.count else { return nil }
    return positions(matching: query, in: size..<records.count).first
  }

  func leafHash(at seq: Int) -> Digest? { seq < records.count ? index.entry(at: seq).leafHash : nil }
}

extension MemoryState: SubtreeHashes {
  func hashes(of subtrees: [Subtree]) throws(ProofError) -> [Digest] {
    var hashes: [Digest] = []
    for subtree in subtrees {
      guard subtree.leaves.upperBound <= records.count else {
        throw .incompleteSubtree(subtree, size: records.count)
      }
      hashes.append(index.hash(of: subtree))
    }
    return hashes
  }
}
