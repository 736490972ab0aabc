public import AcquisValues

extension CreditState {
  /// Why a statement made on the day `made` must not come next; `nil` if it may.
  ///
  /// Where several requirements are broken the answer is the first in the order in which the checks stand below. The
  /// answer is the same on the full history and on what ``context(for:)`` asks to read of it.
  public func refusal(of statement: CreditStatement, made: Day) -> Refusal? {
    do {
      try check(statement, made: made)
      return nil
    } catch { return error }
  }

  private func check(_ statement: CreditStatement, made: Day) throws(Refusal) {
    switch statement {
    case .certificationRegistered(let statement): try checkBlocks(of: statement)
    case .blockDescribed(let statement): try check(statement)
    case .partnersListed(let statement):
      try checkNewest(statement.registration, of: statement.certification)
    case .ruleStated(let statement): try check(statement)
    case .centreAuthorised(let statement):
      for certification in statement.certifications { try checkRegistered(certification) }
    case .learnerEnrolled(let statement): try check(statement)
    case .learnerTargeted(let statement):
      try checkRegistered(statement.certification)
      try checkOpen(statement.learner)
    case .learnerWithdrawn(let statement): try check(statement)
    case .learnerIdentified(let statement): try checkOpen(statement.learner)
    case .learnerMerged(let statement): try check(statement)
    case .learnerErased(let statement): try checkNotErased(statement.learner)
    case .trainingFollowed(let statement):
      try checkRegistered(statement.certification)
      try checkOpen(statement.learner)
      try checkBlock(statement.block, of: statement.certification)
    case .blockAssessed(let statement): try check(statement, made: made)
    case .blockValidated(let statement): try check(statement, made: made)
    case .certificationAwarded(let statement): try check(statement, made: made)
    case .statementAnnulled(let statement): try check(statement)
    }
  }
}

// MARK: Learners

extension CreditState {
  private func check(_ statement: LearnerEnrolled) throws(Refusal) {
    try checkRegistered(statement.certification)
    if learners[statement.learner]?.isEnrolled ?? false {
      throw Refusal(.learnerRepeated, "The learner is enrolled already.")
    }
  }

  private func check(_ statement: LearnerWithdrawn) throws(Refusal) {
    try checkRegistered(statement.certification)
    try checkOpen(statement.learner)
    guard targets(of: statement.learner).contains(statement.certification) else {
      throw Refusal(.targetUnknown, "The learner does not aim at \(statement.certification).")
    }
  }

  private func check(_ statement: LearnerMerged) throws(Refusal) {
    for learner in [statement.learner, statement.into] { try checkEnrolled(learner) }
    for learner in [statement.learner, statement.into] { try checkOpen(learner) }
    guard statement.learner != statement.into else {
      throw Refusal(.learnerClosed, "A learner cannot be merged into the same id.")
    }
  }
}

// MARK: Credit

extension CreditState {
  private func check(_ statement: BlockAssessed, made: Day) throws(Refusal) {
    try checkSubject(statement.subject, learner: statement.learner)
    let certification = statement.subject.certification
    guard isAuthorised(statement.centre, for: certification, on: made) else {
      throw Refusal(
        .centreUnauthorised, "On \(made) the centre \(statement.centre) may not assess for \(certification).")
    }
  }

  private func check(_ statement: BlockValidated, made: Day) throws(Refusal) {
    try checkSubject(statement.subject, learner: statement.learner)
    if case .training = facts[statement.assessment] {
      throw Refusal(.moduleAsCredit, "The decision names a training module, which is never credit.")
    }
    guard case .assessment(let assessment) = facts[statement.assessment], counts(statement.assessment),
      assessment.subject == statement.subject, ids(of: statement.learner).contains(assessment.learner)
    else {
      throw Refusal(.assessmentMissing, "No counting assessment of the learner on \(statement.subject) has that id.")
    }
    guard !(decisions[statement.assessment] ?? []).contains(where: counts) else {
      throw Refusal(.assessmentDecided, "The assessment has been decided on.")
    }
    guard made >= assessment.made else {
      throw Refusal(.validatedBeforeAssessed, "The decision of \(made) precedes the assessment of \(assessment.made).")
    }
  }

  private func check(_ statement: CertificationAwarded, made: Day) throws(Refusal) {
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
    guard let composition = composition(of: statement.certification) else { return }  // checked to be registered
    let held = held(by: statement.learner, on: made)
    guard composition.isMet(by: held) else {
      let missing = composition.bestWay(from: held).missing.map(\.description).joined(separator: ", ")
      let basis = composition.isAssumed ? " (all blocks are assumed: no rule is stated)" : ""
      throw Refusal(.awardUnmet, "On \(made) the learner lacks \(missing)\(basis).")
    }
  }

  private func check(_ statement: StatementAnnulled) throws(Refusal) {
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
