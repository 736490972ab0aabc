import AcquisJSON
public import AcquisValues

/// The awarding body confirms what a jury decided: *decided*, *entered* and *confirmed* are three facts. Rules 2.
public struct DecisionConfirmed: Body {
  static var type: String { "decision-confirmed" }

  /// The decision.
  public let decision: StatementID
  /// Its learner.
  public let learner: LearnerID

  /// A confirmation.
  public init(decision: StatementID, learner: LearnerID) {
    self.decision = decision
    self.learner = learner
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    learner = try reader("learner", .learner)
    decision = try reader("statement", .statementID)
  }

  var members: [(String, JSONValue?)] { [("learner", .text(learner)), ("statement", .text(decision))] }
}

/// The condition of a conditional decision is met: the block is acquired from here on. Rules 2.
public struct ConditionLifted: Body {
  static var type: String { "condition-lifted" }

  /// The conditional decision.
  public let decision: StatementID
  /// Its learner.
  public let learner: LearnerID

  /// The lifting of a condition.
  public init(decision: StatementID, learner: LearnerID) {
    self.decision = decision
    self.learner = learner
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    learner = try reader("learner", .learner)
    decision = try reader("statement", .statementID)
  }

  var members: [(String, JSONValue?)] { [("learner", .text(learner)), ("statement", .text(decision))] }
}

/// A recognised credit of another ledger was revoked there: the recognition counts no more, until this is annulled. Rules 2.
public struct RecognitionSuspended: Body {
  static var type: String { "recognition-suspended" }

  /// The recognition.
  public let recognition: StatementID
  /// Its learner.
  public let learner: LearnerID
  /// The leaf hash of the record that revokes the credit, in the ledger where it was made.
  public let leaf: Fingerprint

  /// A suspension.
  public init(recognition: StatementID, learner: LearnerID, leaf: Fingerprint) {
    self.recognition = recognition
    self.learner = learner
    self.leaf = leaf
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    leaf = try reader("leaf", .fingerprint)
    learner = try reader("learner", .learner)
    recognition = try reader("statement", .statementID)
  }

  var members: [(String, JSONValue?)] {
    [("leaf", .text(leaf)), ("learner", .text(learner)), ("statement", .text(recognition))]
  }
}

/// A document is issued for a block that was acquired or recognised, or for an award. The first one for a statement is the
/// original, the others are duplicates; its number is the position of its record. Rules 2.
public struct DocumentIssued: Body {
  static var type: String { "document-issued" }

  /// The decision, recognition or award that it attests.
  public let target: StatementID
  /// Its learner.
  public let learner: LearnerID
  /// What it is about, as the statement that it attests says.
  public let subject: BlockReference

  /// A document.
  public init(target: StatementID, learner: LearnerID, subject: BlockReference) {
    self.target = target
    self.learner = learner
    self.subject = subject
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    let block: BlockCode? = try reader.ifPresent("block", .id())
    subject = BlockReference(try reader("certification", .id()), block)
    learner = try reader("learner", .learner)
    target = try reader("statement", .statementID)
  }

  var members: [(String, JSONValue?)] {
    [
      ("block", subject.block.map { .text($0) }), ("certification", .text(subject.certification)),
      ("learner", .text(learner)), ("statement", .text(target)),
    ]
  }
}
