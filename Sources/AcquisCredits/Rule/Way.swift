/// A set of elements that meets a rule, as ranks in code order, weighed by what is still missing.
///
/// The order of ways is that of a sum of weights: if a way is cheaper than another, it stays so when the same elements
/// are added to both. This is what lets ``CheapestWay`` choose part by part.
struct Way: Comparable {
  private(set) var missing: [Int] = []
  private(set) var acquired: [Int] = []
  /// Elements used here that stand elsewhere in the rule too and whose cost is not settled yet.
  private(set) var unsettled: [Int] = []

  static let free = Way()

  static func missing(_ rank: Int) -> Way { Way(missing: [rank]) }
  static func acquired(_ rank: Int) -> Way { Way(acquired: [rank]) }
  static func unsettled(_ rank: Int) -> Way { Way(unsettled: [rank]) }

  /// The elements of both ways, which have none in common but unsettled ones.
  static func + (left: Way, right: Way) -> Way {
    Way(
      missing: (left.missing + right.missing).sorted(),
      acquired: (left.acquired + right.acquired).sorted(),
      unsettled: left.unsettled + right.unsettled)
  }

  static func < (left: Way, right: Way) -> Bool {
    if left.missing != right.missing { return precedes(left.missing, right.missing) }
    return left.acquired != right.acquired && precedes(left.acquired, right.acquired)
  }

  /// The shorter list first; of equally long ones, the one whose first difference is lower.
  private static func precedes(_ left: [Int], _ right: [Int]) -> Bool {
    left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
  }

  /// Ways of equal weight are equal, whatever is unsettled.
  static func == (left: Way, right: Way) -> Bool { left.missing == right.missing && left.acquired == right.acquired }
}
