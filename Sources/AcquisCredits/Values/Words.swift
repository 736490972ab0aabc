/// The register in which a certification stands.
public enum Register: String, CaseIterable, Sendable {
  /// The national directory of vocational qualifications (*répertoire national des certifications professionnelles*).
  case rncp
  /// The specific directory (*répertoire spécifique*), whose certifications have no blocks.
  case rs
  /// Neither.
  case other
}

/// The route by which a learner comes to an assessment (*voie d'accès*).
public enum Route: String, CaseIterable, Sendable {
  /// School or university.
  case initialTraining = "initial-training"
  /// Apprenticeship contract.
  case apprenticeship
  /// Adults' training.
  case continuingTraining = "continuing-training"
  /// Professionalisation contract.
  case professionalisationContract = "professionalisation-contract"
  /// Individual candidate.
  case individual
  /// Validation of experience (*validation des acquis de l'expérience*).
  case vae
}

/// What an assessment found.
public enum Outcome: String, CaseIterable, Sendable {
  /// The competences were shown.
  case acquired
  /// They were not.
  case notAcquired = "not-acquired"
}

/// What a jury decided on an assessment. It need not follow the assessment's outcome.
public enum Decision: String, CaseIterable, Sendable {
  /// The block is acquired, for life.
  case acquired
  /// It is not.
  case notAcquired = "not-acquired"
}

/// Why a statement stops counting.
public enum AnnulmentReason: String, CaseIterable, Sendable {
  /// It was written by mistake.
  case clericalError = "clerical-error"
  /// It was obtained by fraud.
  case fraud
  /// An appeal was allowed.
  case appeal
  /// The procedure was not followed.
  case procedure
  /// Anything else.
  case other
}

/// What a partner of the awarding body may do for a certification.
public enum PartnerScope: String, CaseIterable, Sendable {
  /// Organise assessment.
  case organise
  /// Train.
  case train
  /// Both.
  case both

  /// Whether the partner may organise assessment.
  public var mayAssess: Bool { self != .train }
}
