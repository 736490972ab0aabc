import AcquisCredits
import AcquisCrypto
import AcquisRecords
import AcquisValues

/// What centres, juries and awarding bodies do, right or wrong.
extension Juries {
  @discardableResult
  mutating func assess(
    _ subject: BlockReference, of learner: LearnerID, route: Route = .apprenticeship,
    competences: [AssessedCompetence]? = nil, assessors: [Examiner]? = nil, made: String = "2026-02-16"
  ) throws -> StatementID {
    let assessed = BlockAssessed(
      learner: learner, subject: subject, centre: Juries.centre, route: route, outcome: .acquired,
      competences: competences, assessors: assessors, modality: assessors == nil ? nil : .onSite)
    return try scribe.record(.blockAssessed(assessed), by: [Keys.centre], made: made)
  }

  @discardableResult
  mutating func convene(_ session: SessionID, on day: String) throws -> StatementID {
    let convened = SessionConvened(
      session: session, certification: Juries.certification, day: Day(day)!, place: "Salle inventée",
      chair: Examiner(id: "J-1", capacity: "professional"),
      jurors: [Examiner(id: "J-2", capacity: "trade-union"), Examiner(id: "J-3", capacity: "professional")])
    return try scribe.record(.sessionConvened(convened), by: [Keys.body], made: "2026-02-12")
  }

  mutating func hold(_ session: SessionID, _ present: [PersonID], made: String = "2026-02-25") throws {
    let held = SessionHeld(session: session, certification: Juries.certification, present: present)
    try scribe.record(.sessionHeld(held), by: [Keys.jury], made: made)
  }

  @discardableResult
  mutating func decide(
    _ decision: BlockValidated, by keys: [Ed25519PrivateKey] = [Keys.jury], made: String = "2026-02-25"
  ) throws -> StatementID {
    try scribe.record(.blockValidated(decision), by: keys, made: made)
  }

  /// A new assessment of Ben on the second block, and the jury's decision that he acquired it.
  mutating func decideOnBen(
    in session: SessionID = "JURY-1", competences: [AssessedCompetence]? = nil, assessors: [Examiner]? = nil
  ) throws {
    let assessment = try assess(Juries.second, of: Juries.ben, competences: competences, assessors: assessors)
    try decide(
      BlockValidated(
        learner: Juries.ben, subject: Juries.second, assessment: assessment, session: session, decision: .acquired))
  }

  mutating func decideUnderMinutes(_ decisions: [BlockValidated]) throws -> [StatementID] {
    let made = "2026-02-25"
    let covered = try decisions.map { decision in
      let statement = CreditStatement.blockValidated(decision)
      return try scribe.statement(statement.type, statement.body, made: made)
    }
    let closing = LedgerStatement.minutes(
      Minutes(certification: Juries.certification.text, session: "JURY-1", covering: covered))
    let minutes = try scribe.statement(closing.type, closing.body, made: made)
    try scribe.record(covered.map { ($0, []) } + [(minutes, [Keys.jury])])
    return covered.map(\.id)
  }

  mutating func confirm(_ decision: StatementID, of learner: LearnerID) throws {
    let confirmation = DecisionConfirmed(decision: decision, learner: learner)
    try scribe.record(.decisionConfirmed(confirmation), by: [Keys.body], made: "2026-02-26")
  }

  mutating func lift(_ decision: StatementID, of learner: LearnerID, made: String = "2026-02-27") throws {
    let lifting = ConditionLifted(decision: decision, learner: learner)
    try scribe.record(.conditionLifted(lifting), by: [Keys.body], made: made)
  }

  @discardableResult
  mutating func recognise(
    _ subject: BlockReference, for learner: LearnerID, _ basis: RecognitionBasis, _ statements: [StatementID] = [],
    from origin: CreditRecognised.Origin? = nil, by keys: [Ed25519PrivateKey] = [Keys.body], made: String? = nil
  ) throws -> StatementID {
    let recognised = CreditRecognised(
      learner: learner, subject: subject, basis: basis, statements: statements, origin: origin,
      diploma: basis == .exemption ? "Diplôme inventé" : nil)
    let made = made ?? (basis == .migration ? "2026-02-26" : "2026-02-28")
    return try scribe.record(.creditRecognised(recognised), by: keys, made: made)
  }

  @discardableResult
  mutating func award(
    _ certification: CertificationCode, to learner: LearnerID, by key: Ed25519PrivateKey = Keys.body,
    made: String = "2026-02-27"
  ) throws -> StatementID {
    let awarded = CertificationAwarded(learner: learner, certification: certification, session: "JURY-1")
    return try scribe.record(.certificationAwarded(awarded), by: [key], made: made)
  }

  /// Something of Ada's stops counting.
  mutating func annul(_ target: StatementID, by key: Ed25519PrivateKey) throws {
    let annulment = StatementAnnulled(target: target, learner: Juries.ada, reason: .appeal)
    try scribe.record(.statementAnnulled(annulment), by: [key], made: "2026-03-01")
  }

  /// A document for Ada.
  @discardableResult
  mutating func issue(_ subject: BlockReference, for target: StatementID) throws -> StatementID {
    let document = DocumentIssued(target: target, learner: Juries.ada, subject: subject)
    return try scribe.record(.documentIssued(document), by: [Keys.body], made: "2026-02-28")
  }
}
