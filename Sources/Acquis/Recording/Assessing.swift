public import AcquisCredits
import AcquisCrypto
import AcquisIdentities
public import AcquisNotes
public import AcquisStore
public import AcquisValues

/// An assessment on its way into the ledger.
public struct Assessment: Sendable {
  let learner: LearnerID
  let subject: BlockReference
  let centre: CentreID
  let route: Route
  let outcome: Outcome
  let evidence: [String]
  /// Who assessed, under pseudonyms.
  public var assessors: [Examiner] = []
  /// What was found of each competence.
  public var competences: [AssessedCompetence] = []
  /// How.
  public var modality: Modality?

  /// An assessment. `evidence`: paths of files, to which only commitments are recorded.
  public init(
    learner: LearnerID, subject: BlockReference, centre: CentreID, route: Route, outcome: Outcome, evidence: [String]
  ) {
    self.learner = learner
    self.subject = subject
    self.centre = centre
    self.route = route
    self.outcome = outcome
    self.evidence = evidence
  }
}

extension LedgerSession {
  /// The largest file of evidence, 4 GiB: it is hashed in pieces.
  private static let evidenceLimit = 4 << 30

  /// The digests of files of evidence, each under the field of its place. Throws ``Problem`` where one cannot be read.
  func digests(of evidence: [String]) throws(Problem) -> [(field: CommittedField, value: String)] {
    var values: [(field: CommittedField, value: String)] = []
    for path in evidence {
      values.append((.evidence(values.count), try SmallFile.digest(path, limit: LedgerSession.evidenceLimit).hex))
    }
    return values
  }

  /// Records an assessment; the digests of the evidence go into the vault first. Throws ``Problem``.
  public func assess(
    _ assessment: Assessment, made: Day, id: StatementID, signers: [SignerKey] = []
  ) async throws(Problem) -> Acknowledgement {
    let isRetry = try await isRecorded(id)
    let committed = try commit(
      try digests(of: assessment.evidence), subject: subject(assessment.learner), statement: id, isRetry: isRetry)
    let statement = BlockAssessed(
      learner: assessment.learner, subject: assessment.subject, centre: assessment.centre, route: assessment.route,
      outcome: assessment.outcome, evidence: committed.isEmpty ? nil : committed.map(\.fingerprint),
      competences: assessment.competences.isEmpty ? nil : assessment.competences,
      assessors: assessment.assessors.isEmpty ? nil : assessment.assessors, modality: assessment.modality)
    let draft = try Draft(.blockAssessed(statement), made: made, id: id)
    if !isRetry, !committed.isEmpty { try await writer.rehearse([draft], signers: signers) }
    try store(committed, subject: subject(assessment.learner), statement: id, unless: isRetry)
    return try await writer.record([draft], signers: signers)[0]
  }

  /// Authorises a centre to assess; its name goes into the vault first. Throws ``Problem``.
  public func authorise(
    _ centre: CentreID, name: String, for certifications: [CertificationCode], period: Period, made: Day,
    id: StatementID, signers: [SignerKey] = []
  ) async throws(Problem) -> Acknowledgement {
    let isRetry = try await isRecorded(id)
    let subject = SubjectID(.organisation, centre.text)!
    let committed = try commit([(.centreName, name)], subject: subject, statement: id, isRetry: isRetry)
    let statement = CentreAuthorised(
      centre: centre, name: committed[0].fingerprint, certifications: certifications, period: period)
    let draft = try Draft(.centreAuthorised(statement), made: made, id: id)
    if !isRetry { try await writer.rehearse([draft], signers: signers) }
    try store(committed, subject: subject, statement: id, unless: isRetry)
    return try await writer.record([draft], signers: signers)[0]
  }
}
