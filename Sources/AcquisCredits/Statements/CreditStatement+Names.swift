extension CreditStatement {
  /// The learners whom the statement names; two where ids are merged.
  public var learners: [LearnerID] {
    switch self {
    case .certificationRegistered, .blockDescribed, .partnersListed, .ruleStated, .centreAuthorised: []
    case .learnerEnrolled(let statement): [statement.learner]
    case .learnerTargeted(let statement): [statement.learner]
    case .learnerWithdrawn(let statement): [statement.learner]
    case .learnerIdentified(let statement): [statement.learner]
    case .learnerMerged(let statement): [statement.learner, statement.into]
    case .learnerErased(let statement): [statement.learner]
    case .trainingFollowed(let statement): [statement.learner]
    case .blockAssessed(let statement): [statement.learner]
    case .blockValidated(let statement): [statement.learner]
    case .certificationAwarded(let statement): [statement.learner]
    case .statementAnnulled(let statement): statement.learner.map { [$0] } ?? []
    }
  }

  /// The certifications that the statement names as its subject; several where a centre is authorised.
  public var certifications: [CertificationCode] {
    switch self {
    case .certificationRegistered(let statement): [statement.certification]
    case .blockDescribed(let statement): [statement.certification]
    case .partnersListed(let statement): [statement.certification]
    case .ruleStated(let statement): [statement.certification]
    case .centreAuthorised(let statement): statement.certifications
    case .learnerEnrolled(let statement): [statement.certification]
    case .learnerTargeted(let statement): [statement.certification]
    case .learnerWithdrawn(let statement): [statement.certification]
    case .learnerIdentified, .learnerMerged, .learnerErased, .statementAnnulled: []
    case .trainingFollowed(let statement): [statement.certification]
    case .blockAssessed(let statement): [statement.subject.certification]
    case .blockValidated(let statement): [statement.subject.certification]
    case .certificationAwarded(let statement): [statement.certification]
    }
  }
}
