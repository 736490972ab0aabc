public import AcquisJSON
import AcquisValues

/// What somebody claims about certifications, authority, learners and credit (SPEC §9.2 and §9.4): one case a type.
///
/// Indirect, because each is large and is handed on from reader to judge to fold.
public indirect enum CreditStatement: Hashable, Sendable {
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
  /// How juries are run and how long credit can be used.
  case policyStated(PolicyStated)
  /// A jury called together.
  case sessionConvened(SessionConvened)
  /// A session that took place.
  case sessionHeld(SessionHeld)
  /// A decision confirmed.
  case decisionConfirmed(DecisionConfirmed)
  /// A condition met.
  case conditionLifted(ConditionLifted)
  /// Credit from elsewhere.
  case creditRecognised(CreditRecognised)
  /// A recognition that counts no more.
  case recognitionSuspended(RecognitionSuspended)
  /// Blocks that are the same.
  case blocksShared(BlocksShared)
  /// A block that generates a certification.
  case intermediateDeclared(IntermediateDeclared)
  /// Blocks that correspond.
  case correspondenceListed(CorrespondenceListed)
  /// A document.
  case documentIssued(DocumentIssued)

  /// Reads a statement's `type` and `body` as they stand under `rules`.
  ///
  /// Throws ``StatementFormError``: ``StatementFormError/unknownType`` where the type is not of this domain, or not under
  /// these rules. O(n).
  public init(type: String, body: JSONObject, rules: Rules = .newest) throws(StatementFormError) {
    guard let reader = Self.readersByType[type], reader.type.hasSameBytes(as: type), reader.since <= rules
    else { throw .unknownType }
    self = try reader.read(body, rules)
  }

  /// The types of this domain under `rules`.
  public static func types(under rules: Rules) -> [String] { readers.filter { $0.since <= rules }.map(\.type) }

  /// The statement's `type`.
  public var type: String { Swift.type(of: content).type }

  /// The statement's `body`: read again, it gives the same statement.
  public var body: JSONObject { content.body }
}

extension CreditStatement {
  private struct Reader: Sendable {
    let type: String
    let since: Rules
    let read: @Sendable (JSONObject, Rules) throws(StatementFormError) -> CreditStatement
  }

  private static func reader<Content: Body>(
    since: Rules = .one, _ wrap: @escaping @Sendable (Content) -> CreditStatement
  ) -> Reader {
    Reader(type: Content.type, since: since) { (body, rules) throws(StatementFormError) in
      wrap(try Content(body: body, rules: rules))
    }
  }

  private static let readers: [Reader] = [
    reader { .certificationRegistered($0) }, reader { .blockDescribed($0) }, reader { .partnersListed($0) },
    reader { .ruleStated($0) }, reader { .centreAuthorised($0) }, reader { .learnerEnrolled($0) },
    reader { .learnerTargeted($0) }, reader { .learnerWithdrawn($0) }, reader { .learnerIdentified($0) },
    reader { .learnerMerged($0) }, reader { .learnerErased($0) }, reader { .trainingFollowed($0) },
    reader { .blockAssessed($0) }, reader { .blockValidated($0) }, reader { .certificationAwarded($0) },
    reader { .statementAnnulled($0) }, reader(since: .two) { .policyStated($0) },
    reader(since: .two) { .sessionConvened($0) }, reader(since: .two) { .sessionHeld($0) },
    reader(since: .two) { .decisionConfirmed($0) }, reader(since: .two) { .conditionLifted($0) },
    reader(since: .two) { .creditRecognised($0) }, reader(since: .two) { .recognitionSuspended($0) },
    reader(since: .two) { .blocksShared($0) }, reader(since: .two) { .intermediateDeclared($0) },
    reader(since: .two) { .correspondenceListed($0) }, reader(since: .two) { .documentIssued($0) },
  ]

  private static let readersByType = Dictionary(uniqueKeysWithValues: readers.map { ($0.type, $0) })

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
    case .policyStated(let content): content
    case .sessionConvened(let content): content
    case .sessionHeld(let content): content
    case .decisionConfirmed(let content): content
    case .conditionLifted(let content): content
    case .creditRecognised(let content): content
    case .recognitionSuspended(let content): content
    case .blocksShared(let content): content
    case .intermediateDeclared(let content): content
    case .correspondenceListed(let content): content
    case .documentIssued(let content): content
    }
  }
}
