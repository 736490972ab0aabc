// AcquisMerkle: the trees of RFC 6962 §2.1 and RFC 9162 §2.1.
//
// A Merkle tree turns a list that only grows into one hash, its *root*, so that
//
//   - the root changes if any entry is changed, dropped, inserted or moved;
//   - some log₂ n hashes, an *inclusion proof*, show to whoever holds the root that an entry stands at its index;
//   - some log₂ n hashes, a *consistency proof*, show to whoever holds an earlier root that nothing before it was touched.
//
// This module hashes, proves and verifies. It knows no records, keys or files; storage enters through the one method of
// `SubtreeHashes`. Each algorithm names the section of the RFC that it follows and keeps its variable names.
//
// The tree
//
//   leaf hash = SHA-256(0x00 ‖ data)   inner node = SHA-256(0x01 ‖ left ‖ right)   empty tree = SHA-256 of nothing
//
// A tree of n leaves consists of the tree of its first k and the tree of its other n − k leaves, k being the largest
// power of two smaller than n. For the five leaves "a" to "e", with the first bytes of each hash:
//
//                          root fe14a542
//                   ┌───────────┴───────────┐
//            ⟨2,0⟩ 33376a3b                 │
//         ┌─────────┴─────────┐             │
//   ⟨1,0⟩ b137985f      ⟨1,1⟩ dbbd68c3      │
//    ┌────┴────┐         ┌────┴────┐        │
//  ⟨0,0⟩     ⟨0,1⟩     ⟨0,2⟩     ⟨0,3⟩    ⟨0,4⟩
// 022a6979  57eb3561  597fcb31  d070dc5b  2824a7cc
//    "a"       "b"       "c"       "d"       "e"
//
// ⟨level, index⟩ marks a complete subtree, of 2^level leaves (`Subtree`). Its hash is final as soon as its last leaf is
// there; only nodes like the root above, over fewer leaves, change when the tree grows. So complete subtrees are all
// that is ever stored, and ⟨2,0⟩ ⟨0,4⟩, the fewest that cover the tree, all that is needed to go on (`CompactRange`).
//
// Example
//
//   let tree = InMemoryTree(leafHashes: ["a", "b", "c", "d", "e"].map { MerkleTree.leafHash($0.utf8) })
//   tree.head                                                        // size 5, root fe14a542…
//
//   let inclusion = try InclusionProof.prove(leaf: 2, in: 5, from: tree)
//   inclusion.hashes                                                 // d070dc5b… b137985f… 2824a7cc…
//   try inclusion.verify(leafHash: MerkleTree.leafHash("c".utf8), in: tree.head)
//   try inclusion.verify(leafHash: MerkleTree.leafHash("x".utf8), in: tree.head)
//   // throws: the root at size 5 should be fe14a542…, but the hashes lead to adb5428b…
//
//   let before = try tree.head(size: 3)                              // size 3, root 36642e73…
//   let consistency = try ConsistencyProof.prove(old: 3, new: 5, from: tree)
//   consistency.hashes                                               // 597fcb31… d070dc5b… b137985f… 2824a7cc…
//   try consistency.verify(from: before, to: tree.head)
//
// To read on: Subtree, CompactRange, InclusionProof, ConsistencyProof; then Tile, which names the files of a published
// tree. The closest relatives are golang.org/x/mod/sumdb/tlog and transparency-dev/merkle.

public import AcquisCrypto

/// The hashes that make a tree (RFC 9162 §2.1.1; RFC 6962 §2.1).
public enum MerkleTree {
  /// The root of the tree without leaves: SHA-256 of nothing.
  public static let emptyRoot = SHA256().finalize()

  /// The hash of a leaf: SHA-256(0x00 ‖ `data`). O(n).
  ///
  /// The first byte keeps leaves and inner nodes apart: no data can be found whose leaf hash is an inner node's.
  public static func leafHash(_ data: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(byte: 0x00)
    hash.update(data)
    return hash.finalize()
  }

  /// The hash of a leaf: SHA-256(0x00 ‖ `data`). O(n); copies `data` only if it is not contiguous in memory.
  public static func leafHash(_ data: some Collection<UInt8>) -> Digest {
    data.withContiguousStorageIfAvailable { leafHash(UnsafeRawBufferPointer($0)) }
      ?? Array(data).withUnsafeBytes { leafHash($0) }
  }

  /// The hash of an inner node: SHA-256(0x01 ‖ `left` ‖ `right`).
  public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    var hash = SHA256()
    hash.update(byte: 0x01)
    hash.update(left)
    hash.update(right)
    return hash.finalize()
  }

  /// The Merkle Tree Hash MTH(D) of the leaves with `leafHashes`.
  ///
  /// Computes n − 1 hashes, in O(log n) memory.
  public static func root(ofLeafHashes leafHashes: some Sequence<Digest>) -> Digest {
    var range = CompactRange()
    for leafHash in leafHashes { range.append(leafHash) }
    return range.head.root
  }

  /// The Merkle Tree Hash of neighbouring complete subtrees that get smaller from left to right, as those do that cover
  /// a tree: MTH splits off the largest first, so they join from the right. Computes one hash fewer than there are.
  static func root(ofSubtreeHashes hashes: some BidirectionalCollection<Digest>) -> Digest {
    guard let last = hashes.last else { return emptyRoot }
    return hashes.dropLast().reversed().reduce(last) { right, left in nodeHash(left, right) }
  }

  /// Splits the leaves D of a tree into D[0:k] and D[k:n], k being the largest power of two smaller than their number n,
  /// which is at least 2.
  static func split(_ leaves: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
    let middle = leaves.lowerBound + (1 << (leaves.count - 1).floorLog2)
    return (leaves.lowerBound..<middle, middle..<leaves.upperBound)
  }
}
