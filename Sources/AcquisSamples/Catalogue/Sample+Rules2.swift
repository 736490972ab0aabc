import AcquisAudit
import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Sample {
  /// What rules 2 do not admit (SPEC §9.4).
  static func rules2() throws -> [Sample] {
    try forms() + candidacies() + sessions() + followUps() + recognitions() + awards()
  }

  private static func forms() throws -> [Sample] {
    [
      try story("policy-under-rules-1", .typeUnknown, "a type of rules 2 in a ledger of rules 1") {
        try $0.scribe.record(
          .policyStated(PolicyStated(certification: Juries.certification, policy: Policy())), by: [Keys.body])
      },
      try story("blocks-under-rules-1", .bodyInvalid, "a member of rules 2 in a ledger of rules 1") {
        try $0.scribe.record(
          .learnerTargeted(
            LearnerTargeted(
              learner: Juries.ben, certification: Juries.certification, blocks: [Juries.first.block!])))
      },
      try juries("conditional-without-condition", .bodyInvalid, "a conditional decision that states no condition") {
        let assessment = try $0.assess(Juries.second, of: Juries.ben)
        try $0.decide(
          BlockValidated(
            learner: Juries.ben, subject: Juries.second, assessment: assessment, session: "JURY-1",
            decision: .conditional))
      },
    ]
  }

  private static func candidacies() throws -> [Sample] {
    [
      try juries("registration-closed", .registrationClosed, "a target whose registration has ended") {
        let former = Juries.former.certification
        let policy = PolicyStated(certification: former, policy: Policy(needsRegistration: true))
        try $0.scribe.record(.policyStated(policy), by: [Keys.body])
        try $0.scribe.record(
          .learnerTargeted(LearnerTargeted(learner: Juries.ben, certification: Juries.former.certification)))
      },
      try juries("route-closed", .routeClosed, "an assessment by a route that the certification is not open to") {
        try $0.assess(Juries.second, of: Juries.ben, route: .individual)
      },
      try juries("award-too-late", .awardTooLate, "an award after the final day") {
        try $0.award(Juries.former.certification, to: Juries.ada)
      },
    ]
  }

  private static func sessions() throws -> [Sample] {
    let missed = [AssessedCompetence("C1", .notAcquired), AssessedCompetence("C2", .acquired)]
    return [
      try juries("session-repeated", .sessionRepeated, "a session convened twice") {
        try $0.convene("JURY-1", on: "2026-02-26")
      },
      try juries("session-unknown", .sessionUnknown, "a session held that nobody convened") {
        try $0.hold("JURY-9", ["J-1", "J-2"])
      },
      try juries("decided-unconvened", .sessionUnknown, "a decision in a session that nobody convened") {
        try $0.decideOnBen(in: "JURY-9")
      },
      try juries("juror-unknown", .jurorUnknown, "somebody present who does not sit on the jury") {
        try $0.hold("JURY-1", ["J-1", "J-9"])
      },
      try juries("before-session", .beforeSession, "a session held on the day before its day") {
        try $0.convene("JURY-2", on: "2026-03-02")
        try $0.hold("JURY-2", ["J-1", "J-2"], made: "2026-03-01")
      },
      try juries("quorum-unmet", .quorumUnmet, "a decision in a session with one member present, of the two needed") {
        try $0.convene("JURY-2", on: "2026-02-25")
        try $0.hold("JURY-2", ["J-1"])
        try $0.decideOnBen(in: "JURY-2")
      },
      try juries("juror-not-independent", .jurorNotIndependent, "a decision of a jury on which the assessor sits") {
        try $0.decideOnBen(assessors: [Examiner(id: "J-1", capacity: "professional")])
      },
      try juries("threshold-unmet", .thresholdUnmet, "a block acquired with half of its competences, of 60 % needed") {
        try $0.decideOnBen(competences: missed)
      },
    ]
  }

  private static func followUps() throws -> [Sample] {
    [
      try juries("confirmed-twice", .followUpTarget, "a second confirmation of the same decision") {
        try $0.confirm($0.adasDecision, of: Juries.ada)
      },
      try juries("lifted-unconditional", .followUpTarget, "a condition lifted that a decision does not have") {
        try $0.lift($0.adasDecision, of: Juries.ada)
      },
      try juries("suspended-exemption", .followUpTarget, "a suspension of a recognition that is no transfer") {
        let suspension = RecognitionSuspended(recognition: $0.exemption, learner: Juries.ben, leaf: Juries.source)
        try $0.scribe.record(.recognitionSuspended(suspension), made: "2026-03-01")
      },
      try juries("document-for-another", .followUpTarget, "a document on another block than the decision it names") {
        try $0.issue(Juries.first, for: $0.adasDecision)
      },
      try juries("lifted-early", .followUpEarly, "a condition lifted on the day before the decision") {
        let assessment = try $0.assess(Juries.second, of: Juries.ben)
        let decision = try $0.decide(
          BlockValidated(
            learner: Juries.ben, subject: Juries.second, assessment: assessment, session: "JURY-1",
            decision: .conditional, condition: "Présenter une attestation inventée"))
        try $0.lift(decision, of: Juries.ben, made: "2026-02-24")
      },
    ]
  }

  private static func recognitions() throws -> [Sample] {
    [
      try juries("transfer-repeated", .transferRepeated, "a decision of another ledger recognised twice") {
        let elsewhere = try Elsewhere.told.get()
        try $0.recognise(
          Juries.second, for: Juries.cleo, .transfer, [elsewhere.decision], from: elsewhere.origin)
      },
      try juries("recognition-unfounded", .recognitionUnfounded, "an equivalence to credit of another learner") {
        try $0.recognise(Juries.first, for: Juries.cleo, .equivalence, [$0.bensDecision])
      },
      try juries("migration-unrelated", .migrationUnrelated, "a migration to a certification that replaces nothing") {
        try $0.recognise(Juries.shared, for: Juries.ada, .migration, [$0.formerDecision], by: [Keys.second])
      },
      try juries("recognition-repeated", .recognitionRepeated, "an exemption from a block that the learner has") {
        try $0.recognise(Juries.second, for: Juries.ben, .exemption)
      },
      try juryRecord("recognition-without-support", .recognitionUnfounded) {
        $0.filter { ![19, 20].contains($0) }
      },
    ]
  }

  private static func awards() throws -> [Sample] {
    let branch = Juries.shared.certification
    return [
      try juries("award-by-neither", .awardUnmet, "neither the shared block nor the intermediate certification counts")
      {
        try $0.annul($0.adasDecision, by: Keys.jury)
        try $0.annul($0.intermediateAward, by: Keys.body)
        try $0.award(branch, to: Juries.ada, by: Keys.second)
      },
      try juries("award-unconfirmed", .awardUnmet, "an award on a decision that nobody confirmed") {
        try $0.recognise(Juries.second, for: Juries.cleo, .exemption)
        let assessment = try $0.assess(Juries.first, of: Juries.cleo)
        try $0.decide(
          BlockValidated(
            learner: Juries.cleo, subject: Juries.first, assessment: assessment, session: "JURY-1", decision: .acquired)
        )
        try $0.award(Juries.certification, to: Juries.cleo, made: "2026-02-28")
      },
      try juries("award-lapsed", .awardUnmet, "an award on credit that can be used for one month, after three") {
        let policy = PolicyStated(certification: branch, policy: Policy(usability: .months(1)))
        try $0.scribe.record(.policyStated(policy), by: [Keys.second])
        try $0.recognise(Juries.shared, for: Juries.cleo, .exemption, by: [Keys.second], made: "2025-11-27")
        try $0.award(branch, to: Juries.cleo, by: Keys.second)
      },
    ]
  }

  /// Ada's record as the operator signs it, of other records than bear on her.
  private static func juryRecord(
    _ name: String, _ finding: FindingCode, _ listing: @escaping ([Int]) -> [Int]
  ) throws -> Sample {
    var exporter = Exporter(try Juries.told.get().scribe)
    exporter.blocks = [Juries.first]
    (exporter.listing, exporter.carrying) = (listing, listing)
    return file(
      "\(name).json", finding, "a recognition without the decision that it rests on, which the extract leaves out",
      try exporter.file())
  }
}
