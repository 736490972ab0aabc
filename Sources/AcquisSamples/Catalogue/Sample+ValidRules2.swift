import AcquisAudit
import AcquisCredits
import AcquisRecords
import AcquisValues

extension Sample {
  /// What is right under rules 2 (SPEC §9.4).
  static func validRules2() throws -> [Sample] { try juries() + awards() + raised() + transferred() }

  private static func juries() throws -> [Sample] {
    let juries = try Juries.told.get()
    var ada = Exporter(juries.scribe)
    ada.identity = [Exporter.disclosed("Ada Invented", in: juries.enrolment)]
    var block = Exporter(juries.scribe)
    block.blocks = [Juries.first]
    var cleo = Exporter(juries.scribe)
    cleo.learner = Story.cleo
    return [
      try ledger(
        "juries", nil, "every type of statement that rules 2 add", juries.scribe, record: ada.file()),
      file(
        "juries-one-block.json", nil, "Ada's record: one block, which migrated, with the decision that it rests on",
        try block.file()),
      file(
        "juries-absent.json", nil, "Cleo's record: excused, absent, and a transfer that is suspended", try cleo.file()),
    ]
  }

  /// CQP-DEMO needs one of two things, of which Ada keeps one.
  private static func awards() throws -> [Sample] {
    [
      try juries("award-by-whole", nil, "an award by an intermediate certification that the learner holds as a whole") {
        try $0.annul($0.adasDecision, by: Keys.jury)
        try $0.award(Juries.shared.certification, to: Juries.ada, by: Keys.second)
      },
      try juries("award-by-shared-block", nil, "an award by a block that is shared with the one acquired") {
        try $0.annul($0.intermediateAward, by: Keys.body)
        try $0.award(Juries.shared.certification, to: Juries.ada, by: Keys.second)
      },
    ]
  }

  /// A ledger raised from rules 1 to rules 2.
  private static func raised() throws -> [Sample] {
    var story = try Story.told.get()
    try story.scribe.record(.versionChanged(format: 1, rules: 2))
    let policy = PolicyStated(certification: Juries.certification, policy: Policy(needsConfirmation: true))
    try story.scribe.record(.policyStated(policy), by: [Keys.body])
    let decided = BlockValidated(
      learner: Juries.ben, subject: Juries.first, assessment: story.bensAssessment, session: "JURY-2",
      decision: .conditional, condition: "Présenter une attestation inventée")
    let decision = try story.scribe.record(.blockValidated(decided), by: [Keys.jury], made: "2026-02-25")
    try story.scribe.record(
      .decisionConfirmed(DecisionConfirmed(decision: decision, learner: Juries.ben)), by: [Keys.body],
      made: "2026-02-26")
    var ben = Exporter(story.scribe)
    ben.learner = Story.ben
    return [
      try ledger("raised", nil, "rules 1, raised to rules 2 by version-changed", story.scribe, record: ben.file())
    ]
  }

  /// Credit of one ledger recognised in another, and suspended when it is revoked there.
  private static func transferred() throws -> [Sample] {
    var elsewhere = try Elsewhere.told.get()
    let (origin, key) = (elsewhere.scribe, Elsewhere.key)
    var there = Exporter(origin)
    there.learner = Elsewhere.cleo.description
    try elsewhere.revoke()
    var transfer = try Transfer()
    var here = Exporter(transfer.scribe)
    here.learner = Story.cleo
    let recognised = (transfer.scribe, try here.file())
    try transfer.suspend(by: elsewhere)
    var later = Exporter(transfer.scribe)
    later.learner = Story.cleo
    return [
      try ledger("origin", nil, "another ledger, where Cleo acquired a unit", origin, key: key, record: there.file()),
      try ledger(
        "transferred", nil, "that unit recognised here, by the leaf hash of its decision there", recognised.0,
        record: recognised.1),
      try ledger(
        "origin-revoked", nil, "the other ledger later: the decision is annulled", elsewhere.scribe, key: key,
        older: origin.checkpoint()),
      try ledger(
        "suspended", nil, "and so the recognition is suspended here, by the leaf hash of the annulment",
        transfer.scribe, older: recognised.0.checkpoint(), record: later.file()),
    ]
  }
}
