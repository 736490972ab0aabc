public import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Scribe {
  /// Records a statement about credit.
  @discardableResult
  mutating func record(
    _ statement: CreditStatement, by signers: [Ed25519PrivateKey] = [Keys.op], made: String = "2026-01-08"
  ) throws -> StatementID {
    try record(statement.type, statement.body, by: signers, made: made)
  }
}

/// What rules 2 add, right or wrong.
extension Story {
  /// The story raised to rules 2:
  ///
  /// | seq | statement |
  /// |---|---|
  /// | 20 | rules 2 are in force |
  /// | 21 | RNCP1 asks for convened sessions, one member present and 60 % of the competences |
  /// | 22–23 | the session S2 is convened, and held with J1 present |
  static let raised = try! {
    var story = Story.full
    try story.scribe.record(.versionChanged(format: 1, rules: 2))
    let compensation = Policy.Compensation(percent: 60, isSovereign: false)
    try story.state(Policy(quorum: 1, needsSession: true, needsRegistration: true, compensation: compensation))
    try story.convene("S2")
    try story.hold("S2", ["J1"])
    return story
  }()

  static let adaID = LearnerID(ada)!
  static let benID = LearnerID(ben)!
  static let fingerprint = Fingerprint(String(repeating: "5a", count: 32))!

  /// A certification of the same body, registered by data alone.
  @discardableResult
  mutating func register(
    _ code: CertificationCode, _ blocks: [BlockCode] = ["BC1"], until: String? = nil, after: [CertificationCode] = []
  ) throws -> StatementID {
    try scribe.record(
      .certificationRegistered(
        CertificationRegistered(
          certification: code, title: "Invented certification", register: .rncp, blocks: blocks,
          bodies: [.init(id: "ORG1", name: "Invented Body")], period: Period(until: until.flatMap { Day($0) }),
          finalAward: until.flatMap { Day($0) }, predecessors: after, source: Story.fingerprint)), made: "2026-01-05")
  }

  @discardableResult
  mutating func state(_ policy: Policy, of code: CertificationCode = "RNCP1") throws -> StatementID {
    try scribe.record(
      .policyStated(PolicyStated(certification: code, policy: policy)), by: [Keys.body], made: "2026-01-05")
  }

  @discardableResult
  mutating func convene(
    _ session: SessionID, of code: CertificationCode = "RNCP1", on day: String = "2026-01-07"
  ) throws -> StatementID {
    let convened = SessionConvened(
      session: session, certification: code, day: Day(day)!, place: "Invented hall",
      chair: Examiner(id: "J1", capacity: "professional"), jurors: [Examiner(id: "J2", capacity: "trade-union")])
    return try scribe.record(.sessionConvened(convened), by: [Keys.body], made: "2026-01-05")
  }

  /// A jury's key speaks for RNCP1 alone; of others the operator says it.
  @discardableResult
  mutating func hold(
    _ session: SessionID, of code: CertificationCode = "RNCP1", _ present: [PersonID], made: String = "2026-01-08"
  ) throws -> StatementID {
    let held = SessionHeld(session: session, certification: code, present: present)
    return try scribe.record(.sessionHeld(held), by: [code == "RNCP1" ? Keys.jury : Keys.op], made: made)
  }

  /// C1 assesses.
  mutating func examine(
    _ subject: BlockReference, of learner: LearnerID = adaID, route: Route = .vae,
    competences: [AssessedCompetence]? = nil, assessors: [Examiner]? = nil
  ) throws -> StatementID {
    let assessed = BlockAssessed(
      learner: learner, subject: subject, centre: "C1", route: route, outcome: .acquired, competences: competences,
      assessors: assessors)
    return try scribe.record(.blockAssessed(assessed), by: [Keys.centre], made: "2026-01-06")
  }

  /// A jury decides, in S2 unless another session is named.
  @discardableResult
  mutating func decide(
    _ decision: Decision = .acquired, on subject: BlockReference, _ assessment: StatementID?,
    further: [StatementID]? = nil, of learner: LearnerID = adaID, in session: SessionID = "S2",
    condition: String? = nil, made: String = "2026-01-08"
  ) throws -> StatementID {
    let decided = BlockValidated(
      learner: learner, subject: subject, assessment: assessment, further: further, session: session,
      decision: decision, condition: condition)
    let key = subject.certification == "RNCP1" ? Keys.jury : Keys.op
    return try scribe.record(.blockValidated(decided), by: [key], made: made)
  }

  @discardableResult
  mutating func confirm(
    _ decision: StatementID, of learner: LearnerID = adaID, by key: Ed25519PrivateKey = Keys.body
  ) throws -> StatementID {
    try scribe.record(
      .decisionConfirmed(DecisionConfirmed(decision: decision, learner: learner)), by: [key], made: "2026-01-09")
  }

  @discardableResult
  mutating func lift(
    _ decision: StatementID, of learner: LearnerID = adaID, made: String = "2026-01-09"
  ) throws -> StatementID {
    try scribe.record(
      .conditionLifted(ConditionLifted(decision: decision, learner: learner)), by: [Keys.body], made: made)
  }

  @discardableResult
  mutating func recognise(
    _ subject: BlockReference, _ basis: RecognitionBasis, _ statements: [StatementID] = [],
    for learner: LearnerID = adaID,
    made: String = "2026-01-09"
  ) throws -> StatementID {
    let origin = CreditRecognised.Origin(name: "example.org/other", ledger: Story.fingerprint, leaf: Story.fingerprint)
    let recognised = CreditRecognised(
      learner: learner, subject: subject, basis: basis, statements: statements,
      origin: basis == .transfer ? origin : nil, diploma: basis == .exemption ? "Invented diploma" : nil)
    return try scribe.record(.creditRecognised(recognised), by: [Keys.body], made: made)
  }

  @discardableResult
  mutating func suspend(_ recognition: StatementID, of learner: LearnerID = adaID) throws -> StatementID {
    let suspension = RecognitionSuspended(recognition: recognition, learner: learner, leaf: Story.fingerprint)
    return try scribe.record(.recognitionSuspended(suspension), made: "2026-01-09")
  }

  @discardableResult
  mutating func issue(
    _ subject: BlockReference, for target: StatementID, to learner: LearnerID = adaID
  ) throws -> StatementID {
    let document = DocumentIssued(target: target, learner: learner, subject: subject)
    return try scribe.record(.documentIssued(document), by: [Keys.body], made: "2026-01-09")
  }

  @discardableResult
  mutating func award(_ code: CertificationCode, to learner: LearnerID = adaID, in session: SessionID = "S2") throws
    -> StatementID
  {
    let awarded = CertificationAwarded(learner: learner, certification: code, session: session)
    return try scribe.record(.certificationAwarded(awarded), by: [Keys.body], made: "2026-01-09")
  }

  @discardableResult
  mutating func share(_ blocks: [BlockReference], by keys: [Ed25519PrivateKey] = [Keys.body]) throws -> StatementID {
    try scribe.record(.blocksShared(BlocksShared(blocks)), by: keys)
  }
}

extension BlockReference: ExpressibleByStringLiteral {
  /// `CERTIFICATION/BLOCK`, or a certification alone.
  public init(stringLiteral text: String) {
    let parts = text.split(separator: "/").map(String.init)
    self.init(CertificationCode(stringLiteral: parts[0]), parts.count > 1 ? BlockCode(parts[1]) : nil)
  }
}
