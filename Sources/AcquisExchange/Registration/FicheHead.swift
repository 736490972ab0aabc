import AcquisCredits
import AcquisCrypto
import AcquisValues

/// The members of a registration that a fiche gives. What is left out or cut is remarked.
enum FicheHead {
  static func title(of fiche: Fiche, _ remarks: inout [String]) -> String {
    let title = Tidy.text(fiche.title) ?? fiche.number
    if title.utf8.count > Tidy.titleLimit {
      remarks.append("\(fiche.number): its title was cut to \(Tidy.titleLimit) bytes")
    }
    return Tidy.text(title, atMost: Tidy.titleLimit) ?? fiche.number
  }

  /// The bodies that may award now: what the register calls inactive speaks for the certification no longer.
  static func bodies(of fiche: Fiche, _ remarks: inout [String]) -> [CertificationRegistered.AwardingBody] {
    var bodies: [CertificationRegistered.AwardingBody] = []
    var seen: Set<OrganisationID> = []
    var (inactive, cut) = (0, 0)
    for body in fiche.awardingBodies ?? [] {
      guard let name = Tidy.text(body.name) else { continue }
      guard body.isActive != false else {
        inactive += 1
        continue
      }
      guard let id = organisation(body.siret, name), seen.insert(id).inserted,
        let short = Tidy.text(name, atMost: Tidy.nameLimit)
      else { continue }
      if name.utf8.count > Tidy.nameLimit { cut += 1 }
      bodies.append(.init(id: id, name: short))
    }
    if inactive > 0 { remarks.append("\(fiche.number): inactive awarding bodies were left out: \(inactive)") }
    if cut > 0 {
      remarks.append("\(fiche.number): names of awarding bodies were cut to \(Tidy.nameLimit) bytes: \(cut)")
    }
    return bodies
  }

  /// The SIRET; a third of the awarding bodies have none. Their names are public, so a digest of the name can stand for
  /// it: `name:` and the first 32 digits of the SHA-256 of the tidied name.
  private static func organisation(_ siret: String?, _ name: String) -> OrganisationID? {
    siret.flatMap { OrganisationID($0) } ?? OrganisationID("name:" + SHA256.hash(Array(name.utf8)).hex.prefix(32))
  }

  static func routes(of fiche: Fiche) -> [Route] {
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

  static func period(of fiche: Fiche, _ remarks: inout [String]) -> Period {
    let from = fiche.dates.effect ?? fiche.dates.decision ?? fiche.dates.publication
    let until = fiche.dates.registrationEnd
    if let from, let until, from > until {
      remarks.append("\(fiche.number): the registration ends before it begins; its beginning was left out")
      return Period(until: until)
    }
    return Period(from: from, until: until)
  }

  static func codes(_ numbers: [String]?, of fiche: Fiche, _ remarks: inout [String]) -> [CertificationCode] {
    var codes: [CertificationCode] = []
    var seen: Set<CertificationCode> = []
    for number in numbers ?? [] {
      guard let code = CertificationCode(number) else {
        remarks.append("\(fiche.number): a related certification whose number is not an id was left out")
        continue
      }
      if seen.insert(code).inserted { codes.append(code) }
    }
    return codes
  }
}
