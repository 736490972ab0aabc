import AcquisCredits
import AcquisCrypto
import AcquisExchange
import AcquisValues

extension World {
  /// A learner with an award, a second certification under way, an annulment, a merger, a requirement and training.
  static func career() throws -> (world: World, learner: LearnerID) {
    var world = try World()
    let fiches = Reading(bytes: try projectFile("ledger-samples/inputs/fiches-rncp.xml")).fiches
    for fiche in fiches.prefix(2) { try world.register(try Registration(fiche)) }
    try world.register(try Registration(referential: try projectFile("ledger-samples/inputs/referential-cqp.json")))
    let (old, learner) = (World.learner(7), World.learner(9))
    try world.state(.learnerEnrolled(.init(learner: old, certification: "RNCP99901")))
    try world.state(.learnerEnrolled(.init(learner: learner, certification: "RNCP99901")))
    try world.state(
      .trainingFollowed(
        .init(learner: learner, certification: "RNCP99901", block: "RNCP99901BC01", module: "Module feux, 35 h")))
    let first = try world.assess(old, "RNCP99901", "RNCP99901BC01")
    _ = try world.decide(
      [world.validation(old, "RNCP99901", "RNCP99901BC01", first)], session: "JURY-2026-01", made: "2026-02-20")
    try world.state(.learnerMerged(.init(learner: old, into: learner)), made: "2026-03-01")
    let others = try ["RNCP99901BC02", "RNCP99901BC03"].map { ($0, try world.assess(learner, "RNCP99901", $0)) }
    _ = try world.decide(
      others.map { world.validation(learner, "RNCP99901", $0, $1) }, session: "JURY-2026-02", made: "2026-03-20")
    try world.state(
      .certificationAwarded(.init(learner: learner, certification: "RNCP99901", session: "JURY-2026-02")),
      made: "2026-03-21", by: [World.body])
    try world.secondCertification(learner)
    return (world, learner)
  }

  private mutating func secondCertification(_ learner: LearnerID) throws {
    let rule = try CompositionRule(
      need: 2, of: [.block("RNCP99902BC01"), .requirement("VOL-10H", label: "Dix heures de vol imaginaire")])
    try state(.ruleStated(.init(certification: "RNCP99902", rule: rule)))
    try state(.learnerTargeted(.init(learner: learner, certification: "RNCP99902")))
    let failed = try assess(learner, "RNCP99902", "RNCP99902BC01", .notAcquired)
    try state(
      .blockValidated(validation(learner, "RNCP99902", "RNCP99902BC01", failed, .notAcquired)), made: "2026-04-02")
    let again = try assess(learner, "RNCP99902", "RNCP99902BC01")
    try state(.blockValidated(validation(learner, "RNCP99902", "RNCP99902BC01", again)), made: "2026-05-02")
    let flight = try assess(learner, "RNCP99902", "VOL-10H")
    try state(.blockValidated(validation(learner, "RNCP99902", "VOL-10H", flight)), made: "2026-05-02")
    let cqp = try assess(learner, "CQP-DEMO-01", "CQP-DEMO-01-A")
    try state(.statementAnnulled(.init(target: cqp, learner: learner, reason: .clericalError)), made: "2026-05-03")
  }

  mutating func assess(
    _ learner: LearnerID, _ certification: String, _ block: String, _ outcome: Outcome = .acquired
  ) throws -> StatementID {
    let subject = BlockReference(CertificationCode(certification)!, BlockCode(block)!)
    return try state(
      .blockAssessed(
        .init(learner: learner, subject: subject, centre: "00000000000021", route: .vae, outcome: outcome)),
      made: "2026-02-12", by: [World.centre])
  }

  func validation(
    _ learner: LearnerID, _ certification: String, _ block: String, _ assessment: StatementID,
    _ decision: Decision = .acquired
  ) -> BlockValidated {
    BlockValidated(
      learner: learner, subject: BlockReference(CertificationCode(certification)!, BlockCode(block)!),
      assessment: assessment, session: "JURY-2026-02", decision: decision)
  }

  static let identity = [
    LearnerRecord.Disclosed(
      field: "name", salt: SHA256.hash(Array("name".utf8)),
      statement: StatementID(version4From: [UInt8](repeating: 1, count: 16)),
      value: "Camille Exemple"),
    LearnerRecord.Disclosed(
      field: "birthDate", salt: SHA256.hash(Array("birth".utf8)),
      statement: StatementID(version4From: [UInt8](repeating: 1, count: 16)),
      value: "2001-02-03"),
  ]
}
