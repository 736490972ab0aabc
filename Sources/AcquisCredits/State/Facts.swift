import AcquisValues

/// What the state remembers of a statement that can be annulled.
enum Fact: Sendable {
  case training(TrainingFact)
  case assessment(AssessmentFact)
  case validation(ValidationFact)
  case award(AwardFact)
  case authorisation(CentreAuthorised)
  case rule(RuleStated)

  /// The learner whom the statement names, if it names one.
  var learner: LearnerID? {
    switch self {
    case .training(let fact): fact.learner
    case .assessment(let fact): fact.learner
    case .validation(let fact): fact.learner
    case .award(let fact): fact.learner
    case .authorisation, .rule: nil
    }
  }
}

extension Fact {
  /// The certifications whose awarding bodies speak for the statement.
  var awarded: [CertificationCode] {
    switch self {
    case .training, .assessment, .validation: []
    case .award(let fact): [fact.certification]
    case .authorisation(let statement): statement.certifications
    case .rule(let statement): [statement.certification]
    }
  }
}

struct TrainingFact: Sendable {
  let learner: LearnerID
}

struct AssessmentFact: Sendable {
  let learner: LearnerID
  let subject: BlockReference
  let centre: CentreID
  let made: Day
}

struct ValidationFact: Sendable {
  let learner: LearnerID
  let subject: BlockReference
  let assessment: StatementID
  let decision: Decision
  let made: Day
}

struct AwardFact: Sendable {
  let learner: LearnerID
  /// What the certification was made of when it was awarded: later rules do not touch an award.
  let composition: Composition?
  let certification: CertificationCode
  let made: Day
}

/// What is known of one certification.
struct CertificationFile: Sendable {
  var newest: CertificationRegistered?
  var registration: StatementID?
  /// The blocks of the newest registration and of all earlier ones.
  var blocks: Set<BlockCode> = []
  /// In the order recorded.
  var rules: [StatementID] = []
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
  var targets: Set<CertificationCode> = []
  var validations: [StatementID] = []
  var awards: [StatementID] = []
}
