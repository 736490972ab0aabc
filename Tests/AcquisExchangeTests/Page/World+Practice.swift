import AcquisCredits
import AcquisCrypto
import AcquisExchange
import AcquisValues

/// A learner under rules 2: whatever a page can show of juries, conditions, confirmations, recognition and documents.
extension World {
  static let lighthouse: CertificationCode = "RNCP99901"
  static let balloons: CertificationCode = "RNCP99902"
  static let keeper: CertificationCode = "CQP-DEMO-01"
  static let oldKeeper: CertificationCode = "CQP-DEMO-00"

  static func practice() throws -> (world: World, learner: LearnerID) {
    var world = try World(rules: 2)
    let learner = World.learner(9)
    try world.registerPractice()
    try world.conveneLighthouse()
    try world.state(.learnerEnrolled(.init(learner: learner, certification: lighthouse, blocks: ["RNCP99901BC01"])))
    for certification in [balloons, keeper, oldKeeper] {
      try world.state(.learnerTargeted(.init(learner: learner, certification: certification)))
    }
    let lantern = try world.decideLighthouse(learner)
    try world.decideBalloons(learner, equivalentTo: lantern)
    let award = try world.awardKeeper(learner)
    try world.issue(learner, lantern, .init(lighthouse, "RNCP99901BC01"), made: "2026-04-10")
    try world.issue(learner, lantern, .init(lighthouse, "RNCP99901BC01"), made: "2026-05-20")
    try world.issue(learner, award, .init(keeper, nil), made: "2026-05-21")
    return (world, learner)
  }

  private mutating func registerPractice() throws {
    let fiches = Reading(bytes: try projectFile("ledger-samples/inputs/fiches-rncp.xml")).fiches
    for fiche in fiches.prefix(2) { try register(try Registration(fiche)) }
    try register(try Registration(referential: try projectFile("ledger-samples/inputs/referential-cqp.json")))
    try registerOldKeeper()
    for (certifications, key) in [
      ([World.balloons], World.operator), ([World.keeper, World.oldKeeper], World.body),
    ] {
      try state(
        .centreAuthorised(
          .init(centre: "00000000000021", name: Fingerprint(Digest.zero.hex)!, certifications: certifications)),
        by: [key])
    }
    try state(
      .blocksShared(.init([.init(World.lighthouse, "RNCP99901BC01"), .init(World.keeper, "CQP-DEMO-01-A")])),
      by: [World.body])
  }

  private mutating func registerOldKeeper() throws {
    let registration = try state(
      .certificationRegistered(
        .init(
          certification: World.oldKeeper, title: "CQP Gardien de phare imaginaire (ancien)", register: .other,
          level: 4, blocks: ["CQP-DEMO-00-C"],
          bodies: [.init(id: "00000000000013", name: "Commission paritaire imaginaire des phares")],
          source: Fingerprint(Digest.zero.hex)!)))
    try state(
      .blockDescribed(
        .init(
          registration: registration, certification: World.oldKeeper, block: "CQP-DEMO-00-C", title: "Donner l’alerte"))
    )
  }

  /// Two stages and a jury of two.
  private mutating func conveneLighthouse() throws {
    try state(
      .policyStated(
        .init(
          certification: World.lighthouse, policy: Policy(quorum: 2, needsSession: true, needsConfirmation: true))),
      by: [World.body])
    try convene("JURY-2026-02", World.lighthouse, "2026-03-20", "Ouessant, salle du phare")
    try state(
      .sessionHeld(.init(session: "JURY-2026-02", certification: World.lighthouse, present: ["P-1", "P-2"])),
      made: "2026-03-20", by: [World.jury])
  }

  private mutating func convene(
    _ session: SessionID, _ certification: CertificationCode, _ day: String, _ place: String
  ) throws {
    try state(
      .sessionConvened(
        .init(
          session: session, certification: certification, day: self.day(day), place: place,
          chair: Examiner(id: "P-1", capacity: "employer"), jurors: [Examiner(id: "P-2", capacity: "employee")])),
      by: [World.body])
  }

