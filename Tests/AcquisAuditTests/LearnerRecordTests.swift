import AcquisCredits
import AcquisCrypto
import AcquisNotes
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@testable import AcquisAudit

@Suite("A learner's record that is in order")
struct LearnerRecordTests {
  static func judge(_ exporter: Exporter) throws -> Report {
    let bytes = try exporter.file()
    #expect(try exporter.scribe.judge(record: bytes).findings.isEmpty, "held against its ledger")
    return Audit.record(bytes: bytes, trust: Keys.trust)
  }

  @Test("gives no finding, and shows what happened")
  func whole() throws {
    var exporter = Exporter(Story.full)
    exporter.identity = [Exporter.disclosure("Ada Invented", of: Story.full)]
    let report = try Self.judge(exporter)
    #expect(report.findings.isEmpty)
    #expect(report.origin == Keys.origin)
    #expect(report.key == Keys.signer.verifierKey)
    #expect(report.size == 20)
    #expect(report.recorded == exporter.scribe.records[17].envelope.recorded)
    let account = try #require(report.account)
    #expect(account.identity.map(\.value) == ["Ada Invented"])
    #expect(
      account.facts.map(\.kind) == [.enrolment, .training, .assessment, .assessment, .validation, .validation, .award])
    #expect(account.facts.map(\.standing) == Array(repeating: .counting, count: 7))
    #expect(account.facts.map(\.vouching.minutes) == [nil, nil, nil, nil, 16, 16, nil])
    let validation = account.facts[4]
    #expect(validation.certification == Titled(code: "RNCP1", title: "Invented certification"))
    #expect(validation.block == Titled(code: "BC1", title: "Invented block BC1"))
    #expect(validation.result == "acquired")
    #expect(validation.session == "S1")
    #expect(validation.made == Day("2026-01-07"))
    #expect(validation.refersTo == Story.full.assessments[0])
    #expect(
      validation.vouching.signers == [
        Signer(role: .jury, subject: "RNCP1", key: Keys.jury.publicKey.keyID, custody: .holder)
      ])
    #expect(account.facts[2].centre == "C1")
    #expect(account.facts[1].module == "Invented module")
    #expect(!account.facts[6].isRuleAssumed)
  }

  @Test("says what was annulled, and what rested on it")
  func annulled() throws {
    var story = Story.full
    try story.annul(story.assessments[0], by: [Keys.centre])
    let account = try #require(try Self.judge(Exporter(story)).account)
    #expect(
      account.facts.map(\.standing) == [
        .counting, .counting, .annulled, .counting, .unsupported, .counting, .unsupported, .counting,
      ])
    let annulment = try #require(account.facts.last)
    #expect(annulment.kind == .annulment)
    #expect(annulment.refersTo == story.assessments[0])
    #expect(annulment.block?.code == "BC1")
    #expect(annulment.result == "appeal")
  }

  @Test("shows only the blocks chosen")
  func blocks() throws {
    var exporter = Exporter(Story.full)
    exporter.blocks = [BlockReference("RNCP1", "BC2")]
    exporter.identity = [Exporter.disclosure("Ada Invented", of: Story.full)]
    let report = try Self.judge(exporter)
    #expect(report.findings.isEmpty)
    #expect(report.account?.facts.map(\.seq) == [10, 13, 15])
  }

  @Test("says who was spoken for by the operator")
  func onBehalf() throws {
    var story = Story.full
    _ = try story.assess("BC2", of: Story.ben, centre: "P1", by: Keys.op)
    var exporter = Exporter(story)
    exporter.learner = Story.ben
    let facts = try #require(try Self.judge(exporter).account).facts
    #expect(facts.map(\.vouching.isOnBehalf) == [false, false, true])
    #expect(facts[2].vouching.signers.map(\.role) == [.operator])
  }

  @Test("follows a learner under both ids; the id given up has none of its own")
  func merged() throws {
    var story = Story.full
    try story.scribe.record("learner-merged", ["learner": [.string(Story.ben), .string(Story.ada)]])
    try story.validate("BC2", try story.assess("BC2"), of: Story.ada)
    var exporter = Exporter(story)
    #expect(try Self.judge(exporter).findings.isEmpty)
    exporter.learner = Story.ben
    #expect(Audit.record(bytes: try exporter.file(), trust: Keys.trust).codes == [.learnerUnknown])
  }

  @Test("may carry an authorisation that names certifications which are not carried")
  func authorisation() throws {
    var story = Story.full
    try story.scribe.record("certification-registered", Story.registered("RNCP2", body: "ORG2"))
    try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .awardingBody, "ORG2")))
    let authorised = Story.authorised(["RNCP2", "RNCP1"])
    try story.scribe.record("centre-authorised", authorised, by: [Keys.body, Keys.stranger])
    #expect(Exporter(story).bearing.map(\.seq).contains(22))
    #expect(!Exporter(story).bearing.map(\.seq).contains(20))
    #expect(try Self.judge(Exporter(story)).findings.isEmpty)
  }

  @Test("holds authorisations, and annulments of them, that the body of a certification not carried signed, too")
  func authorisationBeyond() throws {
    var story = Story.full
    for code in ["RNCP2", "RNCP3"] {
      try story.scribe.record("certification-registered", Story.registered(code, body: "ORG2"))
    }
    try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .awardingBody, "ORG2")))
    try story.scribe.record("learner-targeted", ["certification": "RNCP3", "learner": .string(Story.ada)])
    let keys = [Keys.body, Keys.stranger]
    let id = try story.scribe.record("centre-authorised", Story.authorised(["RNCP2", "RNCP1"]), by: keys)
    try story.annul(id, learner: nil, by: keys)
    let carried = Exporter(story).bearing.map(\.seq)
    #expect(!carried.contains(20) && Set(carried).isSuperset(of: [21, 24, 25]))
    #expect(try Self.judge(Exporter(story)).findings.isEmpty)
  }

  @Test("cannot tell alone that a statement repeats another learner's id: its ledger can")
  func stolenID() throws {
    var story = Story.full
    try story.scribe.record("training-followed", Story.training(), id: story.bensAssessment)
    let file = try Exporter(story).file()
    #expect(Audit.record(bytes: file, trust: Keys.trust).findings.isEmpty)
    #expect(try story.scribe.judge(record: file).codes == [.statementIdRepeated])
  }
}

