import AcquisJSON
public import AcquisValues

/// The composition rule of a certification, stated by its awarding body. The newest that counts holds.
public struct RuleStated: Body {
  static var type: String { "rule-stated" }

  /// The certification.
  public let certification: CertificationCode
  /// When its blocks make it.
  public let rule: CompositionRule
  /// The day from which it holds for those, too, who aimed at the certification before it was stated; `nil`: they keep
  /// the rule under which they began. Rules 2; before, every rule holds for everybody at once.
  public let everyoneFrom: Day?

  /// The rule of a certification.
  public init(certification: CertificationCode, rule: CompositionRule, everyoneFrom: Day? = nil) {
    self.certification = certification
    self.rule = rule
    self.everyoneFrom = everyoneFrom
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    certification = try reader("certification", .id())
    everyoneFrom = try reader.sinceTwo("everyoneFrom", .day)
    let json = try reader("rule", Form(expected: "a rule") { $0 })
    try reader.finish()  // the members come before what they say
    do { rule = try CompositionRule(json: json, rules: reader.rules) } catch { throw .rule(error) }
    if let problem = rule.formProblem(of: certification) { throw .rule(problem) }
  }

  var members: [(String, JSONValue?)] {
    [
      ("certification", .text(certification)), ("everyoneFrom", everyoneFrom.map { .text($0) }), ("rule", rule.json),
    ]
  }
}

/// A centre may assess for these certifications.
public struct CentreAuthorised: Body {
  static var type: String { "centre-authorised" }

  /// The centre.
  public let centre: CentreID
  /// The fingerprint of its name, which may be a person's.
  public let name: Fingerprint
  /// For which certifications; at least one, none twice.
  public let certifications: [CertificationCode]
  /// When it may assess.
  public let period: Period

  /// An authorisation.
  public init(
    centre: CentreID, name: Fingerprint, certifications: [CertificationCode], period: Period = Period()
  ) {
    self.centre = centre
    self.name = name
    self.certifications = certifications
    self.period = period
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    centre = try reader("centre", .id())
    certifications = try reader("certification", .distinct(.id()))
    guard !certifications.isEmpty else {
      throw reader.complaint("certification", expected: "at least one certification")
    }
    name = try reader("name", .fingerprint)
    period = try Period(from: &reader)
  }

  var members: [(String, JSONValue?)] {
    [("centre", .text(centre)), ("certification", .texts(certifications)), ("name", .text(name))] + period.members
  }
}
