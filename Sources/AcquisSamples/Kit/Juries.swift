import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// A ledger under rules 2 in which nothing is wrong, and every type that they add is used. Every invalid sample of
/// rules 2 departs from it, in one thing.
///
/// | seq | statement |
/// |---|---|
/// | 0–4 | the ledger is founded; keys of the centre, the jury and two awarding bodies are enrolled |
/// | 5–11 | RNCP99900; RNCP99901, which replaces it, with texts and a correspondence; CQP-DEMO; CQP-INTER |
/// | 12–17 | a shared block, an intermediate certification, the centre, a policy, two rules |
/// | 18–21 | Ada acquires RNCP99900BC01, and goes on to RNCP99901 |
/// | 22–24 | Ada is trained, and assessed twice on the second block |
/// | 25–28 | Ben and Cleo are enrolled and assessed |
/// | 29–30 | the session JURY-1 is convened and held |
/// | 31–35 | it decides: acquired, conditional, excused, absent, under minutes |
/// | 36–38 | two decisions are confirmed, and the condition is lifted |
/// | 39–43 | credit is recognised: migration, exemption, equivalence, transfer; the transfer is suspended |
/// | 44–49 | Ada is awarded RNCP99901 and CQP-INTER; documents are issued, one twice, and the duplicate annulled |
struct Juries {
  var scribe = Scribe()
  private(set) var enrolment = Scribe.id(0)
  private(set) var formerDecision = Scribe.id(0)
  private(set) var assessments: [StatementID] = []
  private(set) var bensAssessment = Scribe.id(0)
  private(set) var cleosAssessment = Scribe.id(0)
  private(set) var adasDecision = Scribe.id(0)
  private(set) var bensDecision = Scribe.id(0)
  private(set) var exemption = Scribe.id(0)
  private(set) var intermediateAward = Scribe.id(0)

  static let certification: CertificationCode = "RNCP99901"
  static let first = BlockReference(certification, "RNCP99901BC01")
  static let second = BlockReference(certification, "RNCP99901BC02")
  static let former = BlockReference("RNCP99900", "RNCP99900BC01")
  static let shared = BlockReference("CQP-DEMO", "CQP-DEMO-B1")
  static let intermediate: CertificationCode = "CQP-INTER"
  static let ada = LearnerID(Story.ada)!
  static let ben = LearnerID(Story.ben)!
  static let cleo = LearnerID(Story.cleo)!
  static let source = Fingerprint(SHA256.hash("an invented fiche".utf8).hex)!

  static let told = Result { try Juries() }

  private init() throws {
    try scribe.found(rules: 2)
    try enrolKeys()
    try register()
    try acquireFormerBlock()
    try assessEverybody()
    try sit()
    try confirm()
    try recognise()
    try award()
  }

  private mutating func acquireFormerBlock() throws {
    let name = Story.commitment("name", "Ada Invented", in: scribe.nextID).string.flatMap(Fingerprint.init)
    enrolment = try scribe.record(
      .learnerEnrolled(
        LearnerEnrolled(
          learner: Juries.ada, certification: Juries.former.certification, identity: Identity(name: name))),
      made: "2025-11-10")
    let assessment = try assess(Juries.former, of: Juries.ada, made: "2025-11-20")
    formerDecision = try decide(
      BlockValidated(
        learner: Juries.ada, subject: Juries.former, assessment: assessment, session: "JURY-0", decision: .acquired),
      by: [Keys.operator], made: "2025-12-05")
    try scribe.record(
      .learnerTargeted(
        LearnerTargeted(
          learner: Juries.ada, certification: Juries.certification,
          blocks: [Juries.first.block!, Juries.second.block!])), made: "2026-01-12")
  }

  private mutating func assessEverybody() throws {
    try scribe.record(
      .trainingFollowed(
        TrainingFollowed(
          learner: Juries.ada, certification: Juries.certification, block: Juries.second.block!,
          module: "Module inventé", trainer: "T-1")))
    let assessor = [Examiner(id: "A-1", capacity: "professional")]
    assessments = [
      try assess(
        Juries.second, of: Juries.ada,
        competences: [AssessedCompetence("C1", .acquired), AssessedCompetence("C2", .notAcquired)],
        assessors: assessor),
      try assess(
        Juries.second, of: Juries.ada,
        competences: [AssessedCompetence("C2", .acquired), AssessedCompetence("C3", .acquired)], assessors: assessor,
        made: "2026-02-18"),
    ]
    for learner in [Juries.ben, Juries.cleo] {
      try scribe.record(
        .learnerEnrolled(
          LearnerEnrolled(
            learner: learner, certification: Juries.certification,
            blocks: learner == Juries.ben ? [Juries.first.block!] : nil)))
    }
    bensAssessment = try assess(Juries.first, of: Juries.ben)
    cleosAssessment = try assess(Juries.second, of: Juries.cleo)
  }

  /// The jury sits and decides, under minutes.
  private mutating func sit() throws {
    try convene("JURY-1", on: "2026-02-25")
    try hold("JURY-1", ["J-1", "J-2"])
    let decided: [(LearnerID, BlockReference, StatementID?, Decision)] = [
      (Juries.ada, Juries.second, assessments[0], .acquired),
      (Juries.ben, Juries.first, bensAssessment, .conditional),
      (Juries.cleo, Juries.first, nil, .excused),
      (Juries.cleo, Juries.second, cleosAssessment, .absent),
    ]
    let decisions = decided.map { learner, subject, assessment, decision in
      BlockValidated(
        learner: learner, subject: subject, assessment: assessment,
        further: decision == .acquired ? [assessments[1]] : nil, session: "JURY-1", decision: decision,
        condition: decision == .conditional ? "Présenter une attestation inventée" : nil)
    }
    let ids = try decideUnderMinutes(decisions)
    (adasDecision, bensDecision) = (ids[0], ids[1])
  }

  private mutating func confirm() throws {
    for (learner, decision) in [(Juries.ada, adasDecision), (Juries.ben, bensDecision)] {
      try confirm(decision, of: learner)
    }
    try lift(bensDecision, of: Juries.ben)
  }

  private mutating func recognise() throws {
    try recognise(Juries.first, for: Juries.ada, .migration, [formerDecision])
    exemption = try recognise(Juries.second, for: Juries.ben, .exemption)
    try recognise(Juries.shared, for: Juries.ben, .equivalence, [bensDecision], by: [Keys.second])
    var elsewhere = try Elsewhere.told.get()
    let transfer = try recognise(
      Juries.first, for: Juries.cleo, .transfer, [elsewhere.decision], from: elsewhere.origin)
    try elsewhere.revoke()
    let suspension = RecognitionSuspended(recognition: transfer, learner: Juries.cleo, leaf: elsewhere.leaf())
    try scribe.record(.recognitionSuspended(suspension), made: "2026-03-01")
  }

  private mutating func award() throws {
    let whole = BlockReference(Juries.certification, nil)
    try issue(Juries.second, for: adasDecision)
    let awarded = try award(Juries.certification, to: Juries.ada)
    intermediateAward = try award(Juries.intermediate, to: Juries.ada)
    try issue(whole, for: awarded)
    let duplicate = try issue(whole, for: awarded)
    let annulment = StatementAnnulled(target: duplicate, learner: Juries.ada, reason: .clericalError)
    try scribe.record(.statementAnnulled(annulment), by: [Keys.body], made: "2026-03-01")
  }
}
