import AcquisJSON
public import AcquisValues

/// A jury's decision on an assessment: only this makes credit.
public struct BlockValidated: Body {
  static var type: String { "block-validated" }

  /// The learner.
  public let learner: LearnerID
  /// What was decided on.
  public let subject: BlockReference
  /// The assessment on which the decision rests; `nil` where a candidate was absent or excused and had none.
  public let assessment: StatementID?
  /// Further assessments on which it rests, such as those of single competences. Rules 2.
  public let further: [StatementID]?
  /// The session in which the jury decided.
  public let session: SessionID
  /// What it decided.
  public let decision: Decision
  /// What must still be shown, of at most 300 bytes; there exactly where the decision is conditional. Rules 2.
  public let condition: String?

  /// A decision.
  public init(
    learner: LearnerID, subject: BlockReference, assessment: StatementID?, further: [StatementID]? = nil,
    session: SessionID, decision: Decision, condition: String? = nil
  ) {
    self.learner = learner
    self.subject = subject
    self.assessment = assessment
    self.further = further
    self.session = session
    self.decision = decision
    self.condition = condition
  }

  /// Every assessment on which the decision rests.
  public var assessments: [StatementID] { (assessment.map { [$0] } ?? []) + (further ?? []) }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    decision = try reader("decision", .word(of: Decision.cases(under: reader.rules)))
    assessment =
      decision.settles ? try reader("assessment", .statementID) : try reader.ifPresent("assessment", .statementID)
    let block: BlockCode? = try reader.ifPresent("block", .id())
    subject = BlockReference(try reader("certification", .id()), block)
    condition = try decision == .conditional ? reader("condition", .text(atMost: 300)) : nil
    further = try reader.sinceTwo("further", .some(.statementID))
    learner = try reader("learner", .learner)
    session = try reader("session", .id())
    if let further, assessment.map(further.contains) ?? true {
      throw reader.complaint("further", expected: "assessments beside the one named")
    }
  }

  var members: [(String, JSONValue?)] {
    [
      ("assessment", assessment.map { .text($0) }),
      ("block", subject.block.map { .text($0) }),
      ("certification", .text(subject.certification)),
      ("condition", condition.map { .string($0) }),
      ("decision", .word(decision)),
      ("further", further.map { .texts($0) }),
      ("learner", .text(learner)),
      ("session", .text(session)),
    ]
  }
}
