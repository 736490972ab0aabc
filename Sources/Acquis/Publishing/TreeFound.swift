import AcquisCrypto
import AcquisMerkle
import AcquisNotes

/// What a run finds where it is to publish.
struct TreeFound {
  /// What the checkpoint there covers; `nil` if there is none.
  let head: TreeHead?
  /// Whether the entries are published, too: then all of them are, up to that size.
  let hasEntries: Bool
  /// The right edge of the tree there, if it leads to the checkpoint's root.
  let edge: TileEdge?
  /// How much was published before a run that was interrupted.
  let interruptedAt: Int?

  static let entries = "tile/entries"
  /// Where entries are gathered until there are as many as are published hashes.
  static let gathered = TreeDirectory.ownPrefix + ".entries"

  /// Looks at `tree`, which must be empty, or a tree of the ledger whose checkpoints `key` signs. Throws ``Problem``
  /// `not-a-tree` otherwise.
  init(_ tree: TreeDirectory, of run: TreeRun, signedBy key: VerifierKey) throws(Problem) {
    let interrupted = TreeRun(in: tree)
    hasEntries = tree.has(TreeFound.entries)
    guard tree.has("checkpoint") else {
      let others = try tree.names().filter { !$0.hasPrefix(TreeDirectory.ownPrefix) }
      guard others.isEmpty || interrupted?.ledger == run.ledger else {
        throw TreeFound.refusal(tree, "This directory is not empty, and no tree of this ledger is published in it")
      }
      (head, edge) = (nil, nil)
      interruptedAt = interrupted?.size
      return
    }
    let head = try TreeFound.head(of: tree, signedBy: key)
    self.head = head
    edge = TreeFound.edge(of: tree, head)
    interruptedAt = interrupted.flatMap { $0.ledger == run.ledger && $0.size <= head.size ? $0.size : nil }
  }

  private static func refusal(_ tree: TreeDirectory, _ what: String) -> Problem {
    Problem("not-a-tree", what, at: tree.path, remedy: "Publish into an empty directory.")
  }

  private static func head(of tree: TreeDirectory, signedBy key: VerifierKey) throws(Problem) -> TreeHead {
    guard let bytes = tree.bytes("checkpoint", limit: TreeDirectory.checkpointByteLimit) else {
      throw refusal(tree, "The checkpoint there cannot be read")
    }
    do {
      let verified = try SignedCheckpoint(parsing: bytes).verified(by: key, leniency: .foreign)
      guard let size = Int(exactly: verified.checkpoint.size) else { throw NoteError.malformedCheckpoint(.size) }
      return TreeHead(size: size, root: verified.checkpoint.root)
    } catch {
      throw refusal(tree, "The checkpoint there is none of this ledger: \(error)")
    }
  }

  /// The right edge of the tree with the head `head`, read as any reader would; `nil` where it does not lead to its root.
  static func edge(of tree: TreeDirectory, _ head: TreeHead) -> TileEdge? {
    let edge = try? TileEdge(ofTreeOfSize: head.size) { tile in hashes(of: tile, in: tree) }
    return edge?.head == head ? edge : nil
  }

  private static func hashes(of tile: Tile, in tree: TreeDirectory) -> [Digest] {
    for stored in [tile, tile.filled] {
      guard let bytes = tree.bytes(stored.path, limit: stored.width * Digest.byteCount) else { continue }
      guard bytes.count == stored.width * Digest.byteCount else { return [] }
      return (0..<tile.width).map { Digest(bytes: bytes[($0 * Digest.byteCount)..<(($0 + 1) * Digest.byteCount)])! }
    }
    return []
  }

  /// The sizes up to that of the checkpoint at which somebody may be reading, and whose partial tiles are served.
  func sizesServed(in tree: TreeDirectory) throws(Problem) -> Set<Int> {
    guard let head else { return [] }
    let last = Tile(level: 0, index: head.size / Tile.fullWidth)!
    guard tree.has(last.partials) else { return [head.size] }
    let widths = try tree.names(in: last.partials).compactMap(Int.init)
    let sizes = widths.map { last.index * Tile.fullWidth + $0 }.filter { $0 <= head.size }
    return Set(sizes).union([head.size])
  }
}

extension Tile {
  /// The directory of the partial tiles in whose place this full one stands.
  var partials: String { filled.path + ".p" }
  /// The same of their entries.
  var entriesPartials: String { filled.entriesPath + ".p" }
}
