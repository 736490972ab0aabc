public import AcquisCrypto

/// Why a proof was refused, or could not be made.
public enum ProofError: Error, Hashable, Sendable {
  /// There is no leaf `index` in a tree of `size` leaves.
  case indexOutOfRange(index: Int, size: Int)

  /// The empty tree was given as the old one. Every tree extends it, so there is nothing to prove: whether that is
  /// welcome is for the caller to decide, before asking.
  case emptyTree

  /// The old tree is larger than the new one, or a size is negative.
  case sizesOutOfOrder(old: Int, new: Int)

  /// The proof speaks of a tree of `actual` leaves, the tree head of one of `expected`.
  case sizeMismatch(expected: Int, actual: Int)

  /// The sizes and index ask for `expected` hashes; there are `actual`.
  case wrongHashCount(expected: Int, actual: Int)

  /// The proof leads to the root `computed` for the tree of `size` leaves, but `expected` was to be shown.
  case rootMismatch(size: Int, expected: Digest, computed: Digest)

  /// The subtree is not complete in a tree of `size` leaves.
  case incompleteSubtree(Subtree, size: Int)
}

extension ProofError: CustomStringConvertible {
  /// One sentence, with every figure that the error carries.
  public var description: String {
    switch self {
    case .indexOutOfRange(let index, let size):
      "there is no leaf \(index) in a tree of \(size) leaves"
    case .emptyTree:
      "the empty tree is consistent with every tree: there is nothing to prove"
    case .sizesOutOfOrder(let old, let new):
      "a tree of \(new) leaves cannot extend one of \(old)"
    case .sizeMismatch(let expected, let actual):
      "the proof is for a tree of \(actual) leaves, not of \(expected)"
    case .wrongHashCount(let expected, let actual):
      "expected \(expected) hashes, not \(actual)"
    case .rootMismatch(let size, let expected, let computed):
      "the root at size \(size) should be \(expected.hex), but the hashes lead to \(computed.hex)"
    case .incompleteSubtree(let subtree, let size):
      "the subtree of leaves \(subtree.leaves) is not complete in a tree of \(size) leaves"
    }
  }
}
