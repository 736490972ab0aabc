import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// A small ledger in which nothing is wrong: one certification of two blocks, one centre, two learners.
///
/// | seq | statement |
/// |---|---|
/// | 0 | the ledger is founded |
/// | 1–4 | RNCP1 is registered, with the texts of its blocks and a partner, in one batch |
/// | 5–7 | keys of the centre C1, the jury of RNCP1 and the awarding body ORG1 are enrolled |
/// | 8–9 | C1 is authorised; the rule is stated |
/// | 10–11 | Ada is enrolled, and follows a training module |
/// | 12–13 | Ada is assessed on both blocks |
/// | 14–16 | the jury decides on both, under minutes, in one batch |
/// | 17 | Ada is awarded RNCP1 |
/// | 18–19 | Ben is enrolled and assessed on block BC1 |
struct Story {
  var scribe = Scribe()
  static let ada = "aaaaaaaa-0000-4000-8000-000000000001"
  static let ben = "bbbbbbbb-0000-4000-8000-000000000002"
  static let salt = Digest(bytes: [UInt8](repeating: 7, count: 32))!
  private(set) var registration = Scribe.id(0)
  private(set) var authorisation = Scribe.id(0)
  private(set) var rule = Scribe.id(0)
  private(set) var enrolment = Scribe.id(0)
  private(set) var training = Scribe.id(0)
  private(set) var assessments: [StatementID] = []
  private(set) var validations: [StatementID] = []
  private(set) var award = Scribe.id(0)
  private(set) var bensAssessment = Scribe.id(0)

  static let full = try! Story()

  init(rules: Int = 1) throws {
    try scribe.found(rules: rules)
    try register()
    for (key, role, subject) in [
      (Keys.centre, Role.centre, "C1"), (Keys.jury, .jury, "RNCP1"), (Keys.body, .awardingBody, "ORG1"),
    ] {
      try scribe.record(.keyEnrolled(Keys.enrolment(key, role, subject)))
    }
    authorisation = try scribe.record("centre-authorised", Story.authorised(), by: [Keys.body])
    rule = try scribe.record("rule-stated", Story.rule(["need": 2, "of": ["BC1", "BC2"]]), by: [Keys.body])
    let id = Scribe.id(900)
    enrolment = try scribe.record("learner-enrolled", Story.enrolled(Story.ada, id), id: id)
    training = try scribe.record("training-followed", Story.training())
    for block in ["BC1", "BC2"] { assessments.append(try assess(block)) }
    try decide()
    award = try scribe.record("certification-awarded", Story.awarded(), by: [Keys.body], made: "2026-01-08")
    try scribe.record("learner-enrolled", ["certification": "RNCP1", "identity": [:], "learner": .string(Story.ben)])
    bensAssessment = try assess("BC1", of: Story.ben)
  }

  private mutating func register() throws {
    let registered = try scribe.statement("certification-registered", Story.registered())
    registration = registered.id
    var entries: [Scribe.Entry] = [(registered, [Keys.op])]
    for block in ["BC1", "BC2"] {
      entries.append((try scribe.statement("block-described", Story.described(block, registration)), [Keys.op]))
    }
    entries.append((try scribe.statement("partners-listed", Story.partners(registration)), [Keys.op]))
    try scribe.record(entries)
  }

  private mutating func decide() throws {
    var covered: [Statement] = []
    for (block, assessment) in zip(["BC1", "BC2"], assessments) {
      covered.append(try scribe.statement("block-validated", Story.validated(block, assessment), made: "2026-01-07"))
    }
    validations = covered.map(\.id)
    let minutes = LedgerStatement.minutes(Minutes(certification: "RNCP1", session: "S1", covering: covered))
    let closing = try scribe.statement(minutes.type, minutes.body, made: "2026-01-07")
    try scribe.record(covered.map { ($0, []) } + [(closing, [Keys.jury])])
  }

  /// A centre assesses.
  mutating func assess(
    _ block: String?, of learner: String = Story.ada, centre: String = "C1", by key: Ed25519PrivateKey = Keys.centre,
    made: String = "2026-01-06"
  ) throws -> StatementID {
    try scribe.record("block-assessed", Story.assessed(block, of: learner, centre: centre), by: [key], made: made)
  }

  /// A jury decides, by its own signature.
  @discardableResult
  mutating func validate(
    _ block: String?, _ assessment: StatementID, of learner: String = Story.ben,
    by keys: [Ed25519PrivateKey] = [Keys.jury],
    made: String = "2026-01-07"
  ) throws -> StatementID {
    try scribe.record("block-validated", Story.validated(block, assessment, of: learner), by: keys, made: made)
  }

  @discardableResult
  mutating func annul(
    _ statement: StatementID, learner: String? = Story.ada, by keys: [Ed25519PrivateKey] = [Keys.jury]
  ) throws -> StatementID {
    var body: JSONObject = ["reason": "appeal", "statement": .string(statement.description)]
    if let learner { body["learner"] = .string(learner) }
    return try scribe.record("statement-annulled", body, by: keys, made: "2026-01-09")
  }
}
