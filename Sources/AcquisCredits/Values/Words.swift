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

/// What a jury decided. It need not follow the assessment's outcome.
public enum Decision: String, CaseIterable, Sendable {
  /// The block is acquired, for life.
  case acquired
  /// It is not.
  case notAcquired = "not-acquired"
  /// It will be, once a condition is lifted (*sous réserve*). Rules 2.
  case conditional
  /// The candidate did not come; nothing is decided on the assessment. Rules 2.
  case absent
  /// The candidate was excused; nothing is decided on the assessment. Rules 2.
  case excused

  /// The decisions that a jury can take under `rules`.
  public static func cases(under rules: Rules) -> [Decision] {
    rules < .two ? [.acquired, .notAcquired] : allCases
  }

  /// Whether the assessment is settled by it.
  public var settles: Bool { self != .absent && self != .excused }
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

/// For whom a certification is made: the three levels of the social partners' founding text.
public enum Scope: String, CaseIterable, Sendable {
  /// One branch (*CQP*).
  case branch
  /// Several branches (*CQPI*).
  case interBranch = "inter-branch"
  /// All (*interprofessionnel*, such as the *Socle*).
  case interprofessional
}

/// How a learner was assessed (*modalité de passage*).
public enum Modality: String, CaseIterable, Sendable {
  /// In presence.
  case onSite = "on-site"
  /// At a distance.
  case remote
  /// Both.
  case mixed
}

/// On what a recognition rests.
public enum RecognitionBasis: String, CaseIterable, Sendable {
  /// Credit of this ledger, held to be equivalent.
  case equivalence
  /// Another diploma, which exempts from the block.
  case exemption
  /// Credit of another ledger, proven by its record.
  case transfer
  /// Credit of the certification that this one renews.
  case migration
}
