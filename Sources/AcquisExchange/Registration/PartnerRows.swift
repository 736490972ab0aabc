import AcquisCredits
import AcquisValues

/// The partners of a fiche as authorisations: a row for each centre, scope and period that the source states.
///
/// Rows of one centre are never merged: training since 2020 and assessment since 2024 are no assessment in 2020.
struct PartnerRows {
  private struct Key: Hashable {
    let centre: CentreID
    let scope: PartnerScope
    let period: Period
  }

  private(set) var partners: [Registration.Partner] = []

  init(_ fiche: Fiche, remarks: inout [String]) {
    var (seen, withoutID, unclear): (Set<Key>, Int, Int) = ([], 0, 0)
    for partner in fiche.partners ?? [] {
      guard let siret = partner.siret.flatMap({ CentreID($0) }) else {
        withoutID += 1
        continue
      }
      guard let row = PartnerRows.row(partner, siret) else {
        unclear += 1
        continue
      }
      if seen.insert(Key(centre: siret, scope: row.scope, period: row.period)).inserted { partners.append(row) }
    }
    if withoutID > 0 {
      remarks.append("\(fiche.number): partners without a usable SIRET were left out: \(withoutID)")
    }
    if unclear > 0 {
      remarks.append("\(fiche.number): partners without a clear authorisation were left out: \(unclear)")
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
    let isActive = partner.state == nil || partner.state == .active
    let until = isActive ? nil : partner.stateChanged
    // An authorisation that ended on an unknown day authorises nothing that could be dated.
    guard isActive || until != nil else { return nil }
    if let from = partner.activeSince, let until, from > until { return nil }
    let name = Tidy.text(partner.name, atMost: Tidy.nameLimit) ?? siret.text
    return .init(centre: siret, name: name, scope: scope, period: Period(from: partner.activeSince, until: until))
  }
}