@Suite("The records that bear on a learner's blocks (SPEC §14)")
struct BearingSetTests {
  static func seqs(_ story: Story, _ learner: String = Story.ada, _ blocks: [BlockReference] = []) -> [Int] {
    var exporter = Exporter(story)
    (exporter.learner, exporter.blocks) = (learner, blocks)
    return exporter.bearing.map(\.seq)
  }

  @Test("rules 1 to 4: keys, the learner's own, the register, the minutes")
  func whole() {
    #expect(Self.seqs(.full) == [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17])
    #expect(Self.seqs(.full, Story.ben) == [0, 1, 2, 3, 5, 6, 7, 8, 9, 18, 19])
    #expect(
      Self.seqs(.full, Story.ada, [BlockReference("RNCP1", "BC1")]) == [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16])
  }

  @Test("rule 2: of annulments only those whose target is in the set")
  func annulments() throws {
    var story = Story.full
    try story.annul(story.validations[0])
    #expect(Self.seqs(story).last == 20)
    #expect(Self.seqs(story, Story.ada, [BlockReference("RNCP1", "BC1")]).last == 20)
    #expect(!Self.seqs(story, Story.ada, [BlockReference("RNCP1", "BC2")]).contains(20))
    #expect(!Self.seqs(story, Story.ben).contains(20))
  }

  @Test("rule 3: certifications that a rule names, however deep, and partners of the centres that assessed")
  func rules() throws {
    var story = Story.full
    try story.scribe.record("certification-registered", Story.registered("RNCP2"))
    try story.scribe.record("certification-registered", Story.registered("RNCP3"))
    try story.scribe.record(
      "rule-stated",
      Story.rule([
        "need": 1, "of": ["BC1", ["need": 1, "of": [["block": "BC1", "certification": "RNCP2"]]]],
      ]), by: [Keys.body])
    #expect(Array(Self.seqs(story).suffix(2)) == [20, 22])
    _ = try story.assess("BC2", centre: "P1", by: Keys.op)
    #expect(Self.seqs(story).contains(4))
  }

  @Test("rule 5: annulments and countersignatures of what rules 3 and 4 take")
  func replies() throws {
    var story = Story.full
    try story.annul(story.authorisation, learner: nil, by: [Keys.body])
    let minutes = story.scribe.records[16].statement
    try story.countersign(minutes.id, leaf: minutes.leafHash, learner: nil, by: Keys.op)
    #expect(Array(Self.seqs(story).suffix(2)) == [20, 21])
    #expect(Self.seqs(story, Story.ben).suffix(1) == [20])
  }

  @Test("rule 5: what answers the learner's own, whomever it names, and countersignatures of that")
  func repliesAstray() throws {
    var story = Story.full
    try story.annul(story.validations[0], learner: Story.ben)
    let annulment = story.scribe.records[20].statement
    try story.countersign(annulment.id, leaf: annulment.leafHash, learner: nil, by: Keys.op)
    #expect(Array(Self.seqs(story).suffix(2)) == [20, 21])
    #expect(!Self.seqs(story, Story.ada, [BlockReference("RNCP1", "BC2")]).contains(20))
  }

  @Test("names are the same by their bytes only, and a block that is no id is in no selection")
  func spellings() throws {
    var story = Story.full
    try story.scribe.record("certification-registered", Story.registered("K1"))
    try story.scribe.record("learner-targeted", ["certification": "K1", "learner": .string(Story.ada)])
    try story.scribe.record("policy-stated", ["certification": "\u{212A}1"])
    try story.scribe.record("policy-stated", ["certification": "K1"])
    #expect(Array(Self.seqs(story).suffix(3)) == [20, 21, 23])
    for block: JSONValue in ["é", 7] {
      var body = Story.training()
      body["block"] = block
      try story.scribe.record("training-followed", body)
    }
    #expect(Self.seqs(story).suffix(2) == [24, 25])
    #expect(Self.seqs(story, Story.ada, [BlockReference("RNCP1", nil)]).allSatisfy { $0 < 24 })
  }

  @Test("a record has the place where it stands, whatever it says")
  func places() throws {
    var story = Story.full
    try story.scribe.record("training-followed", Story.training())
    story.scribe.replace(20, #""seq":20"#, #""seq":0"#)
    var set = BearingSet(learners: [LearnerID(Story.ada)!], blocks: [])
    for (seq, record) in story.scribe.records.enumerated() { set.take(record, leaf: record.leafHash, at: seq) }
    #expect(set.records.last?.seq == 20)
    #expect(set.records.count == Self.seqs(.full).count + 1)
  }
}
