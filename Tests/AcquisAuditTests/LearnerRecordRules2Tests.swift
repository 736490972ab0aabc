import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@testable import AcquisAudit

@Suite("Ledgers and learners' records of rules 2 that are in order")
struct LearnerRecordRules2Tests {
  /// The one fact about a statement in Ada's record, in which nothing is wrong.
  static func fact(_ id: StatementID, _ story: Story, _ learner: String = Story.ada) throws -> Fact {
    var exporter = Exporter(story)
    exporter.learner = learner
    let report = try LearnerRecordTests.judge(exporter)
    #expect(report.findings.isEmpty)
    return try #require(report.account?.facts.first { $0.statement == id })
  }

  @Test("rules 2 hold from record 0, or from where they are announced; minutes cover what they covered before")
  func versions() throws {
    for story in [try Story(rules: 2), Story.raised] {
      #expect(try story.scribe.judge().findings.isEmpty)
      #expect(try LearnerRecordTests.judge(Exporter(story)).findings.isEmpty)
    }
    var early = Story.full
    try early.state(Policy())
    try early.scribe.record(.versionChanged(format: 1, rules: 2))
    try early.state(Policy())
    let report = try early.scribe.judge()
    #expect(report.codes == [.typeUnknown])
    #expect(report.findings.map(\.seq) == [20])
  }

