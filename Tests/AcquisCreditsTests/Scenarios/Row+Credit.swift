import AcquisCredits
import AcquisValues

/// What is said of credit: training, assessments, decisions, recognitions, awards, documents, annulments.
extension Row {
  func creditStatement() -> CreditStatement? {
    switch verb {
    case "train": .trainingFollowed(training)
    case "assess": .blockAssessed(assessment)
    case "validate": .blockValidated(validation)
    case "recognise": .creditRecognised(recognition)
    case "award":
      .certificationAwarded(
        CertificationAwarded(learner: learner(1), certification: subject(required(2)).certification, session: session))
    case "document":
      .documentIssued(
        DocumentIssued(target: statementID(1), learner: learner(2), subject: subject(required(3))))
    case "annul":
      .statementAnnulled(
        StatementAnnulled(
          target: statementID(0), learner: required(1) == "-" ? nil : learner(1), reason: .appeal))
    default: nil
    }
  }

  func statementID(_ index: Int) -> StatementID { AcquisCreditsTests.id(required(index)) }

  private var session: SessionID { SessionID(stringLiteral: option("session") ?? "S-1") }

  private var training: TrainingFollowed {
    let subject = subject(required(2))
    return TrainingFollowed(
      learner: learner(1), certification: subject.certification, block: subject.block ?? "none", module: "Example",
      trainer: option("trainer").map { PersonID(stringLiteral: $0) })
  }

  private var assessment: BlockAssessed {
    let outcomes: [(String, Outcome)] = [("shown", .acquired), ("lacking", .notAcquired)]
    let competences = outcomes.flatMap { option, outcome in
      list(option).map { AssessedCompetence(CompetenceID(stringLiteral: $0), outcome) }
    }
    let assessors = list("by").map(Row.examiner)
    return BlockAssessed(
      learner: learner(1), subject: subject(required(2)), centre: CentreID(stringLiteral: required(3)),
      route: option("route").map { Route(rawValue: $0)! } ?? .vae,
      outcome: word(4).map { Outcome(rawValue: $0)! } ?? .acquired,
      competences: competences.isEmpty ? nil : competences, assessors: assessors.isEmpty ? nil : assessors,
      modality: option("modality").map { Modality(rawValue: $0)! })
  }

  private var validation: BlockValidated {
    let assessments = Self.list(required(3)).map { AcquisCreditsTests.id($0) }
    let decision = Decision(rawValue: required(4))!
    return BlockValidated(
      learner: learner(1), subject: subject(required(2)), assessment: assessments.first,
      further: assessments.count > 1 ? Array(assessments.dropFirst()) : nil, session: session, decision: decision,
      condition: decision == .conditional ? "First-aid certificate to be shown" : nil)
  }

  private var recognition: CreditRecognised {
    let (basis, on) = (RecognitionBasis(rawValue: required(3))!, required(4))
    let (learner, subject) = (learner(1), subject(required(2)))
    switch basis {
    case .exemption:
      return CreditRecognised(learner: learner, subject: subject, basis: basis, diploma: on)
    case .transfer:
      let parts = on.split(separator: ":").map(String.init)
      let ledger = Fingerprint(String(repeating: parts[0], count: 64))!
      return CreditRecognised(
        learner: learner, subject: subject, basis: basis, statements: [AcquisCreditsTests.id(parts[1])],
        origin: .init(name: "other.example/acquis", ledger: ledger, leaf: fingerprint))
    case .equivalence, .migration:
      return CreditRecognised(
        learner: learner, subject: subject, basis: basis, statements: Self.list(on).map { AcquisCreditsTests.id($0) })
    }
  }
}
