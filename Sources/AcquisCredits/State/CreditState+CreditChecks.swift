import AcquisValues

// MARK: Credit

extension CreditState {
  func check(_ statement: BlockAssessed, made: Day) throws(Refusal) {
    try checkSubject(statement.subject, learner: statement.learner)
    let certification = statement.subject.certification
    guard isAuthorised(statement.centre, for: certification, on: made) else {
      throw Refusal(
        .centreUnauthorised, "On \(made) the centre \(statement.centre) may not assess for \(certification).")
    }
    let routes = registration(of: certification)?.routes ?? []
    guard policy(of: certification).needsRegistration else { return }
    guard routes.isEmpty || routes.contains(statement.route) else {
      throw Refusal(
        .routeClosed, "The certification \(certification) is not open to the route \(statement.route.rawValue).")
    }
  }

  func check(_ statement: BlockValidated, made: Day) throws(Refusal) {
    try checkSubject(statement.subject, learner: statement.learner)
    for id in statement.assessments {
      if case .training = facts[id] {
        throw Refusal(.moduleAsCredit, "The decision names a training module, which is never credit.")
      }
    }
    for id in statement.assessments { _ = try assessment(id, under: statement) }
    guard !statement.assessments.contains(where: { (decisions[$0] ?? []).contains(where: counts) }) else {
      throw Refusal(.assessmentDecided, "The assessment has been decided on.")
    }
    for id in statement.assessments {
      let assessed = try assessment(id, under: statement).made
      guard made >= assessed else {
        throw Refusal(.validatedBeforeAssessed, "The decision of \(made) precedes the assessment of \(assessed).")
      }
    }
    try checkJury(statement, made: made)
  }

  private func assessment(_ id: StatementID, under decision: BlockValidated) throws(Refusal) -> AssessmentFact {
    guard case .assessment(let assessment) = facts[id], counts(id), assessment.subject == decision.subject,
      ids(of: decision.learner).contains(assessment.learner)
    else {
      throw Refusal(.assessmentMissing, "No counting assessment of the learner on \(decision.subject) has that id.")
    }
    return assessment
  }

  func check(_ statement: CertificationAwarded, made: Day) throws(Refusal) {
    try checkRegistered(statement.certification)
    try checkOpen(statement.learner)
    let awards = ids(of: statement.learner).flatMap { learners[$0]?.awards ?? [] }
    let isHeld = awards.contains { id in
      if case .award(let award) = facts[id] {
        award.certification == statement.certification && counts(id)
      } else {
        false
      }
    }
    guard !isHeld else {
      throw Refusal(.awardRepeated, "The learner holds \(statement.certification) already.")
    }
    try checkAwardable(statement, made: made)
    // Checked to be registered, so that there is one.
    guard let composition = composition(of: statement.certification, for: statement.learner, on: made) else { return }
    let held = usable(by: statement.learner, towards: statement.certification, on: made)
    guard composition.isMet(by: held) else {
      let missing = composition.bestWay(from: held).missing.map(\.description).joined(separator: ", ")
      let basis = composition.isAssumed ? " (all blocks are assumed: no rule is stated)" : ""
      throw Refusal(.awardUnmet, "On \(made) the learner lacks \(missing)\(basis).")
    }
  }

  func check(_ statement: StatementAnnulled) throws(Refusal) {
    guard let fact = facts[statement.target] else {
      throw Refusal(.annulTarget, "No earlier statement that can be annulled has that id.")
    }
    guard !annulled.contains(statement.target) else {
      throw Refusal(.annulTarget, "The statement is annulled already.")
    }
    guard fact.learner == statement.learner else {
      throw Refusal(.learnerMismatch, "The annulment does not name the learner of the statement it annuls.")
    }
  }
}
