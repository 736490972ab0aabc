extension CreditStatement {
  /// The learners whom the statement names; two where ids are merged.
  public var learners: [LearnerID] {
    switch self {
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
    case .decisionConfirmed(let statement): [statement.learner]
    case .conditionLifted(let statement): [statement.learner]
    case .creditRecognised(let statement): [statement.learner]
    case .recognitionSuspended(let statement): [statement.learner]
    case .documentIssued(let statement): [statement.learner]
    case .certificationRegistered, .blockDescribed, .partnersListed, .ruleStated, .centreAuthorised, .policyStated,
      .sessionConvened, .sessionHeld, .blocksShared, .intermediateDeclared, .correspondenceListed:
      []
    }
  }

  /// The certifications that the statement names as its subject; several where a centre is authorised or blocks are the
  /// same.
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
    case .learnerIdentified, .learnerMerged, .learnerErased, .statementAnnulled, .decisionConfirmed, .conditionLifted,
      .recognitionSuspended:
      []
    case .trainingFollowed(let statement): [statement.certification]
    case .blockAssessed(let statement): [statement.subject.certification]
    case .blockValidated(let statement): [statement.subject.certification]
    case .certificationAwarded(let statement): [statement.certification]
    case .policyStated(let statement): [statement.certification]
    case .sessionConvened(let statement): [statement.certification]
    case .sessionHeld(let statement): [statement.certification]
    case .creditRecognised(let statement): [statement.subject.certification]
    case .blocksShared(let statement): statement.blocks.map(\.certification)
    case .intermediateDeclared(let statement): [statement.block.certification, statement.certification]
    case .correspondenceListed(let statement): [statement.certification]
    case .documentIssued(let statement): [statement.subject.certification]
    }
  }
}
