import AcquisCredits
import AcquisValues

/// Statements about certifications, at random.
extension RandomWorld {
  mutating func reference() -> CreditStatement {
    switch Int.random(in: 0..<24, using: &random) {
    case 0..<4: return .certificationRegistered(registration())
    case 4, 5:
      let (registration, certification) = newestRegistration()
      return .blockDescribed(
        BlockDescribed(
          registration: registration, certification: certification, block: block(), title: "Example",
          points: rarely(2) { _ in Points(hundredths: 750) }))
    case 6, 7:
      let partner = PartnersListed.Partner(centre: centre(), scope: pick(PartnerScope.allCases), period: period())
      let (registration, certification) = newestRegistration()
      return .partnersListed(
        PartnersListed(registration: registration, certification: certification, partners: [partner]))
    case 8:
      let (registration, certification) = newestRegistration()
      return .correspondenceListed(
        CorrespondenceListed(
          registration: registration, certification: certification, blocks: [block()], other: self.certification(),
          otherBlocks: []))
    case 9, 10, 11:
      return .ruleStated(
        RuleStated(certification: certification(), rule: rule(), everyoneFrom: rarely(3) { $0.someDay() }))
    case 12, 13, 14:
      return .policyStated(PolicyStated(certification: certification(), policy: policy()))
    case 15: return .blocksShared(shared())
    case 16:
      return .intermediateDeclared(
        IntermediateDeclared(block: BlockReference(certification(), block()), generates: certification()))
    default:
      return .centreAuthorised(
        CentreAuthorised(
          centre: centre(), name: fingerprint, certifications: pick([["RNCP100"], ["RNCP200", "RS300"]]),
          period: period()))
    }
  }

  /// Mostly the newest registration with its certification, else any with any.
  private mutating func newestRegistration() -> (StatementID, CertificationCode) {
    let newest = ledger.last { $0.statement.type == "certification-registered" }
    guard let newest, !oneIn(6) else {
      return (recorded("certification-registered")?.id ?? id("none"), certification())
    }
    return (newest.id, newest.statement.certifications[0])
  }

  private mutating func registration() -> CertificationRegistered {
    let certification = certification()
    let isSpecific = certification == "RS300"
    return CertificationRegistered(
      certification: certification, title: "Example", register: isSpecific ? .rs : .rncp,
      blocks: isSpecific ? pick([[], [], [], ["BC01"]]) : pick([["BC01", "BC02"], ["BC01"]]),
      bodies: [.init(id: pick(["BODY-1", "BODY-2"]), name: "Example Body")],
      routes: rarely(5) { _ in [.vae, .individual] } ?? [],
      period: Period(until: rarely(6) { $0.pick([day("2026-02-15"), day("2026-03-15")]) }),
      finalAward: rarely(8) { _ in day("2026-03-20") }, predecessors: Array(Set([self.certification()])),
      scope: rarely(3) { $0.pick(Scope.allCases) }, source: fingerprint)
  }

  private mutating func rule() -> CompositionRule {
    let parts: [CompositionRule.Part] = [
      .block(block()), .block("BC01"), .foreignBlock("BC01", of: certification()), .whole(certification()),
      .requirement("exam", label: "Exam"),
    ]
    let chosen = Array(Set(parts.shuffled(using: &random).prefix(2))).sorted { "\($0)" < "\($1)" }
    guard let rule = try? CompositionRule(need: Int.random(in: 1...chosen.count, using: &random), of: chosen) else {
      preconditionFailure("a rule of different parts is one")
    }
    return rule
  }

  private mutating func policy() -> Policy {
    Policy(
      quorum: rarely(6) { $0.pick([1, 2]) }, seats: rarely(8) { _ in [.init("employer", 1)] } ?? [],
      needsSession: oneIn(8), needsRegistration: !oneIn(4), needsIndependence: !oneIn(4), needsConfirmation: oneIn(4),
      compensation: rarely(2) { Policy.Compensation(percent: 70, isSovereign: $0.oneIn(4)) },
      usability: rarely(3) { $0.pick([.months(1), .months(12), .grace(0), .grace(1)]) })
  }

  private mutating func shared() -> BlocksShared {
    let certifications: [CertificationCode] = pick([["RNCP100", "RNCP200"], ["RNCP200", "RS300"]])
    return BlocksShared(certifications.map { BlockReference($0, block()) })
  }
}