  @Test("a declaration that names certifications of several bodies needs, and has, the signature of each")
  func bodies() throws {
    var story = Story.raised
    try story.scribe.record("certification-registered", Story.registered("RNCP2", body: "ORG2"))
    try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .awardingBody, "ORG2")))
    let shared = CreditStatement.blocksShared(BlocksShared(["RNCP1/BC1", "RNCP2/BC1"]))
    let intermediate = CreditStatement.intermediateDeclared(
      IntermediateDeclared(block: "RNCP1/BC2", generates: "RNCP2"))
    for statement in [shared, intermediate] {
      try story.scribe.record(statement, by: [Keys.body, Keys.stranger])
    }
    #expect(try LearnerRecordTests.judge(Exporter(story)).findings.isEmpty)
    try story.scribe.record(shared, by: [Keys.body])
    #expect(Audit.record(bytes: try Exporter(story).file(), trust: Keys.trust).codes == [.signatureMissing])
  }

  @Test("shows a conditional decision, its condition, and since when it is credit")
  func conditional() throws {
    var story = Story.raised
    try story.state(Policy(needsConfirmation: true))
    let decision = try story.decide(
      .conditional, on: "RNCP1/BC1", story.bensAssessment, of: Story.benID, condition: "Invented condition")
    let before = try Self.fact(decision, story, Story.ben)
    #expect(before.kind == .validation)
    #expect(before.result == "conditional")
    #expect(before.condition == "Invented condition")
    #expect(before.standing == .provisional)
    #expect(before.creditSince == nil)
    let lifting = try story.lift(decision, of: Story.benID)
    #expect(try Self.fact(decision, story, Story.ben).standing == .provisional)
    let confirmation = try story.confirm(decision, of: Story.benID)
    let after = try Self.fact(decision, story, Story.ben)
    #expect(after.standing == .counting)
    #expect(after.creditSince == Day("2026-01-09"))
    for (id, kind) in [(lifting, Fact.Kind.lifting), (confirmation, .confirmation)] {
      let fact = try Self.fact(id, story, Story.ben)
      #expect(fact.kind == kind)
      #expect(fact.refersTo == decision)
      #expect(fact.block == Titled(code: "BC1", title: "Invented block BC1"))
      #expect(fact.vouching.signers.map(\.role) == [.awardingBody])
    }
    let annulment = try story.annul(confirmation, learner: Story.ben, by: [Keys.body])
    #expect(try Self.fact(decision, story, Story.ben).standing == .provisional)
    #expect(try Self.fact(confirmation, story, Story.ben).standing == .annulled)
    #expect(try Self.fact(annulment, story, Story.ben).block?.code == "BC1")
  }

  @Test("shows who was absent or excused: nothing is provisional about it")
  func absent() throws {
    var story = Story.raised
    let decisions: [(Decision, StatementID?)] = [(.excused, nil), (.absent, story.bensAssessment)]
    for (decision, assessment) in decisions {
      let id = try story.decide(decision, on: "RNCP1/BC1", assessment, of: Story.benID)
      let fact = try Self.fact(id, story, Story.ben)
      #expect(fact.result == decision.rawValue)
      #expect(fact.standing == .counting)
      #expect(fact.creditSince == nil)
      #expect(fact.refersTo == assessment)
    }
  }

  @Test("shows every assessment that a decision rests on, and stops counting it with any of them")
  func further() throws {
    var story = Story.raised
    let second = try story.examine("RNCP1/BC1", of: Story.benID)
    let decision = try story.decide(on: "RNCP1/BC1", story.bensAssessment, further: [second], of: Story.benID)
    #expect(try Self.fact(decision, story, Story.ben).restsOn == [story.bensAssessment, second])
    try story.annul(second, learner: Story.ben, by: [Keys.centre])
    #expect(try Self.fact(decision, story, Story.ben).standing == .unsupported)
  }

  @Test("shows on what credit was recognised, and follows what it rests on")
  func recognition() throws {
    var story = Story.raised
    try story.register("RNCP2", ["BC1", "BC2"])
    let exemption = try Self.recognised(.exemption, as: "RNCP2/BC2", [], &story)
    #expect(exemption.fact.diploma == "Invented diploma")
    #expect(exemption.fact.restsOn.isEmpty)
    let equivalence = try Self.recognised(.equivalence, as: "RNCP2/BC1", [story.validations[0]], &story)
    #expect(equivalence.fact.restsOn == [story.validations[0]])
    #expect(equivalence.fact.refersTo == nil)
    #expect(equivalence.fact.block?.code == "BC1")
    try story.annul(story.assessments[0], by: [Keys.centre])
    #expect(try Self.fact(equivalence.id, story).standing == .unsupported)
    #expect(try Self.fact(exemption.id, story).standing == .counting)
  }

  private static func recognised(
    _ basis: RecognitionBasis, as subject: BlockReference, _ statements: [StatementID], _ story: inout Story
  ) throws -> (id: StatementID, fact: Fact) {
    let id = try story.recognise(subject, basis, statements)
    let fact = try fact(id, story)
    #expect(fact.kind == .recognition)
    #expect(fact.result == basis.rawValue)
    #expect(fact.standing == .counting)
    #expect(fact.creditSince == Day("2026-01-09"))
    return (id, fact)
  }

  @Test("shows from which ledger credit came, and that it is suspended, until the suspension is annulled")
  func suspension() throws {
    var story = Story.raised
    try story.register("RNCP2")
    let transfer = try Self.recognised(.transfer, as: "RNCP2/BC1", [Scribe.id(800)], &story)
    #expect(transfer.fact.origin?.name == "example.org/other")
    #expect(transfer.fact.restsOn == [Scribe.id(800)])
    let suspension = try story.suspend(transfer.id)
    #expect(try Self.fact(transfer.id, story).standing == .suspended)
    let fact = try Self.fact(suspension, story)
    #expect(fact.kind == .suspension)
    #expect(fact.certification?.code == "RNCP2")
    try story.annul(suspension, by: [Keys.op])
    #expect(try Self.fact(transfer.id, story).standing == .counting)
  }

  @Test("shows documents, which of them are duplicates, and that they fall with what they attest")
  func documents() throws {
    var story = Story.raised
    let documents = [
      try story.issue("RNCP1/BC1", for: story.validations[0]), try story.issue("RNCP1/BC1", for: story.validations[0]),
    ]
    #expect(try documents.map { try Self.fact($0, story).kind } == [.document, .document])
    #expect(try documents.map { try Self.fact($0, story).isDuplicate } == [false, true])
    try story.annul(story.validations[0])
    #expect(try documents.map { try Self.fact($0, story).standing } == [.unsupported, .unsupported])
  }

  @Test("an award by an intermediate certification rests on no assumed rule")
  func intermediate() throws {
    var story = Story.raised
    try story.register("RNCP2", [])
    try story.scribe.record(
      .intermediateDeclared(IntermediateDeclared(block: "RNCP1/BC1", generates: "RNCP2")), by: [Keys.body])
    let award = try story.award("RNCP2")
    let fact = try Self.fact(award, story)
    #expect(!fact.isRuleAssumed)
    #expect(fact.standing == .counting)
    try story.annul(story.validations[0])
    #expect(try Self.fact(award, story).standing == .unsupported)
  }
}
