import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisStore

/// One run of publishing a ledger (SPEC §19.5).
///
/// Tiles first, then the checkpoint, then what full tiles made superfluous is removed: whoever reads by the old checkpoint
/// or by the new one finds all that it needs, wherever the run is interrupted.
struct TreePublisher {
  let reader: any EventReader
  let ledger: LedgerDirectory
  /// Whether the records themselves are shown.
  let showsEntries: Bool
  var calls = TreeCalls.system

  func publish(to path: String, wait: Duration) async throws(Problem) -> Publication {
    let place = try TreePlace(path, of: ledger)
    let lock = try await TreeLock.take(place.path, wait: wait)
    defer { lock.release() }
    // Behind the lock, so that of two runs the second never has the older checkpoint.
    let newest = try await PublishedCheckpoint(reader, ledger)
    var tree = TreeDirectory(place.path, calls)
    let found = try TreeFound(tree, of: TreeRun(ledger: reader.ledger, size: 0), signedBy: newest.key)
    try await check(found, against: newest.head, at: place.path)
    try sweep(&tree, found)
    _ = try tree.put(TreeRun.name, TreeRun(ledger: reader.ledger, size: found.head?.size ?? 0).bytes)
    return try await publish(newest, into: tree, found)
  }

  /// Throws unless the ledger extends what is published, and goes on showing what is shown.
  private func check(_ found: TreeFound, against newest: TreeHead, at path: String) async throws(Problem) {
    if found.hasEntries, !showsEntries {
      throw Problem(
        "entries-published", "The records themselves are published here, and not only their hashes", at: path,
        remedy: "Give --entries to go on showing them, or publish into an empty directory.", kind: .misused)
    }
    guard let published = found.head else { return }
    guard published.size <= newest.size else {
      throw Problem(
        "published-ahead",
        "The published checkpoint covers \(published.size) records, that of the ledger only \(newest.size)", at: path,
        remedy: "Find the newest copy of the ledger: records that were published are missing here.", kind: .foundWrong)
    }
    do {
      try await reader.consistencyProof(from: published.size, to: newest.size).verify(from: published, to: newest)
    } catch is ProofError {
      throw Problem(
        "checkpoint-inconsistent", "The ledger does not extend what is published, \(published.size) records", at: path,
        remedy: "Keep both: they are two histories signed by one key, which 'acquis verify --checkpoint' shows.",
        kind: .foundWrong)
    } catch { throw Problem(error) }
  }

  /// Finishes and removes what interrupted runs left.
  private func sweep(_ tree: inout TreeDirectory, _ found: TreeFound) throws(Problem) {
    for name in try tree.names() where name.hasPrefix(TreeDirectory.ownPrefix) && name != TreeRun.name {
      if name == TreeFound.gathered && showsEntries && !found.hasEntries { continue }
      try tree.remove(name)
    }
    if let size = found.interruptedAt, let published = found.head {
      try removePartials(tree, from: size, to: published.size)
    }
  }

  private func publish(
    _ newest: PublishedCheckpoint, into tree: TreeDirectory, _ found: TreeFound
  ) async throws(Problem) -> Publication {
    let start = try await start(found)
    let gathers = showsEntries && !found.hasEntries
    let entries = gathers ? TreeFound.gathered : TreeFound.entries
    var writer = TreeWriter(tree, after: start, entries: showsEntries ? entries : nil)
    let served = try found.sizesServed(in: tree)
    try await forEachLine(from: start.size, to: newest.head.size) { line throws(Problem) in
      try writer.append(line)
      if served.contains(writer.edge.size) { try writer.putEdge() }
    }
    try writer.putEdge()
    var tree = writer.tree
    guard writer.edge.head == newest.head else { throw mismatch(newest.head.size) }
    guard TreeFound.edge(of: tree, newest.head) == writer.edge else {
      throw Problem(
        "publish-failed", "What was written cannot be read back as it was written; it was not published", at: tree.path,
        remedy: "See that the disk is sound and its files can be read, then publish again.")
    }
    if gathers { try tree.rename(TreeFound.gathered, to: TreeFound.entries) }
    _ = try tree.put("checkpoint", newest.bytes)
    try removePartials(tree, from: start.size, to: newest.head.size)
    try tree.remove(TreeRun.name)
    return Publication(
      size: newest.head.size, hasEntries: showsEntries, tiles: writer.counts.tiles, bundles: writer.counts.bundles,
      replaced: writer.counts.replaced, witnessed: newest.isWitnessed)
  }

  /// The edge to go on from: that of the last full tile before what is published. The empty one, where nothing is, where
  /// its edge is not to be trusted, or where all entries are still to be published.
  private func start(_ found: TreeFound) async throws(Problem) -> TileEdge {
    guard let published = found.head else { return TileEdge() }
    var start = TileEdge()
    if let edge = found.edge, found.hasEntries || !showsEntries {
      let hashes = Dictionary(uniqueKeysWithValues: edge.tiles.map { ($0.tile, $0.hashes) })
      let size = published.size - published.size % Tile.fullWidth
      do { start = try TileEdge(ofTreeOfSize: size) { hashes[$0] ?? [] } } catch { throw Problem(error) }
    }
    // Nothing that is published is touched unless the records lead to its root.
    var edge = start
    try await forEachLine(from: start.size, to: published.size) { edge.append(MerkleTree.leafHash($0)) { _, _ in } }
    guard edge.head == published else { throw mismatch(published.size) }
    return start
  }

  private func forEachLine(
    from: Int, to end: Int, _ body: ([UInt8]) throws(Problem) -> Void
  ) async throws(Problem) {
    var next = from
    while next < end {
      let records: [Record]
      do { records = try await reader.chunk(from: next, upTo: end) } catch { throw Problem(error) }
      guard !records.isEmpty else { throw mismatch(end) }
      for record in records { try body(record.line) }
      next += records.count
    }
  }

  private func mismatch(_ size: Int) -> Problem {
    Problem(
      "root-mismatch", "The first \(size) records do not lead to the root of the checkpoint; it was not published",
      at: ledger.path, remedy: "Run 'acquis verify' on the ledger, and restore it from a copy.", kind: .foundWrong)
  }

  /// Removes the partial tiles in whose place full ones have come between two sizes.
  private func removePartials(_ tree: TreeDirectory, from old: Int, to new: Int) throws(Problem) {
    for tile in Tile.tiles(ofTreeOfSize: new, grownFrom: old) where tile == tile.filled {
      try tree.remove(tile.partials)
      if tile.level == 0, showsEntries { try tree.remove(tile.entriesPartials) }
    }
  }
}
