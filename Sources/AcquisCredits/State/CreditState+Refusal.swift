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
    case .learnerEnrolled(let statement): try check(statement, made: made)
    case .learnerTargeted(let statement):
      try checkRegistered(statement.certification)
      try checkOpen(statement.learner)
      try checkTarget(statement.certification, statement.blocks, made: made)
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
    case .policyStated(let statement): try checkRegistered(statement.certification)
    case .sessionConvened(let statement): try check(statement)
    case .sessionHeld(let statement): try check(statement, made: made)
    case .decisionConfirmed(let statement): try check(statement, made: made)
    case .conditionLifted(let statement): try check(statement, made: made)
    case .creditRecognised(let statement): try check(statement, made: made)
    case .recognitionSuspended(let statement): try check(statement, made: made)
    case .blocksShared(let statement): try check(statement)
    case .intermediateDeclared(let statement): try check(statement)
    case .correspondenceListed(let statement):
      try checkNewest(statement.registration, of: statement.certification)
    case .documentIssued(let statement): try check(statement, made: made)
    }
  }
}

// MARK: Learners

extension CreditState {
  private func check(_ statement: LearnerEnrolled, made: Day) throws(Refusal) {
    try checkRegistered(statement.certification)
    if learners[statement.learner]?.isEnrolled ?? false {
      throw Refusal(.learnerRepeated, "The learner is enrolled already.")
    }
    try checkTarget(statement.certification, statement.blocks, made: made)
  }

  private func checkTarget(
    _ certification: CertificationCode, _ blocks: [BlockCode]?, made: Day
  ) throws(Refusal) {
    guard rules >= .two else { return }
    for block in blocks ?? [] { try checkBlock(block, of: certification) }
    guard policy(of: certification).needsRegistration else { return }
    if let end = registration(of: certification)?.period.until, made > end {
      throw Refusal(.registrationClosed, "The registration of \(certification) ended on \(end).")
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
