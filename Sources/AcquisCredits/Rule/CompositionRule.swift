/// When blocks make a certification, as its awarding body states it: need `need` of the parts `of` (SPEC §9.2, *rule*).
///
/// One constructor says everything: *all of*, *one of*, *two of these four*, options within options.
///
/// ```swift
/// // BC01 and BC02, and either BC03 or BC04
/// CompositionRule(need: 3, of: [.block("BC01"), .block("BC02"), .rule(CompositionRule(need: 1, of: […]))])
/// ```
public struct CompositionRule: Hashable, Sendable {
  /// One thing that a rule counts.
  public indirect enum Part: Hashable, Sendable {
    /// A block of the certification itself.
    case block(BlockCode)
    /// A block of another certification.
    case foreignBlock(BlockCode, of: CertificationCode)
    /// Another certification as a whole, which the learner holds. Rules 2.
    case whole(CertificationCode)
    /// What is not a block, such as a final exam or a first-aid certificate; its id is decided on as a block is.
    case requirement(BlockCode, label: String)
    /// A rule within the rule.
    case rule(CompositionRule)
  }

  /// How many of the parts are needed: from 1 to their number.
  public let need: Int
  /// The parts, none twice.
  public let of: [Part]

  /// How deep rules may stand within rules; a rule without rules inside is one deep.
  public static var depthLimit: Int { 8 }

  /// A rule of its parts.
  ///
  /// Throws ``RuleInvalid`` if `need` is not from 1 to the number of parts, a part is repeated, or rules stand more than
  /// ``depthLimit`` deep. A requirement is repeated if its id is, whatever the label.
  public init(need: Int, of parts: [Part]) throws(RuleInvalid) {
    guard (1...max(parts.count, 1)).contains(need), !parts.isEmpty else {
      throw RuleInvalid("it must need at least 1 and at most all of its parts")
    }
    guard Set(parts.map(\.identity)).count == parts.count else {
      throw RuleInvalid("a part stands twice in the same list")
    }
    self.need = need
    self.of = parts
    guard depth <= Self.depthLimit else { throw RuleInvalid("rules stand more than \(Self.depthLimit) deep") }
  }

  private var depth: Int {
    1 + (of.map { if case .rule(let rule) = $0 { rule.depth } else { 0 } }.max() ?? 0)
  }

  /// The ids of the requirements, in the order in which the rule names them, each once.
  public var requirements: [(id: BlockCode, label: String)] {
    var seen: Set<BlockCode> = []
    return leaves.compactMap { part in
      guard case .requirement(let id, let label) = part, seen.insert(id).inserted else { return nil }
      return (id, label)
    }
  }

  /// The other certifications that the rule names, or whose blocks it names, at any depth.
  package var otherCertifications: Set<CertificationCode> {
    Set(
      leaves.compactMap { part in
        switch part {
        case .foreignBlock(_, let other), .whole(let other): other
        default: nil
        }
      })
  }

  /// Every part that is not a rule, in the order in which the rule names them.
  var leaves: [Part] {
    of.flatMap { part in if case .rule(let rule) = part { rule.leaves } else { [part] } }
  }

  /// Why the rule cannot be one of `certification`, whose blocks, now or formerly, are `blocks`; `nil` if it can.
  ///
  /// The blocks of other certifications are not looked at: those certifications need not stand in this ledger.
  func problem(for certification: CertificationCode, blocks: Set<BlockCode>) -> RuleInvalid? {
    for part in leaves {
      switch part {
      case .block(let code) where !blocks.contains(code):
        return RuleInvalid("\(code) is not a block of \(certification)")
      case .requirement(let id, _) where blocks.contains(id):
        return RuleInvalid("the requirement \(id) has the code of a block")
      default: continue
      }
    }
    return nil
  }

  /// Why the rule has not the form of one of `certification`: it names a block of it as a block of another, or itself.
  func formProblem(of certification: CertificationCode) -> RuleInvalid? {
    for part in leaves {
      switch part {
      case .foreignBlock(let code, of: certification):
        return RuleInvalid("\(code) is a block of this certification, so it stands as its code alone")
      case .whole(certification): return RuleInvalid("it needs the certification that it makes")
      default: continue
      }
    }
    return nil
  }
}

extension CompositionRule.Part {
  /// The part without what does not distinguish it: a requirement is its id.
  fileprivate var identity: Self {
    if case .requirement(let id, _) = self { .requirement(id, label: "") } else { self }
  }
}

/// Why something is not a composition rule (SPEC **[rule-invalid]**).
public struct RuleInvalid: Error, Hashable, CustomStringConvertible {
  /// The reason, in words; it completes "the rule is invalid:".
  public let reason: String

  init(_ reason: String) { self.reason = reason }

  /// The reason as a sentence.
  public var description: String { "the rule is invalid: \(reason)" }
}
