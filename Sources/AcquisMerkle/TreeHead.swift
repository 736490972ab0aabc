public import AcquisCrypto

/// The size and the root hash of a tree: all that one needs to know of it to check a proof (RFC 9162 §4.10).
///
/// The two are one value because neither means anything alone: with the root of another size, a proof that is
/// true for one leaf can be made to verify for another index. Take both from the same signed checkpoint.
public struct TreeHead: Hashable, Sendable {
  /// How many leaves the tree has.
  public let size: Int
  /// The Merkle Tree Hash of those leaves.
  public let root: Digest

  /// Pairs a size with the root of the tree of that size; checks nothing.
  public init(size: Int, root: Digest) {
    self.size = size
    self.root = root
  }
}
