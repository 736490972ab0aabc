import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Story {
  static let eve = "eeeeeeee-0000-4000-8000-000000000003"

  /// The story with a statement of every other type that may follow.
  static func everything() throws -> Story {
    var story = Story.full
    try story.addCertifications()
    try story.addLearners()
    try story.addCorrections()
    try story.scribe.record(.closed(reason: "end-of-test"))
    return story
  }

  private mutating func addCertifications() throws {
    try scribe.record("certification-registered", Story.registered("RNCP2", blocks: ["BC1", "BC3"], body: "ORG2"))
    try scribe.record("certification-registered", Story.registered("RS1", blocks: [], register: "rs"))
    let rule: JSONValue = [
      "need": 2,
      "of": [
        "BC3", ["block": "BC1", "certification": "RNCP1"], ["label": "First aid", "requirement": "AID"],
        ["need": 1, "of": ["BC1", ["block": "BC2", "certification": "RNCP1"]]],
      ],
    ]
    try scribe.record("rule-stated", Story.rule(rule, of: "RNCP2"))
    try scribe.record(
      "centre-authorised", Story.authorised(["RNCP1", "RNCP2", "RS1"]), by: [Keys.op, Keys.body])
  }

  private mutating func addLearners() throws {
    try scribe.record("learner-enrolled", ["certification": "RS1", "identity": [:], "learner": .string(Story.eve)])
    for (type, code) in [("learner-targeted", "RNCP1"), ("learner-targeted", "RNCP2"), ("learner-withdrawn", "RNCP2")] {
      try scribe.record(type, ["certification": .string(code), "learner": .string(Story.eve)])
    }
    let name = Story.someHash
    try scribe.record("learner-identified", ["identity": ["name": name], "learner": .string(Story.eve)])
    let whole = try scribe.record(
      "block-assessed", Story.assessed(nil, of: Story.eve).with("certification", "RS1"), by: [Keys.centre],
      made: "2026-01-06")
    try scribe.record(
      "block-validated", Story.validated(nil, whole, of: Story.eve).with("certification", "RS1"), made: "2026-01-07")
    try scribe.record(
      "certification-awarded", Story.awarded(Story.eve).with("certification", "RS1"), by: [Keys.body],
      made: "2026-01-08")
    try scribe.record("learner-merged", ["learner": [.string(Story.ben), .string(Story.eve)]])
    try validate("BC1", bensAssessment, of: Story.eve)
  }

  private mutating func addCorrections() throws {
    try annul(assessments[1], by: [Keys.centre])
    try annul(rule, learner: nil, by: [Keys.body])
    let target = scribe.records[13].statement
    let message = scribe.context.countersignatureMessage(forStatementLeaf: target.leafHash)
    let signature = StatementSignature(key: Keys.op.publicKey.keyID, bytes: try Keys.op.sign(message))
    try scribe.record(
      .countersigned(statement: target.id, signature: signature, learner: StatementID(Story.ada)))
    let head = Statement.Seen(leaf: scribe.records[9].leafHash, seq: 9)
    try scribe.record(
      "training-followed", Story.training(Story.eve).with("block", "BC2"), seen: head)
    try scribe.record(.keyEnrolled(Keys.enrolment(Keys.secondOperator, .operator, "OP2", until: "2026-12-31")))
    try scribe.record(
      .keyRevoked(key: Keys.centre.publicKey.keyID, reason: "lost", compromisedSince: 18), by: [Keys.secondOperator])
    try scribe.record(.clockCorrected(reason: "drift"))
    try scribe.record("learner-erased", ["learner": .string(Story.eve)])
  }
}

extension JSONObject {
  fileprivate func with(_ member: String, _ value: JSONValue) -> JSONObject {
    var object = self
    object[member] = value
    return object
  }
}
