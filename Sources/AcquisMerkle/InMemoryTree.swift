public import AcquisCrypto

/// A whole tree in memory: fewer than 2n hashes of 32 bytes. For tests, small exports, and the leaves of one minutes.
public struct InMemoryTree: SubtreeHashes, Sendable {
  private var range = CompactRange()
  /// The hash of every complete subtree, at its `storedPosition`.
  private var stored: [Digest] = []

  /// The empty tree.
  public init() {}

  /// The tree over `leafHashes`. O(n).
  public init(leafHashes: some Sequence<Digest>) {
    for leafHash in leafHashes { append(leafHash) }
  }

  /// How many leaves there are.
  public var size: Int { range.leaves.upperBound }

  /// The size and root of the tree as it is. Computes at most log₂ n hashes.
  public var head: TreeHead { range.head }

  /// Appends one leaf, given its leaf hash. Computes one hash on average and log₂ n at most.
  public mutating func append(_ leafHash: Digest) {
    range.append(leafHash) { stored.append($1) }
  }

  /// The hashes of `subtrees`. O(1) each.
  ///
  /// Throws `incompleteSubtree` for one that reaches beyond the last leaf.
  public func hashes(of subtrees: [Subtree]) throws(ProofError) -> [Digest] {
    var hashes: [Digest] = []
    for subtree in subtrees {
      guard subtree.leaves.upperBound <= size else { throw .incompleteSubtree(subtree, size: size) }
      hashes.append(stored[subtree.storedPosition])
    }
    return hashes
  }
}
