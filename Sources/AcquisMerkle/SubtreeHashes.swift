public import AcquisCrypto

/// Where the hashes of complete subtrees are read from: memory, a file, tiles. The only way to storage in this module.
public protocol SubtreeHashes {
  /// The hashes of `subtrees`, one for each and in their order. A proof asks once, for all that it needs.
  ///
  /// Throws if one cannot be had, for example because the tree is not yet large enough.
  func hashes(of subtrees: [Subtree]) throws -> [Digest]
}

extension SubtreeHashes {
  /// The head of the tree over the first `size` leaves, which must not be negative.
  ///
  /// Reads once, at most log₂ n + 1 hashes, and computes one hash fewer. Throws what `hashes(of:)` throws.
  public func head(size: Int) throws -> TreeHead {
    try CompactRange(0..<size, from: self).head
  }

  /// The Merkle Tree Hash of each of `ranges` (none empty), read in one batch. Each must start where a subtree that is
  /// as large as the range starts, as the ranges in a proof do.
  func treeHashes(of ranges: [Range<Int>]) throws -> [Digest] {
    var (subtrees, ends) = ([Subtree](), [Int]())
    for range in ranges {
      Subtree.cover(range, into: &subtrees)
      ends.append(subtrees.count)
    }
    let hashes = try hashes(of: subtrees)
    precondition(hashes.count == subtrees.count, "hashes(of:) must return one hash a subtree")
    return zip([0] + ends, ends).map { MerkleTree.root(ofSubtreeHashes: hashes[$0..<$1]) }
  }
}
