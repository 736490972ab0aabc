public import AcquisCrypto

/// A Merkle inclusion proof (RFC 9162 §2.1.3; the *audit path* of RFC 6962 §2.1.1): the hashes that lead from a leaf to
/// the root of a tree, the leaf's sibling first.
///
/// A proof is a claim until `verify` has returned. It shows that the leaf *is* there; none shows that a leaf is not.
public struct InclusionProof: Hashable, Sendable {
  /// The number of the leaf, from 0.
  public let index: Int
  /// How many leaves the tree has.
  public let size: Int
  /// At most ⌈log₂ size⌉ hashes.
  public let hashes: [Digest]

  /// Takes a proof as it came; checks nothing.
  public init(index: Int, size: Int, hashes: [Digest]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// Proves that leaf `index` is in the tree over the first `size` leaves of `source`.
  ///
  /// Reads one batch of at most 2 log₂ n hashes and computes at most log₂ n. Throws `ProofError.indexOutOfRange`, and
  /// what `source` throws. Does not check what it read: verify the proof if the source is not trusted.
  public static func prove(leaf index: Int, in size: Int, from source: some SubtreeHashes) throws -> InclusionProof {
    guard 0 <= index && index < size else { throw ProofError.indexOutOfRange(index: index, size: size) }
    let hashes = try source.treeHashes(of: path(index, 0..<size))
    return InclusionProof(index: index, size: size, hashes: hashes)
  }

  /// Returns if the leaf with `leafHash` stands at `index` in the tree with `head`; throws otherwise.
  ///
  /// Computes one hash for each in the proof. The index is as proven as the leaf, because the size is the head's.
  public func verify(leafHash: Digest, in head: TreeHead) throws(ProofError) {
    guard size == head.size else { throw .sizeMismatch(expected: head.size, actual: size) }
    let root = try computedRoot(leafHash: leafHash)
    guard root == head.root else { throw .rootMismatch(size: size, expected: head.root, computed: root) }
  }

  /// The root that the proof leads to from `leafHash`: RFC 9162 §2.1.3.2, with its variable names, up to the comparison.
  ///
  /// Throws `indexOutOfRange` or `wrongHashCount`.
  public func computedRoot(leafHash: Digest) throws(ProofError) -> Digest {
    guard 0 <= index && index < size else { throw .indexOutOfRange(index: index, size: size) }
    var (fn, sn, r) = (index, size - 1, leafHash)
    for p in hashes {
      guard sn != 0 else { throw wrongHashCount }
      if fn & 1 == 1 || fn == sn {
        r = MerkleTree.nodeHash(p, r)
        while fn & 1 == 0 && fn != 0 { (fn, sn) = (fn >> 1, sn >> 1) }
      } else {
        r = MerkleTree.nodeHash(r, p)
      }
      (fn, sn) = (fn >> 1, sn >> 1)
    }
    guard sn == 0 else { throw wrongHashCount }
    return r
  }

  /// How many hashes a proof for `index` in a tree of `size` has: one a level up to where the ways of this leaf and of
  /// the last one meet, and from there one for each turn to the right. Requires 0 ≤ index < size.
  static func hashCount(index: Int, size: Int) -> Int {
    let meeting = Int.bitWidth - (index ^ (size - 1)).leadingZeroBitCount
    return meeting + (index >> meeting).nonzeroBitCount
  }

  private var wrongHashCount: ProofError {
    .wrongHashCount(expected: InclusionProof.hashCount(index: index, size: size), actual: hashes.count)
  }

  /// PATH(m, D) of RFC 9162 §2.1.3.1 with each MTH(…) left as its range of leaves, `tree` being D's.
  private static func path(_ m: Int, _ tree: Range<Int>) -> [Range<Int>] {
    var (tree, fromRoot) = (tree, [Range<Int>]())
    while tree.count > 1 {
      let (left, right) = MerkleTree.split(tree)
      let isLeft = m < right.lowerBound
      fromRoot.append(isLeft ? right : left)
      tree = isLeft ? left : right
    }
    return fromRoot.reversed()
  }
}
