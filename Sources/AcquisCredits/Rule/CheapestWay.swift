/// Finds the cheapest way to meet a rule.
///
/// Where every element stands once, the parts of a rule do not touch each other: the cheapest way to need k of them is
/// the sum of the k cheapest. An element that stands in several places is paid once and then free everywhere. Whether to
/// pay is decided by branch and bound: as long as it is undecided it costs nothing, which makes the sum a lower bound.
struct CheapestWay {
  private let tree: RankedTree
  private let isHeld: [Bool]
  private var isPaid: [Bool]
  private var isForbidden: [Bool]
  private let isShared: [Bool]
  private var best: Way?
  private var alternatives = 2_000

  static func search(_ tree: RuleTree, elements: [BlockReference], held: Set<BlockReference>) -> Way {
    var search = CheapestWay(tree, elements: elements, held: held)
    search.explore(paid: .free)
    guard let best = search.best else { preconditionFailure("a rule is met when all its elements are held") }
    return best
  }

  private init(_ tree: RuleTree, elements: [BlockReference], held: Set<BlockReference>) {
    let ranks = Dictionary(uniqueKeysWithValues: elements.enumerated().map { ($1, $0) })
    var occurrences = [Int](repeating: 0, count: elements.count)
    for leaf in tree.leaves { occurrences[ranks[leaf, default: 0]] += 1 }
    self.tree = RankedTree(tree, ranks: ranks)
    isHeld = elements.map(held.contains)
    isShared = occurrences.map { $0 > 1 }
    isPaid = elements.map { _ in false }
    isForbidden = isPaid
  }

  /// Weighs every way that uses what is paid and avoids what is forbidden.
  private mutating func explore(paid: Way) {
    guard alternatives > 0 else { return }
    alternatives -= 1
    guard let rest = cheapest(tree) else { return }
    let bound = paid + rest
    if let best, best <= bound { return }
    guard let next = rest.unsettled.min() else {
      best = bound
      return
    }
    isPaid[next] = true
    explore(paid: paid + cost(of: next))
    isPaid[next] = false
    isForbidden[next] = true
    explore(paid: paid)
    isForbidden[next] = false
  }

  private func cost(of rank: Int) -> Way { isHeld[rank] ? .acquired(rank) : .missing(rank) }

  /// The cheapest way through a part, undecided elements for free; `nil` if what is forbidden bars it.
  private func cheapest(_ part: RankedTree) -> Way? {
    switch part {
    case .element(let rank):
      if isForbidden[rank] { return nil }
      if isPaid[rank] { return .free }
      return isShared[rank] ? .unsettled(rank) : cost(of: rank)
    case .need(let count, let parts):
      let ways = parts.compactMap(cheapest).enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      return ways.count < count ? nil : ways.prefix(count).reduce(.free) { $0 + $1.element }
    }
  }
}

/// A rule whose elements are ranks in code order.
private indirect enum RankedTree {
  case element(Int)
  case need(Int, of: [RankedTree])

  init(_ tree: RuleTree, ranks: [BlockReference: Int]) {
    switch tree {
    case .element(let element): self = .element(ranks[element, default: 0])
    case .need(let count, let parts): self = .need(count, of: parts.map { RankedTree($0, ranks: ranks) })
    }
  }
}
