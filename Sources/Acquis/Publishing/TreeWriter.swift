import AcquisCrypto
import AcquisMerkle

/// Writes the tiles of a growing tree, and the entries beside them.
struct TreeWriter {
  private(set) var tree: TreeDirectory
  private(set) var edge: TileEdge
  /// The directory for the entries; `nil` where they are not published.
  let entries: String?
  private(set) var counts = Counts()
  /// The entries behind the last full tile of level 0, each after its length.
  private var bundle: [UInt8] = []

  /// How many files were written.
  struct Counts {
    var tiles = 0
    var bundles = 0
    /// Of those, how many had been there with other bytes.
    var replaced = 0
  }

  /// Goes on behind `edge`, which must end with a full tile of level 0.
  init(_ tree: TreeDirectory, after edge: TileEdge, entries: String?) {
    precondition(edge.size.isMultiple(of: Tile.fullWidth), "entries are written tile by tile, from its first one on")
    (self.tree, self.edge, self.entries) = (tree, edge, entries)
  }

  /// Appends the record whose line, without its LF, is `line`, and writes what it completes.
  mutating func append(_ line: [UInt8]) throws(Problem) {
    if entries != nil { bundle += [UInt8(line.count >> 8), UInt8(line.count & 0xFF)] + line }
    var full: [(Tile, [Digest])] = []
    edge.append(MerkleTree.leafHash(line)) { full.append(($0, $1)) }
    for (tile, hashes) in full { try put(tile, hashes) }
    if !full.isEmpty { bundle = [] }
  }

  /// Writes the partial tiles that a tree of the size reached has.
  mutating func putEdge() throws(Problem) {
    for (tile, hashes) in edge.tiles { try put(tile, hashes) }
  }

  private mutating func put(_ tile: Tile, _ hashes: [Digest]) throws(Problem) {
    if tile.level == 0, let entries {
      let before = try tree.put(entries + tile.entriesPath.dropFirst(TreeFound.entries.count), bundle)
      if before != .same { counts.bundles += 1 }
      if before == .other { counts.replaced += 1 }
    }
    let before = try tree.put(tile.path, hashes.flatMap(\.bytes))
    if before != .same { counts.tiles += 1 }
    if before == .other { counts.replaced += 1 }
  }
}
