import AcquisCrypto

/// What a run notes in the tree before it changes anything, and takes away as its last step: whose tree it is, and how
/// much of it was published then. The next run finds by it what an interrupted one left.
struct TreeRun: Hashable {
  static let name = TreeDirectory.ownPrefix + ".run"

  /// The ledger that is being published.
  let ledger: Digest
  /// The size of the checkpoint that was there; 0 if there was none.
  let size: Int

  init(ledger: Digest, size: Int) { (self.ledger, self.size) = (ledger, size) }

  /// The note of an interrupted run; `nil` if there is none that can be read.
  init?(in tree: TreeDirectory) {
    guard let bytes = tree.bytes(TreeRun.name, limit: 128) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[2].isEmpty, let ledger = Digest(hex: Array(lines[0].utf8)), let size = Int(lines[1]),
      size >= 0
    else { return nil }
    self.init(ledger: ledger, size: size)
  }

  /// The file.
  var bytes: [UInt8] { Array("\(ledger.hex)\n\(size)\n".utf8) }
}
