import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

/// Everything that is known about the records of a log without reading them: what is on disk, and above it, in memory,
/// what has not been written there yet.
struct IndexStack: Sendable {
  /// The index on disk and how much of it is used.
  private(set) var disk: (index: DiskIndex, size: Int)?
  /// One or two, each beginning where the one before ends; only the last one grows.
  private(set) var generations: [MemoryIndex]

  /// Begins above what is on disk, or with nothing.
  init(above disk: (index: DiskIndex, size: Int)?) {
    self.disk = disk
    generations = [MemoryIndex(base: disk?.size ?? 0)]
  }

  /// The position after the last record that is known.
  var end: Int { generations[generations.count - 1].end }

  mutating func append(_ entry: IndexEntry) { generations[generations.count - 1].append(entry) }

  /// The generation that knows the record at `seq`, which lies above what is on disk.
  private func generation(holding seq: Int) -> MemoryIndex {
    generations.last { $0.base <= seq }!
  }

  /// Where the record at `seq`, which must be known, lies.
  func location(of seq: Int) throws(IndexFault) -> DiskIndex.Location {
    if let disk, seq < disk.size { return try disk.index.location(of: seq) }
    let entry = generation(holding: seq).entry(at: seq)
    return DiskIndex.Location(offset: entry.offset, byteCount: entry.byteCount, leafHash: entry.leafHash)
  }

  /// Where the records at `positions`, which must be known, lie.
  func locations(of positions: [Int]) throws(IndexFault) -> [DiskIndex.Location] {
    let size = disk?.size ?? 0
    let onDisk = positions.filter { $0 < size }
    var read = (onDisk.isEmpty ? [] : try disk!.index.locations(of: onDisk))[...]
    var locations: [DiskIndex.Location] = []
    for seq in positions { locations.append(seq < size ? read.removeFirst() : try location(of: seq)) }
    return locations
  }

  /// The positions of those of `ids` that are known.
  func positions(of ids: [StatementID]) throws(IndexFault) -> [StatementID: Int] {
    var positions: [StatementID: Int] = [:]
    for generation in generations {
      for id in ids where positions[id] == nil { positions[id] = generation.position(of: id) }
    }
    if let disk, disk.size > 0 {
      for (id, seq) in try disk.index.positions(of: ids) where seq < disk.size { positions[id] = seq }
    }
    return positions
  }

  /// The positions within `range` at which `query` may match, ascending, without repeats; at no other does it.
  func possibleMatches(for query: Query, in range: Range<Int>) throws(IndexFault) -> [PossibleMatch] {
    var lists: [Int: [Term]] = [:]
    for item in query.items {
      if let disk {
        for match in try disk.index.possibleMatches(for: item, in: range.clamped(to: 0..<disk.size)) {
          lists[match.seq, default: []] += match.lists
        }
      }
      for generation in generations {
        for seq in generation.positions(matching: item, in: range) where lists[seq] == nil { lists[seq] = [] }
      }
    }
    return lists.map { PossibleMatch(seq: $0, lists: $1) }.sorted { $0.seq < $1.seq }
  }

  /// The hashes of subtrees that are complete.
  func hashes(of subtrees: [Subtree]) throws(IndexFault) -> [Digest] {
    let size = disk?.size ?? 0
    let onDisk = subtrees.filter { $0.leaves.upperBound <= size }
    let read = onDisk.isEmpty ? [] : try disk!.index.hashes(of: onDisk)
    if read.count == subtrees.count { return read }
    var rest = read[...]
    return subtrees.map { subtree in
      if subtree.leaves.upperBound <= size { return rest.removeFirst() }
      return generation(holding: subtree.leaves.upperBound - 1).hash(of: subtree)
    }
  }
}

extension IndexStack {
  /// How many records wait to be written to disk.
  var waiting: Int { generations.reduce(0) { $0 + $1.entries.count } }

  /// Takes what has gathered aside, so that it can be written while more gathers. `nil` when there is nothing, or no disk,
  /// or something has been taken aside already.
  mutating func freeze() -> (index: DiskIndex, generation: MemoryIndex)? {
    guard let disk, generations.count == 1, !generations[0].entries.isEmpty else { return nil }
    let frozen = generations[0]
    generations.append(MemoryIndex(base: frozen.end))
    return (disk.index, frozen)
  }

  /// Forgets what was taken aside: it is on disk now.
  mutating func flushed() {
    guard let disk, generations.count == 2 else { return }
    self.disk = (disk.index, generations[0].end)
    generations.removeFirst()
  }

  /// Writes what has gathered to disk, if there is a disk.
  mutating func flush() throws(IndexFault) {
    guard let (index, generation) = freeze() else { return }
    try index.append(generation.entries, from: generation.base)
    flushed()
  }
}

extension IndexStack: SubtreeHashes {}
