import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisValues

/// Why a fiche cannot be registered.
public struct Unregistrable: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of the fiche.
  public let fiche: String
  /// What stands in the way.
  public let reason: String

  /// One sentence.
  public var description: String { "\(fiche): \(reason)" }
}

extension Registration {
  /// What a fiche of France compétences says, as statements. Throws ``Unregistrable`` when a code cannot be recorded.
  public init(_ fiche: Fiche) throws(Unregistrable) {
    guard let certification = CertificationCode(fiche.number) else {
      throw Unregistrable(fiche: fiche.number, reason: "its number is not an id")
    }
    var remarks: [String] = []
    let blocks = try Registration.blocks(of: fiche)
    let partners = PartnerRows(fiche, remarks: &remarks).partners
    let period = Registration.period(of: fiche, &remarks)
    let draft = { (source: Fingerprint) in
      CertificationRegistered(
        certification: certification, title: Tidy.text(fiche.title, atMost: 3000) ?? fiche.number,
        register: fiche.register == .rs ? .rs : .rncp, level: fiche.level, blocks: blocks.map(\.code),
        bodies: Registration.bodies(of: fiche), routes: Registration.routes(of: fiche), period: period,
        finalAward: fiche.dates.finalAward.flatMap(Day.init), predecessors: Registration.codes(fiche.predecessors),
        successors: Registration.codes(fiche.successors), source: source)
    }
    let texts = blocks.flatMap { code, block in
      TextParts.parts(
        of: code, title: block.title.flatMap { Tidy.text($0, atMost: 3000) } ?? code.text, activity: nil,
        competences: block.competences, assessment: block.assessment)
    }
    self.init(
      head: draft(Registration.source(of: fiche, draft(.none))), texts: texts, partners: partners, remarks: remarks)
  }

  private static func blocks(of fiche: Fiche) throws(Unregistrable) -> [(code: BlockCode, block: Fiche.Block)] {
    guard fiche.register == .rncp else { return [] }
    var blocks: [(code: BlockCode, block: Fiche.Block)] = []
    for block in fiche.blocks ?? [] {
      guard let code = BlockCode(block.code) else {
        throw Unregistrable(fiche: fiche.number, reason: "the code of its block \(blocks.count + 1) is not an id")
      }
      blocks.append((code, block))
    }
    return blocks
  }

  private static func bodies(of fiche: Fiche) -> [CertificationRegistered.AwardingBody] {
    var bodies: [CertificationRegistered.AwardingBody] = []
    for body in fiche.awardingBodies ?? [] {
      guard let name = Tidy.text(body.name, atMost: 300) else { continue }
      // A third of the awarding bodies have no SIRET. Their names are public, so a digest of the name can stand for it.
      let id = body.siret.flatMap { OrganisationID($0) } ?? OrganisationID("name:" + hash(name).prefix(32))
      guard let id, !bodies.contains(where: { $0.id == id }) else { continue }
      bodies.append(.init(id: id, name: name))
    }
    return bodies
  }

  private static func routes(of fiche: Fiche) -> [Route] {
    Fiche.Route.allCases.filter { fiche.routes?[$0] == true }.map { route in
      switch route {
      case .initialTraining: .initialTraining
      case .apprenticeship: .apprenticeship
      case .continuingTraining: .continuingTraining
      case .professionalisationContract: .professionalisationContract
      case .individual: .individual
      case .vae: .vae
      }
    }
  }

  private static func period(of fiche: Fiche, _ remarks: inout [String]) -> Period {
    let from = (fiche.dates.effect ?? fiche.dates.decision ?? fiche.dates.publication).flatMap(Day.init)
    let until = fiche.dates.registrationEnd.flatMap(Day.init)
    if let from, let until, from > until {
      remarks.append("\(fiche.number): the registration ends before it begins; its beginning was left out")
      return Period(until: until)
    }
    return Period(from: from, until: until)
  }

  private static func codes(_ numbers: [String]?) -> [CertificationCode] {
    var codes: [CertificationCode] = []
    for code in (numbers ?? []).compactMap({ CertificationCode($0) }) where !codes.contains(code) { codes.append(code) }
    return codes
  }

  /// The digest of the source FICHE; a fiche from CSV has none, and what is recorded of it stands for it.
  private static func source(of fiche: Fiche, _ head: CertificationRegistered) -> Fingerprint {
    if let digest = fiche.digest { return Fingerprint(digest.hex)! }
    return Fingerprint(
      SHA256.hash(
        Array("acquis-fiche-csv/v1\n".utf8)
          + JSONValue.object(CreditStatement.certificationRegistered(head).body).canonicalBytes
      ).hex)!
  }

  private static func hash(_ text: String) -> String { SHA256.hash(Array(text.utf8)).hex }
}

extension Fingerprint {
  fileprivate static let none = Fingerprint(Digest.zero.hex)!
}

extension Day {
  init?(_ date: FicheDate) { self.init(year: date.year, month: date.month, day: date.day) }
}
