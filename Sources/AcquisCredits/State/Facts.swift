import AcquisValues

/// What the state remembers of a statement that can be annulled. Each stands by itself: in the slots of a table, of which not
/// all are in use, all would take as much as the largest.
indirect enum Fact: Sendable {
  case training(TrainingFact)
  case assessment(AssessmentFact)
  case validation(ValidationFact)
  case award(AwardFact)
  case authorisation(CentreAuthorised)
  case rule(RuleFact)
  case policy(PolicyFact)
  case session(SessionConvened)
  case attendance(SessionHeld)
  case recognition(RecognitionFact)
  case shared(SharedFact)
  case intermediate(IntermediateDeclared)
  /// A confirmation, a lifting or a document: it rests on its target.
  case followUp(FollowUpFact)
  /// A suspension: what it suspends does not carry it.
  case suspension(FollowUpFact)

  /// The learner whom the statement names, if it names one.
  var learner: LearnerID? {
    switch self {
    case .training(let fact): fact.learner
    case .assessment(let fact): fact.learner
    case .validation(let fact): fact.learner
    case .award(let fact): fact.learner
    case .recognition(let fact): fact.learner
    case .followUp(let fact), .suspension(let fact): fact.learner
    case .authorisation, .rule, .policy, .session, .attendance, .shared, .intermediate: nil
    }
  }

  /// When it was made, of those whose day bounds what follows them.
  var made: Day? {
    switch self {
    case .assessment(let fact): fact.made
    case .validation(let fact): fact.made
    case .award(let fact): fact.made
    case .recognition(let fact): fact.made
    default: nil
    }
  }

  /// What a document about it is about.
  var subject: BlockReference? {
    switch self {
    case .validation(let fact): fact.subject
    case .recognition(let fact): fact.subject
    case .award(let fact): BlockReference(fact.certification, nil)
    default: nil
    }
  }
}

extension Fact {
  /// The certifications whose awarding bodies speak for the statement.
  var awarded: [CertificationCode] {
    switch self {
    case .training, .assessment, .validation, .attendance, .suspension: []
    case .award(let fact): [fact.certification]
    case .authorisation(let statement): statement.certifications
    case .rule(let fact): [fact.statement.certification]
    case .policy(let fact): [fact.statement.certification]
    case .session(let statement): [statement.certification]
    case .recognition(let fact): [fact.subject.certification]
    case .shared(let fact): fact.statement.blocks.map(\.certification)
    case .intermediate(let statement): [statement.block.certification, statement.certification]
    case .followUp(let fact): fact.certification.map { [$0] } ?? []
    }
  }
}

struct TrainingFact: Sendable {
  let learner: LearnerID
  let trainer: PersonID?
}

struct AssessmentFact: Sendable {
  let learner: LearnerID
  let subject: BlockReference
  let centre: CentreID
  let assessors: [Examiner]
  let competences: [AssessedCompetence]
  let made: Day
}

struct ValidationFact: Sendable {
  let learner: LearnerID
  let subject: BlockReference
  let assessments: [StatementID]
  let decision: Decision
  /// Whether the policy of its position asks for a confirmation.
  let needsConfirmation: Bool
  let made: Day
}

struct AwardFact: Sendable {
  let learner: LearnerID
  /// What the certification was made of when it was awarded: later rules do not touch an award.
  let composition: Composition?
  /// How long credit could be used when it was awarded, and until when the certification was registered.
  let usability: UsabilityWindow
  let certification: CertificationCode
  let made: Day
  /// How many statements stand before it.
  let order: Int
}

struct PolicyFact: Sendable {
  let statement: PolicyStated
  let made: Day
}

struct RuleFact: Sendable {
  let statement: RuleStated
  let made: Day
  /// How many statements stand before it.
  let order: Int
}

struct RecognitionFact: Sendable {
  let learner: LearnerID
  let subject: BlockReference
  /// The credit of this ledger on which it rests; none for an exemption or a transfer.
  let supports: [StatementID]
  let transfer: TransferKey?
  let made: Day
}

struct SharedFact: Sendable {
  let statement: BlocksShared
  let made: Day
}

struct FollowUpFact: Sendable {
  let target: StatementID
  let learner: LearnerID
  /// The certification whose awarding bodies speak for it: that of its target, or its own where it names one.
  let certification: CertificationCode?
  let made: Day
}

/// A decision of another ledger: it is recognised once.
struct TransferKey: Hashable, Sendable {
  let ledger: Fingerprint
  let statement: StatementID

  init?(_ recognition: CreditRecognised) {
    guard let origin = recognition.origin, let statement = recognition.statements.first else { return nil }
    ledger = origin.ledger
    self.statement = statement
  }
}

/// Sessions are known by certification and id: two certifications may use the same id.
struct SessionKey: Hashable, Sendable {
  let certification: CertificationCode
  let session: SessionID
}

/// What is known of one certification.
struct CertificationFile: Sendable {
  var newest: CertificationRegistered?
  var registration: StatementID?
  /// The blocks of the newest registration and of all earlier ones.
  var blocks: Set<BlockCode> = []
  /// In the order recorded.
  var rules: [StatementID] = []
  /// In the order recorded.
  var policies: [StatementID] = []
  /// The declarations that a block generates it, in the order recorded.
  var generators: [StatementID] = []
  /// The declarations that its blocks are those of others.
  var shared: [StatementID] = []
  /// Of the newest registration only.
  var partners: [CentreID: [PartnersListed.Partner]] = [:]
}

/// What is known of one learner.
struct LearnerFile: Sendable {
  var isEnrolled = false
  var isErased = false
  var mergedInto: LearnerID?
  /// The ids merged into this one, directly.
  var merged: [LearnerID] = []
  var targets: [CertificationCode: Target] = [:]
  /// How many statements stood before the newest that aimed at a certification, given up or not.
  var begun: [CertificationCode: Int] = [:]
  var validations: [StatementID] = []
  var recognitions: [StatementID] = []
  /// The validations and recognitions on each subject.
  var bySubject: [BlockReference: [StatementID]] = [:]
  var awards: [StatementID] = []
  /// Assessors and trainers of the learner, with the statements that say so.
  var companions: [(person: PersonID, statement: StatementID)] = []

  /// What is aimed at of a certification.
  struct Target: Sendable {
    /// Some blocks; `nil`: the whole.
    let blocks: [BlockCode]?
  }
}
