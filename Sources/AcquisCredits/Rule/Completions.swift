/// All sets of missing elements, of at most `budget`, that meet a rule.
struct Completions {
  let budget: Int
  let held: Set<BlockReference>
  let ranks: [BlockReference: Int]

  /// So many sets are kept on the way at most.
  private static let limit = 10_000

  func of(_ tree: RuleTree) -> Set<Set<Int>> {
    switch tree {
    case .element(let element):
      if held.contains(element) { return [[]] }
      return budget > 0 ? [[ranks[element, default: 0]]] : []
    case .need(let count, let parts):
      // ways[k]: the sets that meet k of the parts seen so far.
      var ways = [Set<Set<Int>>](repeating: [], count: count + 1)
      ways[0] = [[]]
      for part in parts {
        let own = of(part)
        for k in stride(from: count, through: 1, by: -1) { ways[k].formUnion(joined(ways[k - 1], own)) }
      }
      return ways[count]
    }
  }

  private func joined(_ left: Set<Set<Int>>, _ right: Set<Set<Int>>) -> Set<Set<Int>> {
    var joined: Set<Set<Int>> = []
    for one in left {
      for other in right {
        let both = one.union(other)
        if both.count <= budget { joined.insert(both) }
        guard joined.count < Completions.limit else { return joined }
      }
    }
    return joined
  }
}
