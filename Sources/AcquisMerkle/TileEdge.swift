public import AcquisCrypto

/// The right edge of a tree in tiles: of each tile level, the hashes of the tile that is not full yet. All that is needed
/// to go on writing the tiles of a growing tree. O(log n) memory.
///
/// Of tile level L a tree of n leaves has as many hashes in its edge as n, written in base 256, has in its digit L:
///
///     n = 70,000 = 1·256² + 17·256 + 112      tile/2/000.p/1   tile/1/001.p/17   tile/0/273.p/112
public struct TileEdge: Hashable, Sendable {
  /// How many leaves the tree has.
  public private(set) var size: Int
  /// By tile level, fewer than 256 each.
  private var hashes: [[Digest]]

  /// The edge of the empty tree.
  public init() {
    size = 0
    hashes = []
  }

  /// Restores the edge of a tree of `size` leaves from its tiles: calls `hashes` for each of ``tiles(ofTreeOfSize:)``.
  ///
  /// Throws `ProofError.wrongHashCount` unless that gives as many as the tile is wide, and what it throws. Whether they
  /// are the *right* hashes shows when ``head`` is compared with a trusted one.
  public init(ofTreeOfSize size: Int, _ hashes: (Tile) throws -> [Digest]) throws {
    self.size = size
    self.hashes = []
    for tile in TileEdge.tiles(ofTreeOfSize: size) {
      let read = try hashes(tile)
      guard read.count == tile.width else {
        throw ProofError.wrongHashCount(expected: tile.width, actual: read.count)
      }
      while self.hashes.count < tile.level { self.hashes.append([]) }
      self.hashes.append(read)
    }
  }

  /// The partial tiles of a tree of `size` leaves, one a tile level at most, from the bottom.
  public static func tiles(ofTreeOfSize size: Int) -> [Tile] {
    precondition(size >= 0, "a tree has no negative size")
    return (0..<Int.bitWidth / Tile.height).compactMap { level in
      let count = size >> (level * Tile.height)
      let width = count % Tile.fullWidth
      return width == 0 ? nil : Tile(level: level, index: count >> Tile.height, width: width)!
    }
  }

  /// The partial tiles with their hashes, from the bottom.
  public var tiles: [(tile: Tile, hashes: [Digest])] {
    TileEdge.tiles(ofTreeOfSize: size).map { ($0, hashes[$0.level]) }
  }

  /// Appends one leaf, given its leaf hash, and calls `full` for each tile that it fills, from the bottom.
  ///
  /// Computes 255 hashes a full tile. Throws what `full` throws; the edge is then of no further use.
  public mutating func append(_ leafHash: Digest, full: (Tile, [Digest]) throws -> Void) rethrows {
    var (level, hash) = (0, leafHash)
    size += 1
    while true {
      if hashes.count == level { hashes.append([]) }
      hashes[level].append(hash)
      guard hashes[level].count == Tile.fullWidth else { return }
      let index = (size >> (level * Tile.height)) / Tile.fullWidth - 1
      try full(Tile(level: level, index: index)!, hashes[level])
      hash = MerkleTree.root(ofLeafHashes: hashes[level])
      hashes[level] = []
      level += 1
    }
  }

  /// The size and root of the tree. Computes a hash for each in the edge.
  public var head: TreeHead {
    let covering = hashes.reversed().flatMap { level in
      var range = CompactRange()
      for hash in level { range.append(hash) }
      return range.hashes
    }
    return TreeHead(size: size, root: MerkleTree.root(ofSubtreeHashes: covering))
  }
}
