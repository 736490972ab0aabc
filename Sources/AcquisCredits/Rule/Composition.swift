/// What makes one certification: the rule that its awarding body stated or, without one, all its blocks.
public struct Composition: Hashable, Sendable {
  /// The certification.
  public let certification: CertificationCode
  /// The rule as stated; `nil` while nobody has, and *all blocks* is assumed.
  public let stated: CompositionRule?
  private let assumedBlocks: [BlockCode]

  /// Whether nobody stated the rule. Every answer that rests on an assumed rule says so (SPEC §9.2).
  public var isAssumed: Bool { stated == nil }

  /// The rule that the awarding body stated.
  public init(of certification: CertificationCode, stated rule: CompositionRule) {
    self.certification = certification
    stated = rule
    assumedBlocks = []
  }

  /// All `blocks`, or the certification as a whole if there are none: what is assumed of a certification whose
  /// awarding body stated no rule.
  public static func allBlocks(_ blocks: [BlockCode], of certification: CertificationCode) -> Composition {
    Composition(certification: certification, assumedBlocks: blocks)
  }

  private init(certification: CertificationCode, assumedBlocks: [BlockCode]) {
    self.certification = certification
    stated = nil
    self.assumedBlocks = assumedBlocks
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

  private var tree: RuleTree {
    if let stated { return RuleTree(stated, of: certification) }
    guard !assumedBlocks.isEmpty else { return .element(BlockReference(certification, nil)) }
    return .need(assumedBlocks.count, of: assumedBlocks.map { .element(BlockReference(certification, $0)) })
  }
}
