import AcquisCrypto
import AcquisMerkle
import AcquisNotes

extension Contradiction {
  /// Shows that two checkpoints contradict each other, where they do.
  ///
  /// `leaves`: the leaf hashes of the log that the larger one covers; not needed where the sizes are equal. `nil` where
  /// there is no contradiction, or `leaves` do not lead to the larger one's root. O(n).
  init?(_ one: CheckpointReading, _ other: CheckpointReading, leaves: (Int) -> Digest?) {
    let (older, newer) = one.size <= other.size ? (one, other) : (other, one)
    guard older.origin == newer.origin else { return nil }
    if older.size == newer.size {
      guard older.root != newer.root else { return nil }
      self.init(older: older.signed, newer: newer.signed, beginning: nil)
      return
    }
    guard older.size > 0 else { return nil }
    var tree = InMemoryTree()
    for index in 0..<newer.size {
      guard let leaf = leaves(index) else { return nil }
      tree.append(leaf)
    }
    guard tree.head.root == newer.root, let before = try? tree.head(size: older.size), before.root != older.root,
      let proof = try? ConsistencyProof.prove(old: older.size, new: newer.size, from: tree)
    else { return nil }
    self.init(
      older: older.signed, newer: newer.signed, beginning: Beginning(root: before.root, hashes: proof.hashes))
  }

  /// Whether the two really contradict each other, their signatures apart.
  func isShown(_ older: CheckpointReading, _ newer: CheckpointReading) -> Bool {
    guard older.origin == newer.origin else { return false }
    guard let beginning else { return older.size == newer.size && older.root != newer.root }
    guard older.size > 0, older.size < newer.size, beginning.root != older.root else { return false }
    let proof = ConsistencyProof(old: older.size, new: newer.size, hashes: beginning.hashes)
    let before = TreeHead(size: older.size, root: beginning.root)
    return (try? proof.verify(from: before, to: TreeHead(size: newer.size, root: newer.root))) != nil
  }
}
