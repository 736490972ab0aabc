import AcquisAudit
import AcquisCrypto
import AcquisMerkle
import AcquisNotes

/// Writes published trees from entries in memory; whatever it is told, right or wrong.
struct Forest {
  let entries: [[UInt8]]
  var showsEntries = true
  var signer = Keys.signer
  private let tree: InMemoryTree

  init(_ entries: [[UInt8]]) {
    self.entries = entries
    tree = InMemoryTree(leafHashes: entries.map { MerkleTree.leafHash($0) })
  }

  /// Of invented entries.
  init(count: Int) { self.init((0..<count).map { Array("entry \($0)".utf8) }) }

  func checkpoint(_ size: Int? = nil) throws -> [UInt8] {
    let head = try tree.head(size: size ?? entries.count)
    let checkpoint = Checkpoint(origin: signer.verifierKey.name, size: UInt64(head.size), root: head.root)
    return try SignedCheckpoint.sign(checkpoint, with: signer).note.bytes
  }

  func hashes(_ tile: Tile) throws -> [UInt8] { try tree.hashes(of: tile.subtrees).flatMap(\.bytes) }

  func bundle(_ tile: Tile) -> [UInt8] {
    tile.subtrees.flatMap { leaf in
      let entry = entries[leaf.index]
      return [UInt8(entry.count >> 8), UInt8(entry.count & 0xFF)] + entry
    }
  }

  /// Every file, by its path.
  func files() throws -> [String: [UInt8]] {
    var files = ["checkpoint": try checkpoint()]
    for tile in Tile.tiles(ofTreeOfSize: entries.count) {
      files[tile.path] = try hashes(tile)
      if tile.level == 0, showsEntries { files[tile.entriesPath] = bundle(tile) }
    }
    return files
  }

  /// Judges the tree once `change` has been made to its files.
  func judge(
    older: [UInt8]? = nil, trust: Trust? = Keys.trust, _ change: (inout [String: [UInt8]]) throws -> Void = { _ in }
  ) throws -> Report {
    var files = try files()
    try change(&files)
    return try Forest.judge(files, older: older, trust: trust)
  }

  static func judge(_ files: [String: [UInt8]], older: [UInt8]? = nil, trust: Trust? = Keys.trust) throws -> Report {
    let directory = Directory()
    for (path, bytes) in files { try directory.write(path, bytes) }
    return Audit.tree(directory: directory.path, trust: trust, older: older)
  }
}
