import AcquisCredits
import AcquisProjections
import AcquisValues
import Seeded

/// A history of random statements, each of them allowed where it stands.
struct RandomHistory {
  static let learners = ["ada", "bob", "cyd"]
  private static let codes: [CertificationCode] = ["RNCP100", "RNCP200"]

  private(set) var history = History()

  init(using random: inout SeededGenerator) {
    history.add("r1", "2026-01-01", registered("RNCP100", "Baker", ["BC01", "BC02"]))
    history.add("r2", "2026-01-01", registered("RNCP200", "Cook", ["BC01"]))
    history.add("d2", "2026-01-01", described("r2", BlockReference("RNCP200", "BC01"), "To cook"))
    history.add("z1", "2026-01-01", authorised("CENTRE-1", Self.codes))
    for name in Self.learners { history.add(name, "2026-01-01", enrolled(name, "RNCP100")) }
    for number in 0..<150 {
      let made = "2026-0\(Int.random(in: 1...5, using: &random))-01"
      let statement = candidate(using: &random)
      if history.allows(statement, made: made) { history.add("\(number)", made, statement) }
    }
  }

  private func candidate(using random: inout SeededGenerator) -> CreditStatement {
    let learner = person(Self.learners.randomElement(using: &random)!)
    let code = Self.codes.randomElement(using: &random)!
    let block = BlockReference(code, Bool.random(using: &random) ? "BC01" : "BC02")
    let target = history.entries.dropFirst(4).randomElement(using: &random)!  // the centre stays authorised
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return .learnerTargeted(LearnerTargeted(learner: learner, certification: code))
    case 1: return .learnerWithdrawn(LearnerWithdrawn(learner: learner, certification: code))
    case 2 where Int.random(in: 0..<4, using: &random) == 0:
      return .learnerMerged(LearnerMerged(learner: learner, into: person(Self.learners.randomElement(using: &random)!)))
    case 3: return .ruleStated(RuleStated(certification: code, rule: rule(of: code)))
    case 4, 5:
      return .statementAnnulled(
        StatementAnnulled(target: target.id, learner: target.statement.learners.first, reason: .other))
    case 6, 7: return .certificationAwarded(CertificationAwarded(learner: learner, certification: code, session: "S-1"))
    case 8..<11: return decision(using: &random)
    default:
      return .blockAssessed(
        BlockAssessed(learner: learner, subject: block, centre: "CENTRE-1", route: .vae, outcome: .acquired))
    }
  }

  /// A decision on an assessment as it was made, if one waits.
  private func decision(using random: inout SeededGenerator) -> CreditStatement {
    var pending = PendingDecisions()
    pending.apply(history.entries)
    guard let assessment = pending.list().randomElement(using: &random) else { return enrolled("ada", "RNCP100") }
    return .blockValidated(
      BlockValidated(
        learner: assessment.learner, subject: assessment.subject, assessment: assessment.assessment, session: "S-1",
        decision: Int.random(in: 0..<4, using: &random) == 0 ? .notAcquired : .acquired))
  }

  private func rule(of code: CertificationCode) -> CompositionRule {
    let foreign = CompositionRule.Part.foreignBlock("BC01", of: code == "RNCP100" ? "RNCP200" : "RNCP100")
    guard let rule = try? CompositionRule(need: 1, of: [.block("BC01"), foreign]) else {
      preconditionFailure("a rule of two different parts is one")
    }
    return rule
  }
}
