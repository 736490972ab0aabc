import AcquisCredits
import AcquisValues

/// Statements about learners and their credit, at random.
extension RandomWorld {
  mutating func credit() -> CreditStatement {
    switch Int.random(in: 0..<48, using: &random) {
    case 0..<4:
      .learnerEnrolled(LearnerEnrolled(learner: learner(), certification: certification(), blocks: blocks()))
    case 4: .learnerTargeted(LearnerTargeted(learner: learner(), certification: certification(), blocks: blocks()))
    case 5: .learnerWithdrawn(LearnerWithdrawn(learner: learner(), certification: certification()))
    case 6: .learnerIdentified(LearnerIdentified(learner: learner(), identity: Identity()))
    case 7: .learnerMerged(LearnerMerged(learner: learner(), into: learner()))
    case 8: oneIn(4) ? .learnerErased(LearnerErased(learner: learner())) : award()
    case 9, 10: training()
    case 11..<18: assessment()
    case 18..<27: validation()
    case 27..<31: award()
    case 31..<34: annulment()
    case 34..<38: recognition()
    default: jury()
    }
  }

  private mutating func blocks() -> [BlockCode]? { rarely(4) { [$0.block()] } }

  private mutating func training() -> CreditStatement {
    .trainingFollowed(
      TrainingFollowed(
        learner: learner(), certification: certification(), block: block(), module: "Example",
        trainer: rarely(2) { $0.someone() }))
  }

  private mutating func assessment() -> CreditStatement {
    .blockAssessed(
      BlockAssessed(
        learner: learner(), subject: subject(), centre: centre(), route: pick([.vae, .vae, .apprenticeship]),
        outcome: pick(Outcome.allCases),
        competences: rarely(2) {
          [AssessedCompetence("C1", $0.pick(Outcome.allCases)), AssessedCompetence("C2", $0.pick(Outcome.allCases))]
        },
        assessors: rarely(3) { [$0.examiner()] }, modality: rarely(3) { $0.pick(Modality.allCases) }))
  }

  private mutating func award() -> CreditStatement {
    .certificationAwarded(
      CertificationAwarded(learner: learner(), certification: certification(), session: session()))
  }

  /// Mostly a decision on an assessment as it was made.
  private mutating func validation() -> CreditStatement {
    let target = recorded("block-assessed", "training-followed")
    var (learner, subject) = (learner(), subject())
    if case .blockAssessed(let assessment)? = target?.statement {
      if !oneIn(6) { learner = state.survivor(of: assessment.learner) }
      if !oneIn(6) { subject = assessment.subject }
    }
    let decision: Decision = pick([.acquired, .acquired, .acquired, .notAcquired, .conditional, .absent, .excused])
    return .blockValidated(
      BlockValidated(
        learner: learner, subject: subject, assessment: decision.settles || oneIn(2) ? target?.id ?? id("none") : nil,
        further: rarely(8) { [$0.recorded("block-assessed")?.id ?? id("none")] }, session: session(),
        decision: decision,
        condition: decision == .conditional ? "Example condition" : nil))
  }

  private mutating func recognition() -> CreditStatement {
    let basis = pick(RecognitionBasis.allCases)
    let target = recorded("block-validated", "credit-recognised")
    let named = target?.statement.learners.first.map { state.survivor(of: $0) }
    let statement = basis == .transfer ? id("x\(Int.random(in: 0..<3, using: &random))") : target?.id ?? id("none")
    return .creditRecognised(
      CreditRecognised(
        learner: oneIn(4) ? learner() : named ?? learner(), subject: subject(), basis: basis,
        statements: basis == .exemption ? [] : [statement],
        origin: basis == .transfer ? .init(name: "other.example/acquis", ledger: fingerprint, leaf: fingerprint) : nil,
        diploma: basis == .exemption ? "Example diploma" : nil))
  }

  private mutating func annulment() -> CreditStatement {
    let target = recorded(pick(Self.annullable))
    let named = target?.statement.learners.first
    return .statementAnnulled(
      StatementAnnulled(target: target?.id ?? id("none"), learner: oneIn(4) ? learner() : named, reason: .other))
  }

  private static let annullable = [
    "training-followed", "block-assessed", "block-validated", "certification-awarded", "centre-authorised",
    "rule-stated", "policy-stated", "session-convened", "session-held", "decision-confirmed", "condition-lifted",
    "credit-recognised", "recognition-suspended", "blocks-shared", "intermediate-declared", "document-issued",
  ]
}
