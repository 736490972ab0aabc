import AcquisJSON

/// Fingerprints of who a learner is. The values are kept elsewhere, and can be forgotten there.
public struct Identity: Hashable, Sendable {
  /// Of the name.
  public let name: Fingerprint?
  /// Of the date of birth.
  public let birthDate: Fingerprint?
  /// Of a reference that the learner is known by elsewhere.
  public let reference: Fingerprint?

  /// An identity, as far as it is known.
  public init(name: Fingerprint? = nil, birthDate: Fingerprint? = nil, reference: Fingerprint? = nil) {
    self.name = name
    self.birthDate = birthDate
    self.reference = reference
  }

  private static let fields = ["birthDate", "name", "reference"]

  fileprivate static var form: Form<Identity> {
    Form(expected: "an object of the members \(fields.joined(separator: ", ")), each 64 hexadecimal digits, if any") {
      guard let object = $0.object else { return nil }
      let values = fields.map { Form.fingerprint.read(object[$0]) }
      // Other members would be left over.
      guard values.count(where: { $0 != nil }) == object.count else { return nil }
      return Identity(name: values[1], birthDate: values[0], reference: values[2])
    }
  }

  fileprivate var json: JSONValue {
    let values: [(String, Fingerprint?)] = [("birthDate", birthDate), ("name", name), ("reference", reference)]
    return .object(JSONObject(uniqueMembers: values.compactMap { key, value in value.map { (key, .text($0)) } }))
  }
}

/// A new learner, and the first certification they aim at.
public struct LearnerEnrolled: Body {
  static var type: String { "learner-enrolled" }

  /// The learner.
  public let learner: LearnerID
  /// The first target.
  public let certification: CertificationCode
  /// The blocks aimed at; `nil`: the whole certification. Rules 2.
  public let blocks: [BlockCode]?
  /// Who the learner is.
  public let identity: Identity

  /// An enrolment.
  public init(
    learner: LearnerID, certification: CertificationCode, blocks: [BlockCode]? = nil, identity: Identity = Identity()
  ) {
    self.learner = learner
    self.certification = certification
    self.blocks = blocks
    self.identity = identity
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    blocks = try reader.sinceTwo("blocks", .some(.id()))
    certification = try reader("certification", .id())
    identity = try reader("identity", Identity.form)
    learner = try reader("learner", .learner)
  }

  var members: [(String, JSONValue?)] {
    [
      ("blocks", blocks.map { .texts($0) }), ("certification", .text(certification)), ("identity", identity.json),
      ("learner", .text(learner)),
    ]
  }
}

/// A learner's identity corrected; the newest holds.
public struct LearnerIdentified: Body {
  static var type: String { "learner-identified" }

  /// The learner.
  public let learner: LearnerID
  /// Who the learner is.
  public let identity: Identity

  /// A corrected identity.
  public init(learner: LearnerID, identity: Identity) {
    self.learner = learner
    self.identity = identity
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    identity = try reader("identity", Identity.form)
    learner = try reader("learner", .learner)
  }

  var members: [(String, JSONValue?)] { [("identity", identity.json), ("learner", .text(learner))] }
}

/// Another certification that a learner aims at.
public struct LearnerTargeted: Body {
  static var type: String { "learner-targeted" }

  /// The learner.
  public let learner: LearnerID
  /// The target.
  public let certification: CertificationCode
  /// The blocks aimed at; `nil`: the whole certification. Rules 2.
  public let blocks: [BlockCode]?

  /// Another target.
  public init(learner: LearnerID, certification: CertificationCode, blocks: [BlockCode]? = nil) {
    self.learner = learner
    self.certification = certification
    self.blocks = blocks
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    blocks = try reader.sinceTwo("blocks", .some(.id()))
    certification = try reader("certification", .id())
    learner = try reader("learner", .learner)
  }

  var members: [(String, JSONValue?)] {
    [
      ("blocks", blocks.map { .texts($0) }), ("certification", .text(certification)), ("learner", .text(learner)),
    ]
  }
}

/// A target given up. Credit is kept.
public struct LearnerWithdrawn: Body {
  static var type: String { "learner-withdrawn" }

  /// The learner.
  public let learner: LearnerID
  /// The target given up.
  public let certification: CertificationCode

  /// A withdrawal.
  public init(learner: LearnerID, certification: CertificationCode) {
    self.learner = learner
    self.certification = certification
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    certification = try reader("certification", .id())
    learner = try reader("learner", .learner)
  }

  var members: [(String, JSONValue?)] { [("certification", .text(certification)), ("learner", .text(learner))] }
}

/// One person had two ids: the credit of the first counts for the second.
public struct LearnerMerged: Body {
  static var type: String { "learner-merged" }

  /// The id that is given up.
  public let learner: LearnerID
  /// The id under which the person goes on.
  public let into: LearnerID

  /// A merger.
  public init(learner: LearnerID, into survivor: LearnerID) {
    self.learner = learner
    self.into = survivor
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    let learners = try reader("learner", .array(of: .learner))
    guard learners.count == 2 else { throw reader.complaint("learner", expected: "two learners") }
    (learner, into) = (learners[0], learners[1])
  }

  var members: [(String, JSONValue?)] { [("learner", .texts([learner, into]))] }
}

/// The person behind an id was forgotten.
public struct LearnerErased: Body {
  static var type: String { "learner-erased" }

  /// The learner.
  public let learner: LearnerID

  /// An erasure.
  public init(learner: LearnerID) { self.learner = learner }

  init(from reader: inout BodyReader) throws(StatementFormError) { learner = try reader("learner", .learner) }

  var members: [(String, JSONValue?)] { [("learner", .text(learner))] }
}
