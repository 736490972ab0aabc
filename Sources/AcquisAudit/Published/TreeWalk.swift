import AcquisCrypto
import AcquisMerkle

/// Goes through the tiles of a published tree from its root to its leaves, from left to right: what is held against a
/// hash has been proven by the root before. O(n) time, and memory for one tile of each level.
struct TreeWalk {
  let files: TreeFiles
  let head: TreeHead
  /// The size of an older tree whose edge is to be kept on the way.
  let older: Int?
  private(set) var findings = FindingList()
  /// The hashes of the older tree's edge, as far as they were met and are proven.
  private var kept: [Tile: [Digest]] = [:]

  /// After so many findings there is no point in going on: the tree has to be published anew.
  static let findingLimit = 20

  init(_ files: TreeFiles, _ head: TreeHead, older: Int?) {
    (self.files, self.head, self.older) = (files, head, older)
  }

  /// Judges every tile that a tree of this size has.
  mutating func run() {
    guard let edge = edge() else { return }
    guard edge.head == head else {
      return findings.add(.rootMismatch, "the tiles at the right edge do not lead to the root of the checkpoint")
    }
    for (tile, hashes) in edge.tiles.reversed() { descend(from: tile, hashes) }
  }

  /// The tree of the first `older` leaves, from tiles that are proven; `nil` where some of them are not.
  var olderHead: TreeHead? {
    guard let older else { return nil }
    struct NotMet: Error {}
    let edge = try? TileEdge(ofTreeOfSize: older) { tile in
      guard let hashes = kept[tile] else { throw NotMet() }
      return hashes
    }
    return edge?.head
  }

  private mutating func edge() -> TileEdge? {
    var read: [Tile: [Digest]] = [:]
    for tile in TileEdge.tiles(ofTreeOfSize: head.size) { read[tile] = files.hashes(of: tile, &findings) }
    return try? TileEdge(ofTreeOfSize: head.size) { read[$0] ?? [] }
  }

  /// Goes on below `tile`, whose `hashes` are proven.
  private mutating func descend(from tile: Tile, _ hashes: [Digest]) {
    keep(tile, hashes)
    guard tile.level > 0 else {
      if files.hasEntries { compareEntries(of: tile, hashes) }
      return
    }
    for (offset, hash) in hashes.enumerated() where findings.all.count < TreeWalk.findingLimit {
      let below = Tile(level: tile.level - 1, index: tile.index * Tile.fullWidth + offset)!
      guard let read = files.hashes(of: below, &findings) else { continue }
      guard MerkleTree.root(ofLeafHashes: read) == hash else {
        findings.add(.tileWrong, "the hashes of \(below.path) do not have the root that the tile above them gives")
        continue
      }
      descend(from: below, read)
    }
  }

  /// Keeps what the older tree's edge has of this tile.
  private mutating func keep(_ tile: Tile, _ hashes: [Digest]) {
    guard let older else { return }
    let count = older >> (tile.level * Tile.height)
    let width = count % Tile.fullWidth
    guard count / Tile.fullWidth == tile.index, width > 0, width <= hashes.count else { return }
    kept[Tile(level: tile.level, index: tile.index, width: width)!] = Array(hashes[..<width])
  }

  private mutating func compareEntries(of tile: Tile, _ hashes: [Digest]) {
    guard let entries = files.leafHashes(ofEntriesOf: tile, &findings) else { return }
    guard let wrong = hashes.indices.first(where: { entries[$0] != hashes[$0] }) else { return }
    findings.add(
      .tileWrong, at: tile.index * Tile.fullWidth + wrong,
      "the entry in \(tile.entriesPath) does not have the leaf hash that \(tile.path) gives")
  }
}
