import AcquisCredits
import AcquisValues

/// Statements about sessions and what follows up on others, at random.
extension RandomWorld {
  mutating func jury() -> CreditStatement {
    switch Int.random(in: 0..<13, using: &random) {
    case 0, 1:
      .sessionConvened(
        SessionConvened(
          session: session(), certification: certification(), day: someDay(), place: "Exampleville",
          chair: examiner(), jurors: [examiner(), examiner()]))
    case 2, 3, 4: held()
    case 5, 6, 7: followUp { .decisionConfirmed(DecisionConfirmed(decision: $0, learner: $1)) }
    case 8, 9: followUp { .conditionLifted(ConditionLifted(decision: $0, learner: $1)) }
    case 10:
      followUp(on: "credit-recognised") {
        .recognitionSuspended(RecognitionSuspended(recognition: $0, learner: $1, leaf: fingerprint))
      }
    default: document()
    }
  }

  private mutating func held() -> CreditStatement {
    guard case .sessionConvened(let convened)? = recorded("session-convened")?.statement, !oneIn(5) else {
      return .sessionHeld(SessionHeld(session: session(), certification: certification(), present: [someone()]))
    }
    let present = Array(convened.jury.map(\.id).shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    return .sessionHeld(
      SessionHeld(session: convened.session, certification: convened.certification, present: present))
  }

  private mutating func followUp(
    on type: String = "block-validated", _ make: (StatementID, LearnerID) -> CreditStatement
  ) -> CreditStatement {
    let target = recorded(type)
    let named = oneIn(6) ? nil : target?.statement.learners.first
    return make(target?.id ?? id("none"), named ?? learner())
  }

  private mutating func document() -> CreditStatement {
    let target = recorded("block-validated", "credit-recognised", "certification-awarded")
    let named = oneIn(6) ? nil : target?.statement.learners.first
    let subject =
      switch target?.statement {
      case .blockValidated(let validation)? where !oneIn(6): validation.subject
      case .creditRecognised(let recognition)? where !oneIn(6): recognition.subject
      case .certificationAwarded(let award)? where !oneIn(6): BlockReference(award.certification, nil)
      default: subject()
      }
    return .documentIssued(
      DocumentIssued(target: target?.id ?? id("none"), learner: named ?? learner(), subject: subject))
  }
}
