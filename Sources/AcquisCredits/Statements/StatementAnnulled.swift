import AcquisJSON
public import AcquisValues

/// An earlier statement stops counting, and so does all that rests on it. It stays in the history.
public struct StatementAnnulled: Body {
  static var type: String { "statement-annulled" }

  /// The statement that stops counting.
  public let target: StatementID
  /// The learner whom the target names, if it names one.
  public let learner: LearnerID?
  /// Why.
  public let reason: AnnulmentReason

  /// An annulment.
  public init(target: StatementID, learner: LearnerID? = nil, reason: AnnulmentReason) {
    self.target = target
    self.learner = learner
    self.reason = reason
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    learner = try reader.ifPresent("learner", .learner)
    reason = try reader("reason", .word())
    target = try reader("statement", .statementID)
  }

  var members: [(String, JSONValue?)] {
    [("learner", learner.map { .text($0) }), ("reason", .word(reason)), ("statement", .text(target))]
  }
}
