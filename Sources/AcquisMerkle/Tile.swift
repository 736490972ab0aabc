public import AcquisCrypto

/// The coordinates of a tile (C2SP tlog-tiles): up to 256 neighbouring hashes of every eighth level of the tree, the
/// unit in which a published tree is stored.
///
/// The tile `index` of tile level L holds the hashes of the subtrees ⟨8L, 256·index⟩ and following. A full tile never
/// changes; at the right edge a *partial* one of 1 to 255 hashes stands in for it.
public struct Tile: Hashable, Sendable {
  /// How many levels of the tree a tile spans.
  public static let height = 8
  /// The number of hashes in a full tile.
  public static let fullWidth = 1 << height

  /// The tile level: its hashes are those of tree level 8 · `level`.
  public let level: Int
  /// The position among the tiles of the level.
  public let index: Int
  /// How many hashes it has: 256, or fewer if it is partial.
  public let width: Int

  /// Names a tile; `nil` if the level or index is negative, the width is not between 1 and 256, or its leaves would be
  /// numbered beyond `Int.max`, which no tree reaches.
  public init?(level: Int, index: Int, width: Int = Tile.fullWidth) {
    guard (1...Tile.fullWidth).contains(width), index >= 0, index < (Int.max >> Tile.height) else { return nil }
    guard level >= 0, level < Int.bitWidth / Tile.height else { return nil }
    guard (index << Tile.height) + width < Int.max >> (level * Tile.height) else { return nil }
    self.level = level
    self.index = index
    self.width = width
  }

  /// The full tile at the same place, which holds these hashes and, where this one is partial, those that came after.
  public var filled: Tile { Tile(level: level, index: index)! }

  /// The subtrees whose hashes it holds, in order.
  public var subtrees: [Subtree] {
    let first = index << Tile.height
    return (first..<first + width).map { Subtree(level: level * Tile.height, index: $0) }
  }

  /// The root of the tree over the tile's `hashes`, taken as its leaf hashes. For a full tile this is the hash that the
  /// tile above holds for it; for a partial one at the right edge, a step towards the root of the whole tree.
  ///
  /// Computes `width` − 1 hashes. Throws `wrongHashCount` unless there are `width` of them.
  public func root(of hashes: [Digest]) throws(ProofError) -> Digest {
    guard hashes.count == width else { throw .wrongHashCount(expected: width, actual: hashes.count) }
    return MerkleTree.root(ofLeafHashes: hashes)
  }

  /// The tiles that a tree of `size` leaves has and the tree of its first `old` leaves has not, level by level from the
  /// bottom: what there is to write when a tree has grown. With `old` 0, all of them.
  ///
  /// A tile that was partial counts again with its new width. O(tiles returned).
  public static func tiles(ofTreeOfSize size: Int, grownFrom old: Int = 0) -> [Tile] {
    precondition(0 <= old && old <= size, "a tree never shrinks")
    var tiles: [Tile] = []
    for level in 0..<Int.bitWidth / height {
      let (before, after) = (old >> (level * height), size >> (level * height))
      guard before < after else { break }
      for index in (before >> height)...((after - 1) >> height) {
        tiles.append(Tile(level: level, index: index, width: min(fullWidth, after - (index << height)))!)
      }
    }
    return tiles
  }
}
