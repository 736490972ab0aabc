public import AcquisJSON

/// What somebody claims about certifications, authority, learners and credit (SPEC §9.2): one case a type.
public enum CreditStatement: Hashable, Sendable {
  /// A certification or a new revision of one.
  case certificationRegistered(CertificationRegistered)
  /// The texts of a block.
  case blockDescribed(BlockDescribed)
  /// Who may organise assessment and who may train.
  case partnersListed(PartnersListed)
  /// A composition rule.
  case ruleStated(RuleStated)
  /// A centre may assess.
  case centreAuthorised(CentreAuthorised)
  /// A new learner.
  case learnerEnrolled(LearnerEnrolled)
  /// Another target.
  case learnerTargeted(LearnerTargeted)
  /// A target given up.
  case learnerWithdrawn(LearnerWithdrawn)
  /// A corrected identity.
  case learnerIdentified(LearnerIdentified)
  /// Two ids of one person.
  case learnerMerged(LearnerMerged)
  /// A person forgotten.
  case learnerErased(LearnerErased)
  /// A training module.
  case trainingFollowed(TrainingFollowed)
  /// An assessment.
  case blockAssessed(BlockAssessed)
  /// A jury's decision.
  case blockValidated(BlockValidated)
  /// An award.
  case certificationAwarded(CertificationAwarded)
  /// A statement that stops counting.
  case statementAnnulled(StatementAnnulled)

  /// Reads a statement's `type` and `body`.
  ///
  /// Throws ``StatementFormError``: ``StatementFormError/unknownType`` where the type is not of this domain. O(n).
  public init(type: String, body: JSONObject) throws(StatementFormError) {
    guard let read = Self.readers.first(where: { $0.type.utf8.elementsEqual(type.utf8) })?.read else {
      throw .unknownType
    }
    self = try read(body)
  }

  /// The types of this domain.
  public static var types: [String] { readers.map(\.type) }

  /// The statement's `type`.
  public var type: String { Swift.type(of: content).type }

  /// The statement's `body`: read again, it gives the same statement.
  public var body: JSONObject { content.body }
}

extension CreditStatement {
  private typealias Reader = @Sendable (JSONObject) throws(StatementFormError) -> CreditStatement

  private static func reader<Content: Body>(
    _ wrap: @escaping @Sendable (Content) -> CreditStatement
  ) -> (type: String, read: Reader) {
    (Content.type, { (body) throws(StatementFormError) in wrap(try Content(body: body)) })
  }

  private static let readers: [(type: String, read: Reader)] = [
    reader { .certificationRegistered($0) }, reader { .blockDescribed($0) }, reader { .partnersListed($0) },
    reader { .ruleStated($0) }, reader { .centreAuthorised($0) }, reader { .learnerEnrolled($0) },
    reader { .learnerTargeted($0) }, reader { .learnerWithdrawn($0) }, reader { .learnerIdentified($0) },
    reader { .learnerMerged($0) }, reader { .learnerErased($0) }, reader { .trainingFollowed($0) },
    reader { .blockAssessed($0) }, reader { .blockValidated($0) }, reader { .certificationAwarded($0) },
    reader { .statementAnnulled($0) },
  ]

  private var content: any Body {
    switch self {
    case .certificationRegistered(let content): content
    case .blockDescribed(let content): content
    case .partnersListed(let content): content
    case .ruleStated(let content): content
    case .centreAuthorised(let content): content
    case .learnerEnrolled(let content): content
    case .learnerTargeted(let content): content
    case .learnerWithdrawn(let content): content
    case .learnerIdentified(let content): content
    case .learnerMerged(let content): content
    case .learnerErased(let content): content
    case .trainingFollowed(let content): content
    case .blockAssessed(let content): content
    case .blockValidated(let content): content
    case .certificationAwarded(let content): content
    case .statementAnnulled(let content): content
    }
  }
}
