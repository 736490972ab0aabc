import AcquisAudit
import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

extension Story {
  /// What the record of a learner carries, if it shows `blocks`; everything if there are none.
  func carried(of learner: String = ada, showing blocks: [BlockReference] = []) -> Set<StatementID> {
    var exporter = Exporter(self)
    (exporter.learner, exporter.blocks) = (learner, blocks)
    let records = scribe.records
    return Set(exporter.bearing.map { records[$0.seq].statement.id })
  }

  /// Registers certifications of one block, for which C1 may assess.
  mutating func open(_ codes: [CertificationCode], after predecessors: [CertificationCode] = []) throws {
    for code in codes { try register(code, after: predecessors) }
    try scribe.record("centre-authorised", Story.authorised(codes.map { .string($0.text) }), by: [Keys.body])
  }
}

@Suite("The records that bear on a learner's blocks under rules 2 (SPEC §14)")
struct BearingSetRules2Tests {
  @Test("a recognition takes what it rests on, whatever its block, and what followed up on that")
  func foundations() throws {
    var story = Story.raised
    try story.open(["RNCP2", "RNCP3", "RNCP4"])
    let policy = try story.state(Policy(needsSession: true, needsConfirmation: true), of: "RNCP2")
    let session = [try story.convene("S5", of: "RNCP2"), try story.hold("S5", of: "RNCP2", ["J1"])]
    let assessments = [try story.examine("RNCP2/BC1"), try story.examine("RNCP2/BC1")]
    let decision = try story.decide(
      .conditional, on: "RNCP2/BC1", assessments[0], further: [assessments[1]], in: "S5", condition: "Invented")
    let followUps = [try story.confirm(decision), try story.lift(decision)]
    let recognitions = [try story.recognise("RNCP3/BC1", .equivalence, [decision])]
    let last = try story.recognise("RNCP4/BC1", .equivalence, recognitions)
    let foundations = Set([policy, decision] + session + assessments + followUps + recognitions)
    let one = story.carried(showing: ["RNCP4/BC1"])
    #expect(one.isSuperset(of: foundations.union([last])))
    #expect(one.isDisjoint(with: story.assessments + story.validations))
    #expect(story.carried(showing: ["RNCP1/BC1"]).isDisjoint(with: foundations.union([last])))
    var exporter = Exporter(story)
    exporter.blocks = ["RNCP4/BC1"]
    #expect(try LearnerRecordTests.judge(exporter).findings.isEmpty)
  }

  @Test("what it rests on brings its annulment and the minutes that cover it")
  func repliesToFoundations() throws {
    var story = Story.raised
    try story.open(["RNCP2"])
    try story.recognise("RNCP2/BC1", .equivalence, [story.validations[0]])
    let annulment = try story.annul(story.assessments[0], by: [Keys.centre])
    let one = story.carried(showing: ["RNCP2/BC1"])
    #expect(one.isSuperset(of: [story.assessments[0], story.validations[0], annulment]))
    #expect(one.contains(story.scribe.records[16].statement.id))
    #expect(!one.contains(story.validations[1]))
  }

  @Test("of two recognitions of one block only what a shown one rests on")
  func unshownRecognition() throws {
    var story = Story.raised
    try story.open(["RNCP2", "RNCP3"])
    try story.recognise("RNCP2/BC1", .equivalence, [story.validations[0]])
    let other = try story.recognise("RNCP3/BC1", .exemption)
    let one = story.carried(showing: ["RNCP3/BC1"])
    #expect(one.contains(other))
    #expect(!one.contains(story.validations[0]))
  }

  @Test("confirmations, liftings and suspensions come with their target")
  func followUps() throws {
    var story = Story.raised
    try story.open(["RNCP2", "RNCP3"])
    let confirmations = [try story.confirm(story.validations[0]), try story.confirm(story.validations[1])]
    let transfers = [
      try story.recognise("RNCP2/BC1", .transfer, [Scribe.id(800)]),
      try story.recognise("RNCP3/BC1", .transfer, [Scribe.id(801)]),
    ]
    let suspensions = [try story.suspend(transfers[0]), try story.suspend(transfers[1])]
    let one = story.carried(showing: ["RNCP1/BC1", "RNCP2/BC1"])
    #expect(one.isSuperset(of: [confirmations[0], transfers[0], suspensions[0]]))
    #expect(one.isDisjoint(with: [confirmations[1], transfers[1], suspensions[1]]))
    #expect(story.carried().isSuperset(of: confirmations + transfers + suspensions))
  }

  @Test("documents come with their block")
  func documents() throws {
    var story = Story.raised
    let documents = [
      try story.issue("RNCP1/BC1", for: story.validations[0]), try story.issue("RNCP1/BC2", for: story.validations[1]),
    ]
    let one = story.carried(showing: ["RNCP1/BC1"])
    #expect(one.contains(documents[0]) && !one.contains(documents[1]))
    #expect(story.carried().isSuperset(of: documents))
    #expect(story.carried(of: Story.ben).isDisjoint(with: documents))
  }

