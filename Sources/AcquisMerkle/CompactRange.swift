public import AcquisCrypto

/// The hashes of the fewest complete subtrees that cover a range of leaves: all of the range that is needed to append to
/// it, or to join it with its neighbour. O(log n) memory however long the range.
///
/// A range that starts at leaf 0 is a growing tree (some call it a *frontier*) and has a root. Ranges that start
/// elsewhere let several threads hash parts of one tree, to be joined at the end:
///
///     leaves   0  1  2  3  4  5  6 | 7  8  9
///              └──┬──┘  │  │  │  │ | │  └┬─┘      0..<7 : ⟨2,0⟩ ⟨1,2⟩ ⟨0,6⟩
///                 └──┬──┘  └┬─┘  │ | │   │        7..<10: ⟨0,7⟩ ⟨1,4⟩
///                  ⟨2,0⟩  ⟨1,2⟩    |   ⟨1,4⟩      joined: ⟨3,0⟩ ⟨1,4⟩      (⟨level, index⟩)
///
/// The idea is that of the compact ranges of transparency-dev/merkle.
public struct CompactRange: Hashable, Sendable {
  /// The leaves covered.
  public private(set) var leaves: Range<Int>
  /// The hashes of `Subtree.covering(leaves)`, in that order.
  public private(set) var hashes: [Digest]

  /// The empty range before leaf `start`.
  public init(startingAt start: Int = 0) {
    precondition(start >= 0, "leaves are numbered from 0")
    leaves = start..<start
    hashes = []
  }

  /// Restores a range from its `hashes`, for example those kept beside a checkpoint.
  ///
  /// Throws `wrongHashCount` unless there is one hash for each of `Subtree.covering(leaves)`. Whether they are the
  /// *right* hashes shows when `head` is compared with a trusted one.
  public init(_ leaves: Range<Int>, hashes: [Digest]) throws(ProofError) {
    let expected = Subtree.covering(leaves).count
    guard hashes.count == expected else { throw .wrongHashCount(expected: expected, actual: hashes.count) }
    self.leaves = leaves
    self.hashes = hashes
  }

  /// Reads a range from stored hashes: one batch of at most 2 log₂ n, nothing hashed. Throws what `source` throws.
  public init(_ leaves: Range<Int>, from source: some SubtreeHashes) throws {
    try self.init(leaves, hashes: source.hashes(of: Subtree.covering(leaves)))
  }

  /// The size and root of the tree that this range is, which must start at leaf 0.
  ///
  /// Computes one hash fewer than there are 1 bits in the size.
  public var head: TreeHead {
    precondition(leaves.lowerBound == 0, "only a range that starts at leaf 0 is a tree with a root")
    return TreeHead(size: leaves.upperBound, root: MerkleTree.root(ofSubtreeHashes: hashes))
  }

  /// Appends one leaf, given its leaf hash.
  ///
  /// Calls `visit` for the leaf and then for each subtree that it completes, smallest first: over the life of a tree,
  /// once for every complete subtree, in the order of `Subtree.storedPosition`. Computes one hash on average and
  /// log₂ n at most.
  public mutating func append(_ leafHash: Digest, visit: (Subtree, Digest) -> Void = { _, _ in }) {
    let leaf = Subtree(level: 0, index: leaves.upperBound)
    visit(leaf, leafHash)
    append(leaf, leafHash, visit)
  }

  /// Appends the range that starts where this one ends.
  ///
  /// Calls `visit` for each subtree that lies across the border, and only those: what is complete on one side alone
  /// was visited when that side was built. Computes at most 2 log₂ n hashes.
  public mutating func append(
    contentsOf other: CompactRange, visit: (Subtree, Digest) -> Void = { _, _ in }
  ) {
    precondition(
      other.leaves.lowerBound == leaves.upperBound, "a range can only be joined to the one that ends before it")
    for (subtree, hash) in zip(Subtree.covering(other.leaves), other.hashes) { append(subtree, hash, visit) }
  }

  /// Appends a complete subtree that starts at the end, and joins it with its left sibling for as long as that one is
  /// in the range: then it is the last in `hashes`, because the range is covered by the *fewest* subtrees.
  private mutating func append(_ subtree: Subtree, _ hash: Digest, _ visit: (Subtree, Digest) -> Void) {
    var (node, nodeHash) = (subtree, hash)
    while node.isRight && node.sibling.leaves.lowerBound >= leaves.lowerBound {
      nodeHash = MerkleTree.nodeHash(hashes.removeLast(), nodeHash)
      node = node.parent
      visit(node, nodeHash)
    }
    hashes.append(nodeHash)
    leaves = leaves.lowerBound..<subtree.leaves.upperBound
  }
}
