import AcquisValues

// MARK: What follows up on a statement

extension CreditState {
  func check(_ statement: DecisionConfirmed, made: Day) throws(Refusal) {
    try checkTarget(statement.decision, of: statement.learner, made: made) { fact in
      guard case .validation(let decision) = fact, [.acquired, .conditional].contains(decision.decision),
        !(confirmations[statement.decision] ?? []).contains(where: counts)
      else { return "a decision that makes credit and is not confirmed yet" }
      return nil
    }
  }

  func check(_ statement: ConditionLifted, made: Day) throws(Refusal) {
    try checkTarget(statement.decision, of: statement.learner, made: made) { fact in
      guard case .validation(let decision) = fact, decision.decision == .conditional,
        !(lifts[statement.decision] ?? []).contains(where: counts)
      else { return "a conditional decision whose condition is not lifted yet" }
      return nil
    }
  }

  func check(_ statement: RecognitionSuspended, made: Day) throws(Refusal) {
    try checkTarget(statement.recognition, of: statement.learner, made: made) { fact in
      guard case .recognition(let recognition) = fact, recognition.transfer != nil else {
        return "a recognition of credit of another ledger"
      }
      return nil
    }
  }

  func check(_ statement: DocumentIssued, made: Day) throws(Refusal) {
    try checkRegistered(statement.subject.certification)
    try checkTarget(statement.target, of: statement.learner, made: made) { fact in
      var isCredit = creditDay(of: statement.target).map { $0 <= made } ?? false
      if case .award = fact { isCredit = true }
      return isCredit && fact.subject == statement.subject ? nil : "credit on \(statement.subject), or its award"
    }
  }

  /// Checks that `target` counts, is what `expected` does not name, is of the learner, and is not made later.
  private func checkTarget(
    _ target: StatementID, of learner: LearnerID, made: Day, expected: (Fact) -> String?
  ) throws(Refusal) {
    guard let fact = facts[target], counts(target) else {
      throw Refusal(.followUpTarget, "No earlier statement that counts has that id.")
    }
    if let expected = expected(fact) { throw Refusal(.followUpTarget, "The statement named is not \(expected).") }
    guard fact.learner == learner else {
      throw Refusal(.learnerMismatch, "This does not name the learner of the statement that it follows.")
    }
    if let day = fact.made, made < day {
      throw Refusal(.followUpEarly, "This is made on \(made), before the statement of \(day) that it follows.")
    }
  }
}

// MARK: Recognition and sharing

extension CreditState {
  func check(_ statement: CreditRecognised, made: Day) throws(Refusal) {
    try checkSubject(statement.subject, learner: statement.learner)
    if let transfer = TransferKey(statement) {
      guard !(transfers[transfer] ?? []).contains(where: { !annulled.contains($0) }) else {
        throw Refusal(.transferRepeated, "That decision of the other ledger is recognised already.")
      }
    } else {
      for id in statement.statements { try checkSupport(id, statement, made: made) }
      if statement.basis == .migration { try checkRenewal(statement) }
    }
    let own = ids(of: statement.learner).flatMap { learners[$0]?.bySubject[statement.subject] ?? [] }
    if own.contains(where: { facts[$0]?.subject == statement.subject && creditDay(of: $0) != nil }) {
      throw Refusal(.recognitionRepeated, "The learner holds \(statement.subject) already.")
    }
  }

  private func checkSupport(_ id: StatementID, _ statement: CreditRecognised, made: Day) throws(Refusal) {
    guard let day = creditDay(of: id), day <= made, let fact = facts[id], let subject = fact.subject,
      let learner = fact.learner, ids(of: statement.learner).contains(learner), subject != statement.subject
    else {
      throw Refusal(.recognitionUnfounded, "No credit that the learner held on \(made) has that id.")
    }
  }

  private func checkRenewal(_ statement: CreditRecognised) throws(Refusal) {
    let certification = statement.subject.certification
    let ancestors = ancestors(of: certification)
    for other in statement.statements.compactMap({ facts[$0]?.subject?.certification }) where !ancestors.contains(other)
    {
      throw Refusal(.migrationUnrelated, "\(certification) does not renew \(other).")
    }
  }

  func check(_ statement: BlocksShared) throws(Refusal) {
    for block in statement.blocks { try checkRegistered(block.certification) }
    for block in statement.blocks { if let code = block.block { try checkBlock(code, of: block.certification) } }
  }

  func check(_ statement: IntermediateDeclared) throws(Refusal) {
    for certification in [statement.block.certification, statement.certification] {
      try checkRegistered(certification)
    }
    if let code = statement.block.block { try checkBlock(code, of: statement.block.certification) }
  }
}
