import AcquisCredits
import AcquisJSON
import AcquisValues

/// What awarding bodies and registers say of certifications.
extension Row {
  func certificationStatement() throws -> CreditStatement? {
    switch verb {
    case "register": .certificationRegistered(registration)
    case "describe": .blockDescribed(description)
    case "partners": .partnersListed(partners)
    case "corresponds": .correspondenceListed(correspondence)
    case "rule":
      .ruleStated(
        RuleStated(
          certification: certification(1), rule: try AcquisCreditsTests.rule(json), everyoneFrom: dayOption("from")))
    case "policy":
      .policyStated(
        PolicyStated(certification: certification(1), policy: try Policy(json: JSONValue(canonical: Array(json.utf8)))))
    case "authorise":
      .centreAuthorised(
        CentreAuthorised(
          centre: CentreID(stringLiteral: required(1)), name: fingerprint,
          certifications: Self.list(required(2)).map { CertificationCode(stringLiteral: $0) }, period: period(3)))
    case "share": .blocksShared(BlocksShared(arguments.dropFirst().map(subject)))
    case "generates":
      .intermediateDeclared(IntermediateDeclared(block: subject(required(1)), generates: certification(2)))
    default: nil
    }
  }

  func certification(_ index: Int) -> CertificationCode { CertificationCode(stringLiteral: required(index)) }

  private var json: String { arguments.dropFirst(2).joined(separator: " ") }

  private func dayOption(_ name: String) -> Day? { option(name).map(day) }

  private func codes(_ text: String) -> [BlockCode] { Self.list(text).map { BlockCode(stringLiteral: $0) } }

  private var registration: CertificationRegistered {
    CertificationRegistered(
      certification: certification(1), title: "Example", register: Register(rawValue: required(2))!,
      blocks: arguments.dropFirst(3).map { BlockCode(stringLiteral: $0) },
      bodies: Self.list(option("bodies") ?? "BODY-1").map { .init(id: .init(stringLiteral: $0), name: "Example Body") },
      routes: list("routes").map { Route(rawValue: $0)! },
      period: Period(from: dayOption("from"), until: dayOption("until")), finalAward: dayOption("final"),
      predecessors: list("after").map { CertificationCode(stringLiteral: $0) },
      scope: option("scope").map { Scope(rawValue: $0)! }, source: fingerprint)
  }

  private var description: BlockDescribed {
    BlockDescribed(
      registration: AcquisCreditsTests.id(required(0)), certification: certification(1),
      block: BlockCode(stringLiteral: required(2)), title: "Example", activity: option("activity"),
      points: option("points").map { Points($0)! })
  }

  private var partners: PartnersListed {
    let partner = PartnersListed.Partner(
      centre: CentreID(stringLiteral: required(2)), scope: PartnerScope(rawValue: required(3))!, period: period(4))
    return PartnersListed(
      registration: AcquisCreditsTests.id(required(0)), certification: certification(1), partners: [partner])
  }

  private var correspondence: CorrespondenceListed {
    CorrespondenceListed(
      registration: AcquisCreditsTests.id(required(0)), certification: certification(1), blocks: codes(required(2)),
      other: certification(3), otherBlocks: codes(required(4)))
  }

  private func period(_ index: Int) -> Period {
    guard let word = word(index) else { return Period() }
    let ends = word.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
    return Period(from: Day(ends[0]), until: Day(ends[1]))
  }
}
