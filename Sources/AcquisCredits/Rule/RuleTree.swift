/// A rule with every part resolved to the certification it belongs to.
indirect enum RuleTree {
  case element(BlockReference)
  case need(Int, of: [RuleTree])

  init(_ rule: CompositionRule, of certification: CertificationCode) {
    self = .need(
      rule.need,
      of: rule.of.map { part in
        switch part {
        case .block(let code), .requirement(let code, _): .element(BlockReference(certification, code))
        case .foreignBlock(let code, let other): .element(BlockReference(other, code))
        case .whole(let other): .element(BlockReference(other, nil))
        case .rule(let inner): RuleTree(inner, of: certification)
        }
      })
  }

  func isMet(by held: Set<BlockReference>) -> Bool {
    switch self {
    case .element(let element): held.contains(element)
    case .need(let count, let parts): parts.count { $0.isMet(by: held) } >= count
    }
  }

  /// Every occurrence of an element, in the order of the rule.
  var leaves: [BlockReference] {
    switch self {
    case .element(let element): [element]
    case .need(_, let parts): parts.flatMap(\.leaves)
    }
  }
}
