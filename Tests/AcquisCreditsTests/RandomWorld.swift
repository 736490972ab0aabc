import AcquisCredits
import AcquisJSON
import AcquisValues

/// A small world in which random statements are often plausible: few names, so that they meet again.
struct RandomWorld {
  private(set) var state = CreditState()
  private(set) var ledger: [RecordedStatement] = []
  private var random: Seeded
  private var number = 0

  init(seed: Int) { random = Seeded(seed) }

  /// Records up to three statements that are allowed.
  mutating func recordBatch() {
    state.beginBatch()
    for _ in 0..<3 {
      let candidate = candidate()
      guard state.refusal(of: candidate.statement, made: candidate.made) == nil else { continue }
      state.apply(candidate.statement, id: candidate.id, made: candidate.made)
      ledger.append(candidate)
    }
  }

  /// What a store gives for these queries, by type and tag alone.
  func read(_ queries: Set<ContextQuery>) -> [RecordedStatement] {
    ledger.filter { recorded in
      queries.contains { query in
        switch query {
        case .statement(let id): recorded.id == id
        case .statements(let types, let tags):
          types.contains(recorded.statement.type) && tags.isSubset(of: Self.tags(of: recorded.statement.body))
        }
      }
    }
  }

  /// The tags of SPEC §9.3.
  private static func tags(of body: JSONObject) -> Set<ContextTag> {
    let names = ["learner", "certification", "block", "centre", "session", "statement", "key", "organisation"]
    var tags: Set<ContextTag> = []
    for name in names {
      for text in (body[name]?.array ?? body[name].map { [$0] } ?? []).compactMap(\.string) {
        tags.insert(ContextTag(name, text))
      }
    }
    return tags
  }

  /// A statement that may come next, or may not.
  mutating func candidate() -> RecordedStatement {
    number += 1
    let statement = Int.random(in: 0..<3, using: &random) == 0 ? reference() : credit()
    let made = day("2026-0\(Int.random(in: 1...4, using: &random))-01")
    return RecordedStatement(statement, id: id("\(number)"), made: made)
  }
}

extension RandomWorld {
  private mutating func pick<Value>(_ values: [Value]) -> Value {
    guard let value = values.randomElement(using: &random) else { preconditionFailure("nothing to pick from") }
    return value
  }

  /// The id of a recorded statement of one of these types, if there is one; now and then of any.
  private mutating func recorded(_ types: String...) -> StatementID {
    let matching = ledger.filter { types.contains($0.statement.type) }.map(\.id)
    if !matching.isEmpty, Int.random(in: 0..<8, using: &random) > 0 { return pick(matching) }
    return ledger.isEmpty ? id("none") : pick(ledger.map(\.id))
  }

  private mutating func certification() -> CertificationCode { pick(["RNCP100", "RNCP200", "RS300"]) }
  private mutating func learner() -> LearnerID { person(pick(["ada", "bob", "cyd", "dan", "eve", "fay"])) }
  private mutating func block() -> BlockCode { pick(["BC01", "BC02", "exam"]) }
  private mutating func centre() -> CentreID { pick(["CENTRE-1", "CENTRE-2"]) }

  private mutating func period() -> Period {
    Period(from: pick([nil, day("2026-02-01")]), until: pick([nil, day("2026-03-31")]))
  }

  private mutating func subject() -> BlockReference {
    let certification = certification()
    let isWhole = certification == "RS300" ? Int.random(in: 0..<6, using: &random) > 0 : false
    return BlockReference(certification, isWhole || Int.random(in: 0..<8, using: &random) == 0 ? nil : block())
  }

