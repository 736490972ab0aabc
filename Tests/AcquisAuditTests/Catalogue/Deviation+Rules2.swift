import AcquisAudit
import AcquisCredits
import AcquisJSON
import AcquisRecords

extension Deviation {
  /// Breaks the story that was raised to rules 2.
  static func raised(
    _ code: FindingCode, _ name: String, _ change: @escaping @Sendable (inout Story) throws -> Void
  ) -> Deviation {
    Deviation(code, name) {
      var story = Story.raised
      try change(&story)
      return try story.scribe.judge()
    }
  }

  static let rules2 = forms + candidacies + sessions + followUps + recognitions

  private static let forms: [Deviation] = [
    Deviation(.typeUnknown, "a type of rules 2 under rules 1") { try $0.state(Policy()) },
    Deviation(.bodyInvalid, "a decision of rules 2 under rules 1") {
      try $0.decide(.absent, on: "RNCP1/BC2", nil, of: Story.benID)
    },
    .raised(.bodyInvalid, "a conditional decision without a condition") { story in
      try story.decide(.conditional, on: "RNCP1/BC1", story.bensAssessment, of: Story.benID)
    },
    .raised(.versionNewer, "rules 3, after rules 2") {
      try $0.scribe.record(.versionChanged(format: 1, rules: 3))
    },
    .raised(.versionLowered, "rules 1, after rules 2") {
      try $0.scribe.record(.versionChanged(format: 1, rules: 1))
    },
  ]

  private static let candidacies: [Deviation] = [
    .raised(.registrationClosed, "a target whose registration has ended") { story in
      try story.register("RNCP2", until: "2025-12-31")
      try story.state(Policy(needsRegistration: true), of: "RNCP2")
      try story.scribe.record(.learnerTargeted(LearnerTargeted(learner: Story.benID, certification: "RNCP2")))
    },
    .raised(.blockUnknown, "a target of a block that is none") { story in
      try story.scribe.record(
        .learnerTargeted(LearnerTargeted(learner: Story.benID, certification: "RNCP1", blocks: ["BC9"])))
    },
    .raised(.routeClosed, "a route that the certification is not open to") {
      _ = try $0.examine("RNCP1/BC2", of: Story.benID, route: .apprenticeship)
    },
    .raised(.awardTooLate, "an award after the final day") { story in
      try story.register("RNCP2", until: "2026-01-07")
      try story.recognise("RNCP2/BC1", .exemption, made: "2026-01-06")
      try story.award("RNCP2")
    },
    .raised(.awardUnmet, "an award on credit that can be used no more") { story in
      try story.register("RNCP2")
      try story.state(Policy(usability: .months(1)), of: "RNCP2")
      try story.recognise("RNCP2/BC1", .exemption, made: "2025-11-30")
      try story.award("RNCP2")
    },
  ]

  private static let sessions: [Deviation] = [
    .raised(.sessionRepeated, "a session convened twice") { try $0.convene("S2") },
    .raised(.sessionUnknown, "a session held that was not convened") { try $0.hold("S9", ["J1"]) },
    .raised(.sessionUnknown, "a decision in a session that was not convened") { story in
      try story.decide(on: "RNCP1/BC1", story.bensAssessment, of: Story.benID, in: "S9")
    },
    .raised(.jurorUnknown, "somebody present who is not of the jury") { try $0.hold("S2", ["J1", "J9"]) },
    .raised(.beforeSession, "a session held before its day") { story in
      try story.convene("S3", on: "2026-01-10")
      try story.hold("S3", ["J1"], made: "2026-01-09")
    },
    .raised(.beforeSession, "a decision before the day of its session") { story in
      try story.decide(on: "RNCP1/BC1", story.bensAssessment, of: Story.benID, made: "2026-01-06")
    },
    .raised(.quorumUnmet, "nobody is recorded as present") { story in
      try story.convene("S3")
      try story.decide(on: "RNCP1/BC1", story.bensAssessment, of: Story.benID, in: "S3")
    },
    .raised(.jurorNotIndependent, "a member of the jury who assessed") { story in
      let assessors = [Examiner(id: "J1", capacity: "professional")]
      let assessment = try story.examine("RNCP1/BC2", of: Story.benID, assessors: assessors)
      try story.decide(on: "RNCP1/BC2", assessment, of: Story.benID)
    },
    .raised(.thresholdUnmet, "half of the competences") { story in
      let competences = [AssessedCompetence("C1", .acquired), AssessedCompetence("C2", .notAcquired)]
      let assessment = try story.examine("RNCP1/BC2", of: Story.benID, competences: competences)
      try story.decide(on: "RNCP1/BC2", assessment, of: Story.benID)
    },
    .raised(.assessmentMissing, "a further assessment on another block") { story in
      let other = try story.examine("RNCP1/BC2", of: Story.benID)
      try story.decide(on: "RNCP1/BC1", story.bensAssessment, further: [other], of: Story.benID)
    },
  ]

  private static let followUps: [Deviation] = [
    .raised(.followUpTarget, "a confirmation of an assessment") {
      try $0.confirm($0.bensAssessment, of: Story.benID, by: Keys.op)
    },
    .raised(.followUpTarget, "a condition lifted that a decision does not have") {
      try $0.lift($0.validations[0])
    },
    .raised(.followUpTarget, "a suspension of an exemption") {
      try $0.suspend(try $0.recognise("RNCP1/BC2", .exemption, for: Story.benID), of: Story.benID)
    },
    .raised(.followUpTarget, "a document on another block than its decision") {
      try $0.issue("RNCP1/BC2", for: $0.validations[0])
    },
    .raised(.learnerMismatch, "a confirmation that names another learner") {
      try $0.confirm($0.validations[0], of: Story.benID)
    },
    .raised(.followUpEarly, "a condition lifted before the decision") { story in
      let decision = try story.decide(
        .conditional, on: "RNCP1/BC1", story.bensAssessment, of: Story.benID, condition: "Invented")
      try story.lift(decision, of: Story.benID, made: "2026-01-07")
    },
  ]

  private static let recognitions: [Deviation] = [
    .raised(.transferRepeated, "a decision of another ledger recognised twice") { story in
      try story.recognise("RNCP1/BC1", .transfer, [Scribe.id(800)], for: Story.benID)
      try story.recognise("RNCP1/BC2", .transfer, [Scribe.id(800)], for: Story.benID)
    },
    .raised(.recognitionUnfounded, "an equivalence to another learner's credit") {
      try $0.recognise("RNCP1/BC2", .equivalence, [$0.validations[0]], for: Story.benID)
    },
    .raised(.migrationUnrelated, "a migration to what replaces nothing") { story in
      try story.register("RNCP2")
      try story.recognise("RNCP2/BC1", .migration, [story.validations[0]])
    },
    .raised(.recognitionRepeated, "an exemption from what the learner has") {
      try $0.recognise("RNCP1/BC1", .exemption)
    },
    .raised(.certificationUnknown, "a shared block of a certification that is not registered") {
      try $0.share(["RNCP1/BC1", "RNCP9/BC1"], by: [Keys.body, Keys.op])
    },
    .raised(.blockUnknown, "a block that generates a certification, and is none") { story in
      try story.register("RNCP2", [])
      try story.scribe.record(
        .intermediateDeclared(IntermediateDeclared(block: "RNCP1/BC9", generates: "RNCP2")), by: [Keys.body])
    },
  ]
}
