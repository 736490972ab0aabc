import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Story {
  /// The story raised to rules 2, with a statement of every type that they add.
  static func juries() throws -> Story {
    var story = Story.raised
    try story.open(["RNCP2", "RNCP3"])
    try story.open(["RNCP4"], after: ["RNCP2"])
    try story.decideUnderReserve()
    try story.recogniseEverything()
    try story.declare()
    try story.scribe.record("learner-merged", ["learner": [.string(ben), .string(ada)]])
    return story
  }

  private mutating func decideUnderReserve() throws {
    try state(Policy(needsSession: true, needsConfirmation: true, usability: .months(12)), of: "RNCP2")
    try convene("S5", of: "RNCP2")
    try hold("S5", of: "RNCP2", ["J1"])
    let competences = [AssessedCompetence("C1", .acquired), AssessedCompetence("C2", .notAcquired)]
    let assessors = [Examiner(id: "A1", capacity: "professional")]
    let one = try examine("RNCP2/BC1", competences: competences, assessors: assessors)
    let other = try examine("RNCP2/BC1")
    let decision = try decide(
      .conditional, on: "RNCP2/BC1", one, further: [other], in: "S5", condition: "Invented condition")
    try confirm(decision)
    try lift(decision)
    try issue("RNCP2/BC1", for: decision)
    try decide(.absent, on: "RNCP1/BC2", nil, of: Story.benID)
    try recognise("RNCP3/BC1", .equivalence, [decision])
    try recognise("RNCP4/BC1", .migration, [decision])
    try award("RNCP2", in: "S5")
  }

  private mutating func recogniseEverything() throws {
    try recognise("RNCP1/BC2", .exemption, for: Story.benID)
    let transfer = try recognise("RNCP3/BC1", .transfer, [Scribe.id(800)], for: Story.benID)
    try suspend(transfer, of: Story.benID)
    let another = try recognise("RNCP2/BC1", .transfer, [Scribe.id(801)], for: Story.benID)
    try annul(another, learner: Story.ben, by: [Keys.body])
  }

  private mutating func declare() throws {
    try share(["RNCP2/BC1", "RNCP3/BC1"])
    try register("RNCP5", [])
    try scribe.record(
      .intermediateDeclared(IntermediateDeclared(block: "RNCP1/BC1", generates: "RNCP5")), by: [Keys.body])
    try scribe.record(
      .learnerTargeted(LearnerTargeted(learner: Story.adaID, certification: "RNCP1", blocks: ["BC1"])))
    let registered = try scribe.statement("certification-registered", Story.registered())
    let listed = CreditStatement.correspondenceListed(
      CorrespondenceListed(
        registration: registered.id, certification: "RNCP1", blocks: [], other: "RNCP2", otherBlocks: ["BC1"]))
    let correspondence = try scribe.statement(listed.type, listed.body)
    try scribe.record([(registered, [Keys.op]), (correspondence, [Keys.op])])
  }
}