  /// One decision confirmed, one not yet, one confirmed under reserve. Returns the first.
  private mutating func decideLighthouse(_ learner: LearnerID) throws -> StatementID {
    let blocks = ["RNCP99901BC01", "RNCP99901BC02", "RNCP99901BC03"]
    let assessments = try blocks.map { try assess(learner, "RNCP99901", $0) }
    let decisions = zip(blocks, assessments).map { block, assessment in
      BlockValidated(
        learner: learner, subject: BlockReference(World.lighthouse, BlockCode(block)!), assessment: assessment,
        session: "JURY-2026-02", decision: block == blocks[2] ? .conditional : .acquired,
        condition: block == blocks[2] ? "Présentation de l’attestation AFGSU" : nil)
    }
    let ids = try decide(decisions, session: "JURY-2026-02", made: "2026-03-20")
    for id in [ids[0], ids[2]] {
      try state(.decisionConfirmed(.init(decision: id, learner: learner)), made: "2026-03-27", by: [World.body])
    }
    return ids[0]
  }

  /// Excused, absent, then a condition that is lifted; credit from elsewhere that holds, that is suspended, that was an
  /// error. No jury was convened.
  private mutating func decideBalloons(_ learner: LearnerID, equivalentTo lantern: StatementID) throws {
    let subject = { (block: BlockCode) in BlockReference(World.balloons, block) }
    for (decision, made) in [(Decision.excused, "2026-04-02"), (.absent, "2026-04-09")] {
      try state(
        .blockValidated(
          .init(
            learner: learner, subject: subject("RNCP99902BC01"), assessment: nil, session: "B-1", decision: decision)),
        made: made)
    }
    let reserved = try state(
      .blockValidated(
        .init(
          learner: learner, subject: subject("RNCP99902BC01"),
          assessment: try assess(learner, "RNCP99902", "RNCP99902BC01"), session: "B-2", decision: .conditional,
          condition: "Dix heures de vol imaginaire")), made: "2026-04-16")
    try state(.conditionLifted(.init(decision: reserved, learner: learner)), made: "2026-05-02")
    let equivalent = { (block: BlockCode) in
      CreditRecognised(learner: learner, subject: subject(block), basis: .equivalence, statements: [lantern])
    }
    try state(.creditRecognised(equivalent("RNCP99902BC02")), made: "2026-04-03")
    let error = try state(.creditRecognised(equivalent("RNCP99902BC05")), made: "2026-04-03")
    try state(.statementAnnulled(.init(target: error, learner: learner, reason: .clericalError)), made: "2026-04-04")
    try transfer(learner, subject("RNCP99902BC04"))
  }

  /// Credit of another ledger, attested, then revoked there.
  private mutating func transfer(_ learner: LearnerID, _ subject: BlockReference) throws {
    let leaf = Fingerprint(SHA256.hash(Array("elsewhere".utf8)).hex)!
    let transferred = try state(
      .creditRecognised(
        .init(
          learner: learner, subject: subject, basis: .transfer,
          statements: [StatementID(version4From: [UInt8](repeating: 5, count: 16))],
          origin: .init(name: "registre.example/ailleurs", ledger: leaf, leaf: leaf))), made: "2026-04-05")
    try issue(learner, transferred, subject, made: "2026-04-06", by: World.operator)
    try state(
      .recognitionSuspended(.init(recognition: transferred, learner: learner, leaf: leaf)), made: "2026-05-06")
  }

  /// One block held as it is shared, one by a diploma, one from the certification before. Returns the award.
  private mutating func awardKeeper(_ learner: LearnerID) throws -> StatementID {
    let old = try state(
      .blockValidated(
        .init(
          learner: learner, subject: BlockReference(World.oldKeeper, "CQP-DEMO-00-C"),
          assessment: try assess(learner, "CQP-DEMO-00", "CQP-DEMO-00-C"), session: "C-1", decision: .acquired)),
      made: "2026-02-20")
    try state(
      .creditRecognised(
        .init(
          learner: learner, subject: BlockReference(World.keeper, "CQP-DEMO-01-B"), basis: .exemption,
          diploma: "Brevet imaginaire d’opticien de marine")), made: "2026-05-04", by: [World.body])
    try state(
      .creditRecognised(
        .init(
          learner: learner, subject: BlockReference(World.keeper, "CQP-DEMO-01-C"), basis: .migration,
          statements: [old])), made: "2026-05-04", by: [World.body])
    try convene("C-2", World.keeper, "2026-05-12", "Brest")
    return try state(
      .certificationAwarded(.init(learner: learner, certification: World.keeper, session: "C-2")),
      made: "2026-05-12", by: [World.body])
  }

  /// Issues a document about a statement.
  @discardableResult
  mutating func issue(
    _ learner: LearnerID, _ target: StatementID, _ subject: BlockReference, made: String,
    by key: Ed25519PrivateKey = World.body
  ) throws -> StatementID {
    try state(.documentIssued(.init(target: target, learner: learner, subject: subject)), made: made, by: [key])
  }
}
