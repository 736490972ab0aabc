import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// A ledger in which nothing is wrong: one certification of two blocks, one centre, two learners. Almost every invalid
/// sample departs from it, in one thing.
///
/// | seq | statement |
/// |---|---|
/// | 0 | the ledger is founded |
/// | 1–4 | RNCP99901 is registered, with the texts of its blocks and two partners, in one batch |
/// | 5–7 | keys of the centre, the jury and the awarding body are enrolled |
/// | 8–9 | the centre is authorised; the rule is stated |
/// | 10–11 | Ada is enrolled, and follows a training module |
/// | 12–13 | Ada is assessed on both blocks |
/// | 14–16 | the jury decides on both, under minutes, in one batch |
/// | 17 | Ada is awarded RNCP99901 |
/// | 18–19 | Ben is enrolled, and assessed on the first block |
struct Story {
  var scribe = Scribe()
  private(set) var registration = Scribe.id(0)
  private(set) var rule = Scribe.id(0)
  private(set) var enrolment = Scribe.id(0)
  private(set) var training = Scribe.id(0)
  private(set) var assessments: [StatementID] = []
  private(set) var validations: [StatementID] = []
  private(set) var bensAssessment = Scribe.id(0)

  static let certification = "RNCP99901"
  static let first = "RNCP99901BC01"
  static let second = "RNCP99901BC02"
  static let centre = "00000000000021"
  static let organiser = "00000000000039"
  static let trainer = "00000000000047"
  static let organisation = "00000000000013"
  static let ada = "aaaaaaaa-0000-4000-8000-000000000001"
  static let ben = "bbbbbbbb-0000-4000-8000-000000000002"
  static let cleo = "cccccccc-0000-4000-8000-000000000003"

  static let told = Result { try Story() }

  private init() throws {
    try scribe.found()
    try register()
    for (key, role, subject) in [
      (Keys.centre, Role.centre, Story.centre), (Keys.jury, .jury, Story.certification),
      (Keys.body, .awardingBody, Story.organisation),
    ] {
      try scribe.record(.keyEnrolled(Keys.enrolment(key, role, subject)))
    }
    try scribe.record("centre-authorised", Story.authorised(in: scribe.nextID), by: [Keys.body])
    let rule: JSONValue = ["need": 2, "of": [.string(Story.first), .string(Story.second)]]
    self.rule = try scribe.record("rule-stated", Story.stated(rule), by: [Keys.body])
    enrolment = try scribe.record("learner-enrolled", Story.enrolled(Story.ada, named: "Ada Invented", scribe.nextID))
    training = try scribe.record("training-followed", Story.trained(Story.ada))
    for block in [Story.first, Story.second] { assessments.append(try assess(block, of: Story.ada)) }
    validations = try decide([(Story.first, assessments[0]), (Story.second, assessments[1])], of: Story.ada)
    try scribe.record("certification-awarded", Story.awarded(Story.ada), by: [Keys.body], made: "2026-02-26")
    try scribe.record("learner-enrolled", Story.enrolled(Story.ben))
    bensAssessment = try assess(Story.first, of: Story.ben)
  }

  private mutating func register() throws {
    let registered = try scribe.statement("certification-registered", Story.registered())
    registration = registered.id
    var entries: [Scribe.Entry] = [(registered, [Keys.operator])]
    for block in [Story.first, Story.second] {
      entries.append((try scribe.statement("block-described", Story.described(block, registration)), [Keys.operator]))
    }
    let partners = Story.partners(registration, listed: scribe.nextID)
    entries.append((try scribe.statement("partners-listed", partners), [Keys.operator]))
    try scribe.record(entries)
  }

  /// A centre assesses.
  @discardableResult
  mutating func assess(
    _ block: String?, of learner: String, centre: String = Story.centre, by keys: [Ed25519PrivateKey] = [Keys.centre],
    made: String = "2026-02-16"
  ) throws -> StatementID {
    try scribe.record("block-assessed", Story.assessed(block, of: learner, centre: centre), by: keys, made: made)
  }

  /// A jury decides, under minutes.
  @discardableResult
  mutating func decide(
    _ decisions: [(block: String, assessment: StatementID)], of learner: String, by keys: [Ed25519PrivateKey] = [],
    minutes: ([Statement]) -> Minutes = { Minutes(certification: certification, session: "JURY-1", covering: $0) }
  ) throws -> [StatementID] {
    let covered = try decisions.map { block, assessment in
      try scribe.statement("block-validated", Story.validated(block, assessment, of: learner), made: "2026-02-25")
    }
    let closing = LedgerStatement.minutes(minutes(covered))
    let statement = try scribe.statement(closing.type, closing.body, made: "2026-02-25")
    try scribe.record(covered.map { ($0, keys) } + [(statement, [Keys.jury])])
    return covered.map(\.id)
  }

  /// A jury decides, by its own signature.
  mutating func validate(
    _ block: String, _ assessment: StatementID, of learner: String, by keys: [Ed25519PrivateKey] = [Keys.jury],
    made: String = "2026-02-25"
  ) throws {
    try scribe.record("block-validated", Story.validated(block, assessment, of: learner), by: keys, made: made)
  }

  /// A jury annuls.
  mutating func annul(
    _ statement: StatementID, learner: String? = Story.ada, by keys: [Ed25519PrivateKey] = [Keys.jury]
  ) throws {
    var body: JSONObject = ["reason": "appeal", "statement": .string(statement.description)]
    if let learner { body["learner"] = .string(learner) }
    try scribe.record("statement-annulled", body, by: keys, made: "2026-02-27")
  }

  /// A key countersigns the record at `seq`; `leaf`: of another statement than that one's.
  mutating func countersign(_ seq: Int, learner: String?, by key: Ed25519PrivateKey, leaf: Digest? = nil) throws {
    let statement = scribe.records[seq].statement
    let message = scribe.context.countersignatureMessage(forStatementLeaf: leaf ?? statement.leafHash)
    let signature = StatementSignature(key: key.publicKey.keyID, bytes: try key.sign(message))
    try scribe.record(
      .countersigned(statement: statement.id, signature: signature, learner: learner.flatMap { StatementID($0) }))
  }

  mutating func revoke(_ key: Ed25519PrivateKey, since: Int? = nil) throws {
    try scribe.record(.keyRevoked(key: key.publicKey.keyID, reason: "stolen", compromisedSince: since))
  }
}
