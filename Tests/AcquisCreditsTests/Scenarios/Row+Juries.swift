import AcquisCredits
import AcquisValues

/// What is said of sessions, and what follows up on a decision.
extension Row {
  func juryStatement() -> CreditStatement? {
    switch verb {
    case "convene":
      .sessionConvened(
        SessionConvened(
          session: SessionID(stringLiteral: required(2)), certification: certification(1), day: day(required(3)),
          place: "Exampleville", chair: Row.examiner(option("chair") ?? "pres:chair"),
          jurors: list("jurors").map(Row.examiner)))
    case "hold":
      .sessionHeld(
        SessionHeld(
          session: SessionID(stringLiteral: required(2)), certification: certification(1),
          present: Self.list(required(3)).map { PersonID(stringLiteral: $0) }))
    case "confirm": .decisionConfirmed(DecisionConfirmed(decision: statementID(1), learner: learner(2)))
    case "lift": .conditionLifted(ConditionLifted(decision: statementID(1), learner: learner(2)))
    case "suspend":
      .recognitionSuspended(
        RecognitionSuspended(recognition: statementID(1), learner: learner(2), leaf: fingerprint))
    default: nil
    }
  }

  /// `person:capacity`.
  static func examiner(_ text: String) -> Examiner {
    let parts = text.split(separator: ":").map(String.init)
    return Examiner(id: PersonID(stringLiteral: parts[0]), capacity: Capacity(stringLiteral: parts[1]))
  }
}
