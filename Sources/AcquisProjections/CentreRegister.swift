public import AcquisCredits
public import AcquisValues

/// The centres that may assess or train, for what and when.
public struct CentreRegister: Projection {
  private var authorisations: [CentreID: [CentreAuthorisation]] = [:]
  private var partnerships: [CertificationCode: [CentreID: [Partnership]]] = [:]
  private var registrations: [CertificationCode: StatementID] = [:]
  private var annulled: Set<StatementID> = []

  /// No centre.
  public init() {}

  /// Takes the next statement into account; all but registrations, partners, authorisations and annulments are passed
  /// over. O(1) but for the size of the statement.
  public mutating func apply(_ entry: LedgerEntry) {
    switch entry.statement {
    case .certificationRegistered(let statement):
      registrations[statement.certification] = entry.id
      partnerships[statement.certification] = nil
    case .partnersListed(let statement) where registrations[statement.certification] == statement.registration:
      for partner in statement.partners {
        partnerships[statement.certification, default: [:]][partner.centre, default: []].append(
          Partnership(
            certification: statement.certification, scope: partner.scope, period: partner.period, seq: entry.seq))
      }
    case .centreAuthorised(let statement):
      authorisations[statement.centre, default: []].append(
        CentreAuthorisation(
          id: entry.id, certifications: statement.certifications, period: statement.period, seq: entry.seq,
          signing: entry.signing))
    case .statementAnnulled(let statement): annulled.insert(statement.target)
    default: break
    }
  }

  /// Every centre that has an authorisation that counts or is a partner, by id.
  public var centres: [CentreID] {
    let authorised = authorisations.filter { $0.value.contains { !annulled.contains($0.id) } }.keys
    return Set(authorised).union(partnerships.values.flatMap(\.keys)).sorted()
  }

  /// The authorisations of a centre that count, in the order recorded.
  public func authorisations(of centre: CentreID) -> [CentreAuthorisation] {
    (authorisations[centre] ?? []).filter { !annulled.contains($0.id) }
  }

  /// What a centre may do as a partner, by the newest registration of each certification; by certification.
  public func partnerships(of centre: CentreID) -> [Partnership] {
    partnerships.keys.sorted().flatMap { partnerships[$0]?[centre] ?? [] }
  }
}

/// An authorisation to assess, given by awarding bodies.
public struct CentreAuthorisation: Hashable, Sendable {
  /// The statement that gives it.
  public let id: StatementID
  /// For which certifications.
  public let certifications: [CertificationCode]
  /// When.
  public let period: Period
  /// Its position in the ledger.
  public let seq: Int
  /// Who answers for it.
  public let signing: Signing
}

/// What a partner may do for a certification, by its registration.
public struct Partnership: Hashable, Sendable {
  /// The certification.
  public let certification: CertificationCode
  /// Organise assessment, train, or both.
  public let scope: PartnerScope
  /// When.
  public let period: Period
  /// Its position in the ledger.
  public let seq: Int
}
