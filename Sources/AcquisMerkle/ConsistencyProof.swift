public import AcquisCrypto

/// A Merkle consistency proof (RFC 9162 §2.1.4): the hashes that show one tree to be the beginning of another, that is,
/// that nothing among its leaves was changed, dropped or moved since.
///
/// A proof is a claim until `verify` has returned.
public struct ConsistencyProof: Hashable, Sendable {
  /// The size of the older tree.
  public let old: Int
  /// The size of the newer tree.
  public let new: Int
  /// At most ⌈log₂ new⌉ + 1 hashes; none if the sizes are equal.
  public let hashes: [Digest]

  /// Takes a proof as it came; checks nothing.
  public init(old: Int, new: Int, hashes: [Digest]) {
    self.old = old
    self.new = new
    self.hashes = hashes
  }

  /// Proves that the tree over the first `old` leaves of `source` is the beginning of the one over the first `new`.
  ///
  /// Reads one batch of at most 2 log₂ n hashes and computes at most log₂ n. Throws `ProofError.sizesOutOfOrder` or
  /// `.emptyTree`, and what `source` throws. Does not check what it read: verify the proof if the source is not trusted.
  public static func prove(old: Int, new: Int, from source: some SubtreeHashes) throws -> ConsistencyProof {
    try checkSizes(old: old, new: new)
    let hashes = try source.treeHashes(of: subproof(old, 0..<new, true))
    return ConsistencyProof(old: old, new: new, hashes: hashes)
  }

  /// Returns if the tree with the head `new` extends the one with the head `old`; throws otherwise.
  ///
  /// Computes at most two hashes for each in the proof.
  public func verify(from old: TreeHead, to new: TreeHead) throws(ProofError) {
    guard self.old == old.size else { throw .sizeMismatch(expected: old.size, actual: self.old) }
    guard self.new == new.size else { throw .sizeMismatch(expected: new.size, actual: self.new) }
    let roots = try computedRoots(oldRoot: old.root)
    guard roots.old == old.root else { throw .rootMismatch(size: old.size, expected: old.root, computed: roots.old) }
    guard roots.new == new.root else { throw .rootMismatch(size: new.size, expected: new.root, computed: roots.new) }
  }

  /// The two roots that the proof leads to: RFC 9162 §2.1.4.2, with its variable names, up to the comparison.
  ///
  /// The proof leaves `oldRoot` out where the old tree is itself one of the hashes, that is, where it is complete.
  private func computedRoots(oldRoot: Digest) throws(ProofError) -> (old: Digest, new: Digest) {
    try ConsistencyProof.checkSizes(old: old, new: new)
    guard old < new else {
      guard hashes.isEmpty else { throw wrongHashCount }
      return (oldRoot, oldRoot)
    }
    guard !hashes.isEmpty else { throw wrongHashCount }
    let path = old.nonzeroBitCount == 1 ? [oldRoot] + hashes : hashes
    var (fn, sn) = (old - 1, new - 1)
    while fn & 1 == 1 { (fn, sn) = (fn >> 1, sn >> 1) }
    var (fr, sr) = (path[0], path[0])
    for c in path.dropFirst() {
      guard sn != 0 else { throw wrongHashCount }
      if fn & 1 == 1 || fn == sn {
        fr = MerkleTree.nodeHash(c, fr)
        sr = MerkleTree.nodeHash(c, sr)
        while fn & 1 == 0 && fn != 0 { (fn, sn) = (fn >> 1, sn >> 1) }
      } else {
        sr = MerkleTree.nodeHash(sr, c)
      }
      (fn, sn) = (fn >> 1, sn >> 1)
    }
    guard sn == 0 else { throw wrongHashCount }
    return (fr, sr)
  }

  /// How many hashes a proof from `old` to `new` has: those of the inclusion of the old tree's last complete subtree in
  /// the new tree, and that subtree itself unless it is the whole old tree. Requires 0 < old ≤ new.
  static func hashCount(old: Int, new: Int) -> Int {
    guard old < new else { return 0 }
    let level = old.trailingZeroBitCount
    let inclusion = InclusionProof.hashCount(index: old - 1, size: new) - level
    return old == 1 << level ? inclusion : inclusion + 1
  }

  private var wrongHashCount: ProofError {
    .wrongHashCount(expected: ConsistencyProof.hashCount(old: old, new: new), actual: hashes.count)
  }

  private static func checkSizes(old: Int, new: Int) throws(ProofError) {
    guard 0 <= old && old <= new else { throw .sizesOutOfOrder(old: old, new: new) }
    guard old > 0 else { throw .emptyTree }
  }

  /// SUBPROOF(m, D, b) of RFC 9162 §2.1.4.1 with each MTH(…) left as its range of leaves, `tree` being D's.
  private static func subproof(_ m: Int, _ tree: Range<Int>, _ b: Bool) -> [Range<Int>] {
    var (tree, b, fromRoot) = (tree, b, [Range<Int>]())
    while m < tree.upperBound {
      let (left, right) = MerkleTree.split(tree)
      let isLeft = m <= left.upperBound
      fromRoot.append(isLeft ? right : left)
      (tree, b) = isLeft ? (left, b) : (right, false)
    }
    return (b ? [] : [tree]) + fromRoot.reversed()
  }
}
