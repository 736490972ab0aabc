import AcquisJSON
public import AcquisValues

/// Who may organise assessment for a certification and who may train, as its registration publishes it.
public struct PartnersListed: Body {
  /// One partner of the awarding body.
  public struct Partner: Hashable, Sendable {
    /// The partner.
    public let centre: CentreID
    /// The fingerprint of its name, which may be a person's.
    public let name: Fingerprint?
    /// What it may do.
    public let scope: PartnerScope
    /// When it may.
    public let period: Period

    /// A partner.
    public init(centre: CentreID, name: Fingerprint? = nil, scope: PartnerScope, period: Period = Period()) {
      self.centre = centre
      self.name = name
      self.scope = scope
      self.period = period
    }
  }

  static var type: String { "partners-listed" }

  /// The registration that this belongs to.
  public let registration: StatementID
  /// The certification.
  public let certification: CertificationCode
  /// The partners, none twice.
  public let partners: [Partner]

  /// Partners of a certification.
  public init(registration: StatementID, certification: CertificationCode, partners: [Partner]) {
    self.registration = registration
    self.certification = certification
    self.partners = partners
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    let centres: [CentreID] = try reader("centre", .distinct(.id()))
    certification = try reader("certification", .id())
    let from = try reader("from", .array(of: .dayOrNone))
    let names = try reader("name", .array(of: .fingerprintOrNone))
    let scopes: [PartnerScope] = try reader("scope", .array(of: .word()))
    registration = try reader("statement", .statementID)
    let until = try reader("until", .array(of: .dayOrNone))
    for (column, count) in [
      ("from", from.count), ("name", names.count), ("scope", scopes.count), ("until", until.count),
    ] where count != centres.count {
      throw reader.complaint(column, expected: "as many cells as centre has")
    }
    partners = centres.indices.map { row in
      Partner(
        centre: centres[row], name: names[row], scope: scopes[row], period: Period(from: from[row], until: until[row]))
    }
  }

  var members: [(String, JSONValue?)] {
    [
      ("centre", .texts(partners.map(\.centre))),
      ("certification", .text(certification)),
      ("from", .texts(partners.map { $0.period.from?.description ?? "" })),
      ("name", .texts(partners.map { $0.name?.text ?? "" })),
      ("scope", .array(partners.map { .word($0.scope) })),
      ("statement", .text(registration)),
      ("until", .texts(partners.map { $0.period.until?.description ?? "" })),
    ]
  }
}
