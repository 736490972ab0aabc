import AcquisValues

// MARK: Certifications

extension CreditState {
  func checkRegistered(_ certification: CertificationCode) throws(Refusal) {
    guard registration(of: certification) != nil else {
      throw Refusal(.certificationUnknown, "The certification \(certification) is not registered.")
    }
  }

  func checkBlocks(of statement: CertificationRegistered) throws(Refusal) {
    guard statement.register != .rs || statement.blocks.isEmpty else {
      throw Refusal(
        .blocksRefused, "The certification \(statement.certification) has blocks, and stands in the specific directory."
      )
    }
  }

  func check(_ statement: BlockDescribed) throws(Refusal) {
    try checkNewest(statement.registration, of: statement.certification)
    guard registration(of: statement.certification)?.blocks.contains(statement.block) ?? false else {
      throw Refusal(
        .certificationMismatch,
        "The block \(statement.block) is none of that registration of \(statement.certification).")
    }
  }

  func checkNewest(_ statement: StatementID, of certification: CertificationCode) throws(Refusal) {
    try checkRegistered(certification)
    guard certifications[certification]?.registration == statement, openRegistrations.contains(statement) else {
      throw Refusal(
        .certificationMismatch, "This does not name the newest registration of \(certification) in the same batch.")
    }
  }

  func check(_ statement: RuleStated) throws(Refusal) {
    try checkRegistered(statement.certification)
    if let problem = statement.rule.formProblem(of: statement.certification) {
      throw Refusal(.ruleInvalid, "The rule is invalid: \(problem.reason).")
    }
    let blocks = certifications[statement.certification]?.blocks ?? []
    if let problem = statement.rule.problem(for: statement.certification, blocks: blocks) {
      throw Refusal(.ruleInvalid, "The rule is invalid: \(problem.reason).")
    }
  }

  /// A block of the newest or an earlier registration, or a requirement of the newest rule that counts.
  func checkBlock(_ block: BlockCode, of certification: CertificationCode) throws(Refusal) {
    if certifications[certification]?.blocks.contains(block) ?? false { return }
    if requirements(of: certification).contains(block) { return }
    throw Refusal(.blockUnknown, "The block \(block) is neither one of \(certification) nor a requirement of its rule.")
  }
}

// MARK: Learners and centres

extension CreditState {
  func checkEnrolled(_ learner: LearnerID) throws(Refusal) {
    guard learners[learner]?.isEnrolled ?? false else {
      throw Refusal(.learnerUnknown, "The learner was never enrolled.")
    }
  }

  func checkNotErased(_ learner: LearnerID) throws(Refusal) {
    try checkEnrolled(learner)
    guard !isErased(learner) else { throw Refusal(.learnerClosed, "The learner was erased.") }
  }

  func checkOpen(_ learner: LearnerID) throws(Refusal) {
    try checkNotErased(learner)
    guard learners[learner]?.mergedInto == nil else {
      throw Refusal(.learnerClosed, "The learner goes on under another id.")
    }
  }

  /// What an assessment or a decision is about, and whom.
  func checkSubject(_ subject: BlockReference, learner: LearnerID) throws(Refusal) {
    try checkRegistered(subject.certification)
    try checkOpen(learner)
    if let block = subject.block { return try checkBlock(block, of: subject.certification) }
    guard registration(of: subject.certification)?.blocks.isEmpty ?? true else {
      throw Refusal(.blockRequired, "The certification \(subject.certification) has blocks, and none is named.")
    }
  }

  func isAuthorised(_ centre: CentreID, for certification: CertificationCode, on day: Day) -> Bool {
    let partners = certifications[certification]?.partners[centre] ?? []
    if partners.contains(where: { $0.scope.mayAssess && $0.period.contains(day) }) { return true }
    return (authorisations[centre] ?? []).contains { id in
      guard counts(id), case .authorisation(let statement) = facts[id] else { return false }
      return statement.certifications.contains(certification) && statement.period.contains(day)
    }
  }
}
