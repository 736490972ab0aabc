/// What makes one certification: the rule that its awarding body stated or, without one, all its blocks.
public struct Composition: Hashable, Sendable {
  /// The certification.
  public let certification: CertificationCode
  private let basis: Basis

  private enum Basis: Hashable {
    case stated(CompositionRule)
    case generated([BlockReference])
    case assumed([BlockCode])
  }

  /// The rule as stated; `nil` while nobody has.
  public var stated: CompositionRule? { if case .stated(let rule) = basis { rule } else { nil } }

  /// Whether nobody stated the rule. Every answer that rests on an assumed rule says so (SPEC §9.2).
  public var isAssumed: Bool { if case .assumed = basis { true } else { false } }

  /// Whether no rule is stated, and blocks were declared to generate the certification: any of its elements makes it.
  public var isGenerated: Bool { if case .generated = basis { true } else { false } }

  /// The rule that the awarding body stated.
  public init(of certification: CertificationCode, stated rule: CompositionRule) {
    self.certification = certification
    basis = .stated(rule)
  }

  /// Any one of `blocks`: what makes a certification that blocks were declared to generate.
  static func anyBlock(_ blocks: [BlockReference], of certification: CertificationCode) -> Composition {
    Composition(of: certification, .generated(blocks))
  }

  /// All `blocks`, or the certification as a whole if there are none: what is assumed of a certification whose
  /// awarding body stated no rule.
  public static func allBlocks(_ blocks: [BlockCode], of certification: CertificationCode) -> Composition {
    Composition(of: certification, .assumed(blocks))
  }

  private init(of certification: CertificationCode, _ basis: Basis) {
    self.certification = certification
    self.basis = basis
  }

  /// Whether what a learner holds makes the certification. O(n) in the size of the rule.
  public func isMet(by held: Set<BlockReference>) -> Bool { tree.isMet(by: held) }

  /// Everything that the rule counts, in code order: this certification's own blocks and requirements first.
  public var elements: [BlockReference] {
    Set(tree.leaves).sorted { left, right in
      let (isOwn, isOtherOwn) = (left.certification == certification, right.certification == certification)
      return isOwn == isOtherOwn ? left < right : isOwn
    }
  }

  /// The fewest blocks and requirements that make the certification. As ``bestWay(from:)`` from nothing.
  public var fewestParts: Int { bestWay(from: []).missing.count }

  /// One cheapest way to the certification for a learner who holds `held`.
  ///
  /// Cheapest: the fewest missing; then the missing that come first in code order; then the fewest of what is held; then
  /// those that come first. The answer depends on nothing else. `held` may hold more than the rule counts.
  ///
  /// - Complexity: O(n log n) in the size of the rule where each block stands in one place. Blocks that stand in several
  ///   places are weighed against each other by branch and bound, which is exact for any rule of human size. Since the
  ///   general problem is NP-hard (set cover), at most 2,000 alternatives are weighed: beyond, the answer still makes
  ///   the certification but may not be the cheapest.
  public func bestWay(from held: Set<BlockReference>) -> (acquired: [BlockReference], missing: [BlockReference]) {
    let elements = self.elements
    let way = CheapestWay.search(tree, elements: elements, held: held)
    return (way.acquired.map { elements[$0] }, way.missing.map { elements[$0] })
  }

  /// Every cheapest way to the certification: the sets of the fewest parts that would complete it, each in code order, in
  /// code order; at most `limit`. The first is that of ``bestWay(from:)``; none is empty unless the rule is met.
  ///
  /// - Complexity: exponential in the number of options in the worst case. At most 10,000 sets are kept on the way, which
  ///   is exact for any rule of human size; beyond, some ways may be missing.
  public func cheapestWays(from held: Set<BlockReference>, limit: Int = 20) -> [[BlockReference]] {
    let elements = self.elements
    let best = CheapestWay.search(tree, elements: elements, held: held).missing
    let ranks = Dictionary(uniqueKeysWithValues: elements.enumerated().map { ($1, $0) })
    let completions = Completions(budget: best.count, held: held, ranks: ranks).of(tree)
    let cheapest = completions.filter { $0.count == best.count }.union([Set(best)]).map { $0.sorted() }
    return cheapest.sorted { $0.lexicographicallyPrecedes($1) }.prefix(limit).map { $0.map { elements[$0] } }
  }

  private var tree: RuleTree {
    switch basis {
    case .stated(let rule): return RuleTree(rule, of: certification)
    case .generated(let blocks): return .need(1, of: blocks.map { .element($0) })
    case .assumed(let blocks):
      guard !blocks.isEmpty else { return .element(BlockReference(certification, nil)) }
      return .need(blocks.count, of: blocks.map { .element(BlockReference(certification, $0)) })
    }
  }
}
