import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Juries {
  static let body: OrganisationID = "00000000000013"
  static let otherBody: OrganisationID = "00000000000062"
  static let centre: CentreID = "00000000000021"

  mutating func enrolKeys() throws {
    for (key, role, subject) in [
      (Keys.centre, Role.centre, Juries.centre.text), (Keys.jury, .jury, Juries.certification.text),
      (Keys.body, .awardingBody, Juries.body.text), (Keys.second, .awardingBody, Juries.otherBody.text),
    ] {
      try scribe.record(.keyEnrolled(Keys.enrolment(key, role, subject)))
    }
  }

  /// Certifications, and who may do what about them.
  mutating func register() throws {
    try scribe.record(
      .certificationRegistered(
        Juries.registered(
          Juries.former.certification, [Juries.former.block!], until: "2025-12-31",
          successors: [Juries.certification])))
    try registerWhole()
    try scribe.record(
      .certificationRegistered(
        Juries.registered(
          Juries.shared.certification, [Juries.shared.block!], .other, by: Juries.otherBody, scope: .interBranch)))
    try scribe.record(.certificationRegistered(Juries.registered(Juries.intermediate, [], .other, scope: .branch)))
    try scribe.record(.blocksShared(BlocksShared([Juries.second, Juries.shared])), by: [Keys.body, Keys.second])
    try scribe.record(
      .intermediateDeclared(IntermediateDeclared(block: Juries.first, generates: Juries.intermediate)),
      by: [Keys.body])
    try authorise()
    try scribe.record(.policyStated(Juries.policy), by: [Keys.body], made: "2026-01-10")
    let rule = try CompositionRule(need: 2, of: [.block(Juries.first.block!), .block(Juries.second.block!)])
    try scribe.record(
      .ruleStated(RuleStated(certification: Juries.certification, rule: rule, everyoneFrom: Day("2026-02-01")!)),
      by: [Keys.body], made: "2026-01-10")
    let wholes = try CompositionRule(need: 1, of: [.block(Juries.shared.block!), .whole(Juries.intermediate)])
    try scribe.record(
      .ruleStated(RuleStated(certification: Juries.shared.certification, rule: wholes)), by: [Keys.second])
  }

  /// The certification itself, with the texts of its blocks and what corresponds to it, in one batch.
  private mutating func registerWhole() throws {
    let registered = CreditStatement.certificationRegistered(
      Juries.registered(
        Juries.certification, [Juries.first.block!, Juries.second.block!], predecessors: [Juries.former.certification],
        scope: .branch))
    let registration = try scribe.statement(registered.type, registered.body)
    var entries: [Scribe.Entry] = [(registration, [Keys.operator])]
    let described = [(Juries.first, "Réparer un mouvement inventé", "30"), (Juries.second, "Conseiller", "7.5")].map {
      BlockDescribed(
        registration: registration.id, certification: Juries.certification, block: $0.block!, title: $1,
        points: Points($2))
    }
    let correspondence = CorrespondenceListed(
      registration: registration.id, certification: Juries.certification, blocks: [Juries.first.block!],
      other: "RNCP99999", otherBlocks: ["RNCP99999BC03"])
    for statement in described.map(CreditStatement.blockDescribed) + [.correspondenceListed(correspondence)] {
      entries.append((try scribe.statement(statement.type, statement.body), [Keys.operator]))
    }
    try scribe.record(entries)
  }

  private mutating func authorise() throws {
    let name = Story.commitment("centre/name", "Centre inventé", in: scribe.nextID).string.flatMap(Fingerprint.init)!
    let authorised = CentreAuthorised(
      centre: Juries.centre, name: name, certifications: [Juries.former.certification, Juries.certification],
      period: Period(from: Day("2025-01-01"), until: Day("2026-12-31")))
    try scribe.record(.centreAuthorised(authorised), by: [Keys.body])
  }

  private static func registered(
    _ certification: CertificationCode, _ blocks: [BlockCode], _ register: Register = .rncp,
    by body: OrganisationID = body, until: String? = nil, predecessors: [CertificationCode] = [],
    successors: [CertificationCode] = [], scope: Scope? = nil
  ) -> CertificationRegistered {
    CertificationRegistered(
      certification: certification, title: "Certification inventée \(certification)", register: register, level: 4,
      blocks: blocks, bodies: [.init(id: body, name: "Organisme inventé")], routes: [.apprenticeship, .vae],
      period: Period(until: until.flatMap { Day($0) }), finalAward: until.flatMap { Day($0) },
      predecessors: predecessors, successors: successors,
      scope: scope, source: source)
  }

  private static let policy = PolicyStated(
    certification: certification,
    policy: Policy(
      quorum: 2, seats: [Policy.Seats("professional", 1)], needsSession: true, needsRegistration: true,
      needsConfirmation: true,
      compensation: Policy.Compensation(percent: 60, isSovereign: false), usability: .months(60)))
}
