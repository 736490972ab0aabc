import AcquisJSON
public import AcquisValues

/// A jury's decision on an assessment: only this makes credit.
public struct BlockValidated: Body {
  static var type: String { "block-validated" }

  /// The learner.
  public let learner: LearnerID
  /// What was decided on.
  public let subject: BlockReference
  /// The assessment on which the decision rests.
  public let assessment: StatementID
  /// The session in which the jury decided.
  public let session: SessionID
  /// What it decided.
  public let decision: Decision

  /// A decision.
  public init(
    learner: LearnerID, subject: BlockReference, assessment: StatementID, session: SessionID, decision: Decision
  ) {
    self.learner = learner
    self.subject = subject
    self.assessment = assessment
    self.session = session
    self.decision = decision
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    assessment = try reader("assessment", .statementID)
    let block: BlockCode? = try reader.ifPresent("block", .id())
    subject = BlockReference(try reader("certification", .id()), block)
    decision = try reader("decision", .word())
    learner = try reader("learner", .learner)
    session = try reader("session", .id())
  }

  var members: [(String, JSONValue?)] {
    [
      ("assessment", .text(assessment)),
      ("block", subject.block.map { .text($0) }),
      ("certification", .text(subject.certification)),
      ("decision", .word(decision)),
      ("learner", .text(learner)),
      ("session", .text(session)),
    ]
  }
}