  @Test("policies of the certifications named, and their annulments")
  func policies() throws {
    var story = Story.raised
    try story.open(["RNCP2"])
    let own = try story.state(Policy(quorum: 2))
    let other = try story.state(Policy(quorum: 2), of: "RNCP2")
    let annulment = try story.annul(own, learner: nil, by: [Keys.body])
    #expect(story.carried().isSuperset(of: [own, annulment]))
    #expect(!story.carried().contains(other))
  }

  @Test("shared blocks and intermediate certifications, and the registers of all that they name, over every step")
  func declarations() throws {
    var story = Story.raised
    let registrations = try ["RNCP2", "RNCP3", "RNCP4", "RNCP5"].map { try story.register($0) }
    let rule = try CompositionRule(need: 1, of: [.foreignBlock("BC1", of: "RNCP5")])
    let declarations = [
      try story.share(["RNCP2/BC1", "RNCP3/BC1"]), try story.share(["RNCP1/BC1", "RNCP2/BC1"]),
      try story.scribe.record(
        .intermediateDeclared(IntermediateDeclared(block: "RNCP3/BC1", generates: "RNCP4")), by: [Keys.body]),
      try story.scribe.record(.ruleStated(RuleStated(certification: "RNCP4", rule: rule)), by: [Keys.body]),
    ]
    for code: CertificationCode in ["RNCP7", "RNCP8"] { try story.register(code) }
    let unrelated = try story.share(["RNCP7/BC1", "RNCP8/BC1"])
    let carried = story.carried(showing: ["RNCP1/BC1"])
    #expect(carried.isSuperset(of: registrations + declarations))
    #expect(!carried.contains(unrelated))
    #expect(try LearnerRecordTests.judge(Exporter(story)).findings.isEmpty)
  }

  @Test("sessions in which the learner was decided on or awarded, of that certification only")
  func sessions() throws {
    var story = Story.raised
    try story.open(["RNCP2"])
    let other = try story.convene("S2", of: "RNCP2")
    let raised = Set(story.scribe.records[22...23].map(\.statement.id))
    #expect(story.carried().isDisjoint(with: raised))
    try story.decide(on: "RNCP1/BC1", try story.examine("RNCP1/BC1"))
    #expect(story.carried().isSuperset(of: raised))
    #expect(!story.carried().contains(other))
    #expect(story.carried(showing: ["RNCP1/BC2"]).isDisjoint(with: raised))
    try story.award("RNCP2")
    #expect(story.carried().contains(other))
  }

  @Test("what a certification renews, over every step, where credit migrated to it, and not otherwise")
  func renewals() throws {
    var story = Story.raised
    try story.open(["RNCP0"])
    try story.decide(on: "RNCP0/BC1", try story.examine("RNCP0/BC1"))
    let decision = story.scribe.records.last!.statement.id
    let between = try story.register("RNCP2", after: ["RNCP0"])
    try story.register("RNCP3", after: ["RNCP2"])
    let policy = try story.state(Policy(quorum: 1), of: "RNCP2")
    var equivalent = story
    try equivalent.recognise("RNCP3/BC1", .equivalence, [decision])
    #expect(equivalent.carried().isDisjoint(with: [between, policy]))
    try story.recognise("RNCP3/BC1", .migration, [decision])
    #expect(story.carried().isSuperset(of: [between, policy]))
    #expect(story.carried(showing: ["RNCP3/BC1"]).isSuperset(of: [between, decision]))
    #expect(story.carried(showing: ["RNCP0/BC1"]).isDisjoint(with: [between]))
    var exporter = Exporter(story)
    exporter.blocks = ["RNCP3/BC1"]
    #expect(try LearnerRecordTests.judge(exporter).findings.isEmpty)
  }

  @Test("correspondences never")
  func correspondences() throws {
    var story = Story.raised
    let registered = try story.scribe.statement("certification-registered", Story.registered())
    let listed = CreditStatement.correspondenceListed(
      CorrespondenceListed(
        registration: registered.id, certification: "RNCP1", blocks: [], other: "RNCP2", otherBlocks: []))
    let correspondence = try story.scribe.statement(listed.type, listed.body)
    try story.scribe.record([(registered, [Keys.op]), (correspondence, [Keys.op])])
    #expect(story.carried().contains(registered.id))
    #expect(!story.carried().contains(correspondence.id))
  }

  @Test("a rule is read by the rules of its position: under rules 1 another certification as a whole is no part")
  func rules() throws {
    var leapt = Story.full
    try leapt.scribe.record(.versionChanged(format: 1, rules: 3))
    for (start, isRelated) in [(Story.full, false), (Story.raised, true), (leapt, true)] {
      var story = start
      let whole = try story.register("RNCP2")
      try story.scribe.record(
        "rule-stated", Story.rule(["need": 1, "of": ["BC1", ["certification": "RNCP2"]]]), by: [Keys.body])
      #expect(story.carried().contains(whole) == isRelated)
    }
  }
}