  private mutating func reference() -> CreditStatement {
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<3: return .certificationRegistered(registration())
    case 3:
      let (registration, certification) = newestRegistration()
      return .blockDescribed(
        BlockDescribed(registration: registration, certification: certification, block: block(), title: "Example"))
    case 4, 5:
      let partner = PartnersListed.Partner(centre: centre(), scope: pick(PartnerScope.allCases), period: period())
      let (registration, certification) = newestRegistration()
      return .partnersListed(
        PartnersListed(registration: registration, certification: certification, partners: [partner]))
    case 6, 7: return .ruleStated(RuleStated(certification: certification(), rule: rule()))
    default:
      return .centreAuthorised(
        CentreAuthorised(
          centre: centre(), name: fingerprint, certifications: pick([["RNCP100"], ["RNCP200", "RS300"]]),
          period: period()))
    }
  }

  /// Mostly the newest registration with its certification, else any with any.
  private mutating func newestRegistration() -> (StatementID, CertificationCode) {
    let newest = ledger.last { $0.statement.type == "certification-registered" }
    guard let newest, Int.random(in: 0..<6, using: &random) > 0 else {
      return (recorded("certification-registered"), certification())
    }
    return (newest.id, newest.statement.certifications[0])
  }

  private mutating func registration() -> CertificationRegistered {
    let certification = certification()
    let blocks: [BlockCode] =
      certification == "RS300" ? pick([[], [], ["BC01"]]) : pick([["BC01", "BC02"], ["BC01"]])
    return CertificationRegistered(
      certification: certification, title: "Example", register: certification == "RS300" ? .rs : .rncp, blocks: blocks,
      bodies: [.init(id: pick(["BODY-1", "BODY-2"]), name: "Example Body")], source: fingerprint)
  }

  private mutating func rule() -> CompositionRule {
    let other = CompositionRule.Part.foreignBlock("BC01", of: certification())
    let parts: [CompositionRule.Part] = [.block(block()), other, .requirement("exam", label: "Exam")]
    guard
      let rule = try? CompositionRule(
        need: Int.random(in: 1...2, using: &random), of: Array(parts.shuffled(using: &random).prefix(2)))
    else { preconditionFailure("a rule of two different parts is one") }
    return rule
  }

  private mutating func credit() -> CreditStatement {
    switch Int.random(in: 0..<30, using: &random) {
    case 0..<4: .learnerEnrolled(LearnerEnrolled(learner: learner(), certification: certification()))
    case 4: .learnerTargeted(LearnerTargeted(learner: learner(), certification: certification()))
    case 5: .learnerWithdrawn(LearnerWithdrawn(learner: learner(), certification: certification()))
    case 6: .learnerIdentified(LearnerIdentified(learner: learner(), identity: Identity()))
    case 7: .learnerMerged(LearnerMerged(learner: learner(), into: learner()))
    case 8: Int.random(in: 0..<4, using: &random) == 0 ? .learnerErased(LearnerErased(learner: learner())) : award()
    case 9, 10:
      .trainingFollowed(
        TrainingFollowed(learner: learner(), certification: certification(), block: block(), module: "Example"))
    case 11..<17:
      .blockAssessed(
        BlockAssessed(
          learner: learner(), subject: subject(), centre: centre(), route: .vae, outcome: pick(Outcome.allCases)))
    case 17..<24: validation()
    case 24..<27: award()
    default: annulment()
    }
  }

  private mutating func award() -> CreditStatement {
    .certificationAwarded(CertificationAwarded(learner: learner(), certification: certification(), session: "S-1"))
  }

  /// Mostly a decision on an assessment as it was made.
  private mutating func validation() -> CreditStatement {
    let target = recorded("block-assessed", "block-assessed", "training-followed")
    var (learner, subject) = (learner(), subject())
    for recorded in ledger where recorded.id == target {
      guard case .blockAssessed(let assessment) = recorded.statement else { continue }
      if Int.random(in: 0..<4, using: &random) > 0 { learner = assessment.learner }
      if Int.random(in: 0..<6, using: &random) > 0 { subject = assessment.subject }
    }
    return .blockValidated(
      BlockValidated(
        learner: learner, subject: subject, assessment: target, session: "S-1",
        decision: pick([.acquired, .acquired, .notAcquired])))
  }

  private mutating func annulment() -> CreditStatement {
    let target = recorded(
      "block-assessed", "block-validated", "certification-awarded", "training-followed", "rule-stated",
      "centre-authorised")
    let named = ledger.first { $0.id == target }?.statement.learners.first
    let isRight = Int.random(in: 0..<4, using: &random) > 0
    return .statementAnnulled(
      StatementAnnulled(target: target, learner: isRight ? named : learner(), reason: .other))
  }
}
