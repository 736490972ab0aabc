/// A complete subtree: the node `index` of `level`, over the 2^level leaves from `index << level`.
///
/// Its hash never changes once its last leaf is there, whatever is appended after it. Every tree, range and proof in
/// this module is made of complete subtrees, and nothing else needs to be stored.
public struct Subtree: Hashable, Sendable {
  /// The height above the leaves: 0 is a leaf.
  public let level: Int
  /// The position among the nodes of the level, from 0 at the left.
  public let index: Int

  /// Names a subtree. Traps if it reaches beyond the leaf `Int.max`.
  public init(level: Int, index: Int) {
    precondition(0 <= level && level < Int.bitWidth - 1, "a subtree's level is between 0 and 62")
    precondition(0 <= index && index < (Int.max >> level), "a subtree's leaves are numbered up to Int.max")
    self.level = level
    self.index = index
  }

  /// The leaves it covers.
  public var leaves: Range<Int> { (index << level)..<((index + 1) << level) }

  /// The subtree of twice the size that holds this one.
  public var parent: Subtree { Subtree(level: level + 1, index: index >> 1) }

  /// The other half of `parent`.
  public var sibling: Subtree { Subtree(level: level, index: index ^ 1) }

  /// Whether this is the second half of `parent`.
  public var isRight: Bool { index & 1 == 1 }

  /// Where its hash stands in an array of all complete subtrees in the order of their completion.
  ///
  /// Each leaf is followed by the subtrees that it completes, smallest first, so the array only ever grows at its end
  /// and holds fewer than 2n hashes for n leaves; it is the order in which `CompactRange.append` visits, and that of
  /// `StoredHashIndex` in golang.org/x/mod/sumdb/tlog. Before the last leaf `e` of the subtree there are e leaves and
  /// the e − popcount(e) subtrees that they completed. O(1). Traps beyond leaf 2^62.
  public var storedPosition: Int {
    let last = leaves.upperBound - 1
    return 2 * last - last.nonzeroBitCount + level
  }

  /// The fewest complete subtrees that cover exactly `range`, from left to right. O(log n), as many at most as
  /// twice the bits of the upper bound; for a range that starts at 0, one for each 1 bit of its size.
  public static func covering(_ range: Range<Int>) -> [Subtree] {
    var subtrees: [Subtree] = []
    cover(range, into: &subtrees)
    return subtrees
  }

  /// Adds those subtrees to others.
  static func cover(_ range: Range<Int>, into subtrees: inout [Subtree]) {
    precondition(range.lowerBound >= 0, "leaves are numbered from 0")
    var next = range.lowerBound
    while next < range.upperBound {
      let level = min(next.trailingZeroBitCount, (range.upperBound - next).floorLog2)
      subtrees.append(Subtree(level: level, index: next >> level))
      next += 1 << level
    }
  }
}

extension Int {
  /// The exponent of the largest power of two that is at most this number, which is at least 1.
  var floorLog2: Int { Int.bitWidth - 1 - leadingZeroBitCount }
}
