import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// Another ledger, of rules 1, from which credit is carried over: Cleo acquired a unit there, under another id.
///
/// | seq | statement |
/// |---|---|
/// | 0 | the ledger is founded |
/// | 1–2 | ECVET-DEMO is registered, and a centre authorised for it |
/// | 3–5 | Cleo is enrolled, assessed, and the jury decides |
struct Elsewhere {
  private(set) var scribe = Scribe(origin: Keys.foreignOrigin, drawn: 500)
  let decision: StatementID

  static let key = Keys.verifier(Keys.foreignOrigin, Keys.checkpoint)
  static let unit = BlockReference("ECVET-DEMO", "ECVET-DEMO-U1")
  static let cleo = LearnerID("dddddddd-0000-4000-8000-000000000004")!
  static let centre: CentreID = "ECVET-CENTRE"

  static let told = Result { try Elsewhere() }

  private init() throws {
    try scribe.found(nonce: "the nonce of another ledger")
    let unit = Elsewhere.unit
    try scribe.record(
      .certificationRegistered(
        CertificationRegistered(
          certification: unit.certification, title: "Invented vocational qualification", register: .other, level: 4,
          blocks: [unit.block!], source: Juries.source)))
    try scribe.record(
      .centreAuthorised(
        CentreAuthorised(centre: Elsewhere.centre, name: Juries.source, certifications: [unit.certification])))
    try scribe.record(
      .learnerEnrolled(
        LearnerEnrolled(learner: Elsewhere.cleo, certification: unit.certification)))
    let assessed = BlockAssessed(
      learner: Elsewhere.cleo, subject: unit, centre: Elsewhere.centre, route: .initialTraining, outcome: .acquired)
    let assessment = try scribe.record(.blockAssessed(assessed), made: "2026-02-16")
    let decided = BlockValidated(
      learner: Elsewhere.cleo, subject: unit, assessment: assessment, session: "BOARD-1", decision: .acquired)
    decision = try scribe.record(.blockValidated(decided), made: "2026-02-20")
  }

  /// The decision there is annulled.
  mutating func revoke() throws {
    let annulment = StatementAnnulled(target: decision, learner: Elsewhere.cleo, reason: .fraud)
    try scribe.record(.statementAnnulled(annulment), made: "2026-02-28")
  }

  /// What a recognition says of where the decision stands.
  var origin: CreditRecognised.Origin {
    CreditRecognised.Origin(
      name: scribe.origin, ledger: Elsewhere.fingerprint(scribe.context.ledger), leaf: leaf(of: decision))
  }

  /// The leaf hash of the record that holds a statement, or else of the last one.
  func leaf(of statement: StatementID? = nil) -> Fingerprint {
    let record = scribe.records.first { $0.statement.id == statement } ?? scribe.records[scribe.records.count - 1]
    return Elsewhere.fingerprint(record.leafHash)
  }

  private static func fingerprint(_ digest: Digest) -> Fingerprint { Fingerprint(digest.hex)! }
}

/// The smallest ledger of rules 2 that recognises what Cleo acquired elsewhere.
///
/// | seq | statement |
/// |---|---|
/// | 0–1 | the ledger is founded, CQP-DEMO registered |
/// | 2–3 | Cleo is enrolled, and her unit recognised as its block |
struct Transfer {
  private(set) var scribe = Scribe()
  private let recognition: StatementID

  init() throws {
    try scribe.found(rules: 2)
    let subject = BlockReference("CQP-DEMO", "BC01")
    try scribe.record(
      .certificationRegistered(
        CertificationRegistered(
          certification: subject.certification, title: "Certification inventée", register: .other,
          blocks: [subject.block!], source: Juries.source)))
    try scribe.record(
      .learnerEnrolled(
        LearnerEnrolled(learner: Juries.cleo, certification: subject.certification)))
    let elsewhere = try Elsewhere.told.get()
    recognition = try scribe.record(
      .creditRecognised(
        CreditRecognised(
          learner: Juries.cleo, subject: subject, basis: .transfer, statements: [elsewhere.decision],
          origin: elsewhere.origin)), made: "2026-02-26")
  }

  /// The recognition is suspended, since the other ledger revoked the decision.
  mutating func suspend(by elsewhere: Elsewhere) throws {
    let suspension = RecognitionSuspended(recognition: recognition, learner: Juries.cleo, leaf: elsewhere.leaf())
    try scribe.record(.recognitionSuspended(suspension), made: "2026-03-01")
  }
}
