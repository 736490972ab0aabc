import AcquisCredits
import AcquisValues

/// The partners of a fiche, one row a SIRET: the data have several rows for some, and rows without SIRET.
struct PartnerRows {
  private(set) var partners: [Registration.Partner] = []

  init(_ fiche: Fiche, remarks: inout [String]) {
    var rows: [CentreID: Registration.Partner] = [:]
    var order: [CentreID] = []
    var (withoutID, unclear) = (0, 0)
    for partner in fiche.partners ?? [] {
      guard let siret = partner.siret.flatMap({ CentreID($0) }) else {
        withoutID += 1
        continue
      }
      guard let row = PartnerRows.row(partner, siret) else {
        unclear += 1
        continue
      }
      if let known = rows[siret] {
        rows[siret] = PartnerRows.merged(known, row)
      } else {
        rows[siret] = row
        order.append(siret)
      }
    }
    partners = order.map { rows[$0]! }
    if withoutID > 0 { remarks.append("\(fiche.number): \(withoutID) partners without SIRET were left out") }
    if unclear > 0 {
      remarks.append("\(fiche.number): \(unclear) partners without a clear authorisation were left out")
    }
  }

  private static func row(_ partner: Fiche.Partner, _ siret: CentreID) -> Registration.Partner? {
    guard let habilitation = partner.habilitation else { return nil }
    let scope: PartnerScope =
      switch habilitation {
      case .train: .train
      case .organise: .organise
      case .both: .both
      }
    let from = partner.activeSince.flatMap(Day.init)
    let isActive = partner.state == nil || partner.state == .active
    let until = isActive ? nil : partner.stateChanged.flatMap(Day.init)
    // An authorisation that ended on an unknown day authorises nothing that could be dated.
    guard isActive || until != nil else { return nil }
    if let from, let until, from > until { return nil }
    let name = Tidy.text(partner.name, atMost: 300) ?? siret.text
    return .init(centre: siret, name: name, scope: scope, period: Period(from: from, until: until))
  }

  private static func merged(_ one: Registration.Partner, _ other: Registration.Partner) -> Registration.Partner {
    // Of two rows with different periods the one still open holds; two open ones add up.
    if (one.period.until == nil) != (other.period.until == nil) { return one.period.until == nil ? one : other }
    let scope = one.scope == other.scope ? one.scope : .both
    let from = [one.period.from, other.period.from]
    let until = [one.period.until, other.period.until].compactMap { $0 }.max()
    return .init(
      centre: one.centre, name: one.name, scope: scope,
      period: Period(from: from.contains(nil) ? nil : from.compactMap { $0 }.min(), until: until))
  }
}
