import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@Suite("Keys, signatures and minutes that are in order")
struct AuthorityAuditTests {
  /// Judges the story after a change.
  static func judge(_ change: (inout Story) throws -> Void) throws -> Report {
    var story = Story.full
    try change(&story)
    return try story.scribe.judge()
  }

  @Test("the operator signs on behalf of who has no key, if the policy allows")
  func onBehalf() throws {
    let report = try Self.judge { _ = try $0.assess("BC2", of: Story.ben, centre: "P1", by: Keys.op) }
    #expect(report.findings.isEmpty)
  }

  @Test("after its only key is revoked, a centre is spoken for by the operator again")
  func revoked() throws {
    let report = try Self.judge { story in
      try story.revoke(Keys.centre)
      _ = try story.assess("BC2", of: Story.ben, by: Keys.op)
    }
    #expect(report.findings.isEmpty)
  }

  @Test("what a compromised key signed alone is suspect until another key countersigns it")
  func countersigned() throws {
    let suspect = try Self.judge { try $0.revoke(Keys.centre, since: 13) }
    #expect(suspect.findings.map(\.seq) == [13, 19])
    #expect(suspect.codes == [.signatureSuspect, .signatureSuspect])
    #expect(suspect.exitStatus == 0)
    let confirmed = try Self.judge { story in
      try story.revoke(Keys.centre, since: 14)
      let leaf = story.scribe.records[19].statement.leafHash
      try story.countersign(story.bensAssessment, leaf: leaf, learner: Story.ben, by: Keys.op)
    }
    #expect(confirmed.findings.isEmpty)
  }

  @Test("a revoked key's own countersignature confirms nothing; decisions under minutes are the minutes' signer's")
  func minutesOfACompromisedJury() throws {
    let report = try Self.judge { try $0.revoke(Keys.jury, since: 0) }
    #expect(report.findings.map(\.seq) == [14, 15, 16])
  }

  @Test("two signatures on a statement keep it from being suspect")
  func twoSigners() throws {
    let report = try Self.judge { story in
      try story.scribe.record(
        "block-assessed", Story.assessed("BC2", of: Story.ben), by: [Keys.centre, Keys.op], made: "2026-01-06")
      try story.revoke(Keys.centre, since: 20)
    }
    #expect(report.findings.isEmpty)
  }

  @Test("an awarding body may sign minutes, which then stand for the awards they cover")
  func minutesOverAwards() throws {
    let report = try Self.judge { story in
      let second = try story.assess("BC2", of: Story.ben)
      for (block, assessment) in [("BC1", story.bensAssessment), ("BC2", second)] {
        try story.validate(block, assessment)
      }
      let award = try story.scribe.statement("certification-awarded", Story.awarded(Story.ben), made: "2026-01-08")
      let minutes = LedgerStatement.minutes(Minutes(certification: "RNCP1", session: "S1", covering: [award]))
      let closing = try story.scribe.statement(minutes.type, minutes.body, made: "2026-01-08")
      try story.scribe.record([(award, []), (closing, [Keys.jury, Keys.body])])
    }
    #expect(report.findings.isEmpty)
  }

  @Test("a wrong signature on minutes is said once, and not for each decision they cover")
  func wrongMinutes() throws {
    let report = try Self.judge { story in
      let signature = story.scribe.records[16].envelope.signatures[0].bytes
      let other = story.scribe.records[17].envelope.signatures[0].bytes
      story.scribe.replace(16, Base64.encode(signature), Base64.encode(other))
    }
    #expect(report.codes == [.signatureInvalid])
    #expect(report.findings[0].seq == 16)
  }

  @Test("a key enrolled in the batch of what it signs speaks there already")
  func sameBatch() throws {
    let report = try Self.judge { story in
      let key = LedgerStatement.keyEnrolled(Keys.enrolment(Keys.secondOperator, .operator, "OP2"))
      let enrolment = try story.scribe.statement(key.type, key.body)
      let training = try story.scribe.statement("training-followed", Story.training())
      try story.scribe.record([(enrolment, [Keys.op]), (training, [Keys.secondOperator])])
    }
    #expect(report.findings.isEmpty)
  }

  @Test("a statement may have seen what stands before it")
  func seen() throws {
    let report = try Self.judge { story in
      let seen = Statement.Seen(leaf: story.scribe.records[17].leafHash, seq: 17)
      try story.scribe.record(
        "learner-withdrawn", ["certification": "RNCP1", "learner": .string(Story.ben)], seen: seen)
    }
    #expect(report.findings.isEmpty)
  }

  @Test("what breaks one rule is applied, so that what rests on it is not reported too")
  func applied() throws {
    let report = try Self.judge { story in
      let assessment = try story.assess("BC2", of: Story.ben, made: "2025-12-31")
      try story.validate("BC2", assessment)
    }
    #expect(report.codes == [.centreUnauthorised])
  }

  @Test("versions never fall: what is announced lower leaves the higher in force")
  func versions() throws {
    var story = Story.raised
    try story.scribe.record(.versionChanged(format: 1, rules: 1))
    try story.state(Policy())
    try story.scribe.record(.versionChanged(format: 1, rules: 2))
    let report = try story.scribe.judge()
    #expect(report.codes == [.versionLowered, .versionLowered])
    #expect(report.findings.map(\.seq) == [24, 26])
  }

  @Test("a statement without its form is not applied; nothing is judged beyond a newer version")
  func notApplied() throws {
    let form = try Self.judge { story in
      var body = Story.assessed("BC2", of: Story.ben)
      body["route"] = "balloon"
      let id = try story.scribe.record("block-assessed", body, by: [Keys.centre], made: "2026-01-06")
      try story.validate("BC2", id)
    }
    #expect(form.codes == [.bodyInvalid, .assessmentMissing])
    let newer = try Self.judge { story in
      try story.scribe.record(.versionChanged(format: 1, rules: 3))
      try story.scribe.record("block-guessed", [:], by: [])
    }
    #expect(newer.codes == [.versionNewer])
  }
}
