import AcquisJSON
public import AcquisValues

/// A certification, or a new revision of one; the newest holds.
public struct CertificationRegistered: Body {
  /// An organisation that awards the certification.
  public struct AwardingBody: Hashable, Sendable {
    /// Its id.
    public let id: OrganisationID
    /// Its name.
    public let name: String

    /// An organisation by id and name.
    public init(id: OrganisationID, name: String) {
      self.id = id
      self.name = name
    }
  }

  static var type: String { "certification-registered" }

  /// The certification's code.
  public let certification: CertificationCode
  /// Its title, at most 3,000 bytes.
  public let title: String
  /// Where it is registered.
  public let register: Register
  /// Its level in the European Qualifications Framework, 1–8.
  public let level: Int?
  /// Its blocks, in the register's order.
  public let blocks: [BlockCode]
  /// Who awards it.
  public let bodies: [AwardingBody]
  /// By which routes it can be reached.
  public let routes: [Route]
  /// When its registration holds.
  public let period: Period
  /// The last day on which it may be awarded.
  public let finalAward: Day?
  /// The certifications that it replaces.
  public let predecessors: [CertificationCode]
  /// The certifications that replace it.
  public let successors: [CertificationCode]
  /// For whom it is made: a branch, several, or all. Rules 2.
  public let scope: Scope?
  /// The fingerprint of the register's entry from which this was taken.
  public let source: Fingerprint

  /// A registration. Nothing is checked here: a statement is judged as it is written, when its body is read.
  public init(
    certification: CertificationCode, title: String, register: Register, level: Int? = nil, blocks: [BlockCode] = [],
    bodies: [AwardingBody] = [], routes: [Route] = [], period: Period = Period(), finalAward: Day? = nil,
    predecessors: [CertificationCode] = [], successors: [CertificationCode] = [], scope: Scope? = nil,
    source: Fingerprint
  ) {
    self.certification = certification
    self.title = title
    self.register = register
    self.level = level
    self.blocks = blocks
    self.bodies = bodies
    self.routes = routes
    self.period = period
    self.finalAward = finalAward
    self.predecessors = predecessors
    self.successors = successors
    self.scope = scope
    self.source = source
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    blocks = try reader("blocks", .distinct(.id()))
    bodies = try reader("bodies", .array(of: .awardingBody))
    certification = try reader("certification", .id())
    finalAward = try reader.ifPresent("finalAward", .day)
    level = try reader.ifPresent("level", .integer(1...8))
    period = try Period(from: &reader)
    predecessors = try reader("predecessors", .distinct(.id()))
    register = try reader("register", .word())
    routes = try reader("routes", .distinct(.word()))
    scope = try reader.sinceTwo("scope", .word())
    source = try reader("source", .fingerprint)
    successors = try reader("successors", .distinct(.id()))
    title = try reader("title", .text(atMost: 3000))
  }

  var members: [(String, JSONValue?)] {
    [
      ("blocks", .texts(blocks)),
      ("bodies", .array(bodies.map { ["id": .text($0.id), "name": .string($0.name)] })),
      ("certification", .text(certification)),
      ("finalAward", finalAward.map { .text($0) }),
      ("level", level.map { .number($0) }),
      ("predecessors", .texts(predecessors)),
      ("register", .word(register)),
      ("routes", .array(routes.map { .word($0) })),
      ("scope", scope.map { .word($0) }),
      ("source", .text(source)),
      ("successors", .texts(successors)),
      ("title", .string(title)),
    ] + period.members
  }
}

extension Form where Value == CertificationRegistered.AwardingBody {
  fileprivate static var awardingBody: Self {
    Self(expected: "an awarding body: an id and a name of at most 300 bytes") { json in
      guard let object = json.object, object.keys == ["id", "name"],
        let id = Form<OrganisationID>.id().read(object["id"]),
        let name = Form<String>.text(atMost: 300).read(object["name"])
      else { return nil }
      return Value(id: id, name: name)
    }
  }
}
