import AcquisValues

// MARK: Sessions

extension CreditState {
  func check(_ statement: SessionConvened) throws(Refusal) {
    try checkRegistered(statement.certification)
    guard session(statement.session, of: statement.certification) == nil else {
      throw Refusal(
        .sessionRepeated, "The session \(statement.session) of \(statement.certification) is convened already.")
    }
  }

  func check(_ statement: SessionHeld, made: Day) throws(Refusal) {
    try checkRegistered(statement.certification)
    guard let convened = session(statement.session, of: statement.certification) else {
      throw Refusal(.sessionUnknown, "The session \(statement.session) of \(statement.certification) is not convened.")
    }
    let jury = convened.jury.map(\.id)
    if let stranger = statement.present.first(where: { !jury.contains($0) }) {
      throw Refusal(.jurorUnknown, "The juror \(stranger) does not sit on the jury of \(statement.session).")
    }
    try checkDay(of: statement.session, statement.certification, made: made)
  }

  private func checkDay(
    of session: SessionID, _ certification: CertificationCode, made: Day
  ) throws(Refusal) {
    if let convened = self.session(session, of: certification), made < convened.day {
      throw Refusal(.beforeSession, "The session \(session) sits on \(convened.day), after \(made).")
    }
  }
}

// MARK: Decisions

extension CreditState {
  /// What rules 2 ask of a decision, beside what it rests on. Where a candidate did not come, nobody decided.
  func checkJury(_ statement: BlockValidated, made: Day) throws(Refusal) {
    guard rules >= .two else { return }
    let certification = statement.subject.certification
    let policy = policy(of: certification)
    let convened = session(statement.session, of: certification)
    if policy.needsSession, convened == nil {
      throw Refusal(.sessionUnknown, "The session \(statement.session) of \(certification) is not convened.")
    }
    try checkDay(of: statement.session, certification, made: made)
    guard statement.decision.settles else { return }
    try checkQuorum(statement.session, convened, policy, certification)
    if let convened { try checkIndependence(convened, policy, of: statement.learner) }
    try checkThreshold(statement, policy)
  }

  private func checkQuorum(
    _ session: SessionID, _ convened: SessionConvened?, _ policy: Policy, _ certification: CertificationCode
  ) throws(Refusal) {
    guard policy.quorum != nil || !policy.seats.isEmpty else { return }
    let present = Set(attendance(session, of: certification)?.present ?? [])
    let members = (convened?.jury ?? []).filter { present.contains($0.id) }
    if let quorum = policy.quorum, members.count < quorum {
      throw Refusal(
        .quorumUnmet, "Of \(session) \(members.count) members are recorded as present, and \(quorum) are needed.")
    }
    for seats in policy.seats {
      let count = members.count { $0.capacity == seats.capacity }
      if count < seats.count {
        throw Refusal(
          .quorumUnmet,
          "Of \(session) \(count) members are recorded as present in the capacity \(seats.capacity), "
            + "and \(seats.count) are needed.")
      }
    }
  }

  /// Whoever was absent did not decide; who was there is known only where it was recorded.
  private func checkIndependence(
    _ convened: SessionConvened, _ policy: Policy, of learner: LearnerID
  ) throws(Refusal) {
    guard policy.needsIndependence else { return }
    let jury = Set(convened.jury.map(\.id))
    let present = attendance(convened.session, of: convened.certification)?.present
    let deciding = present.map(jury.intersection) ?? jury
    for companion in ids(of: learner).flatMap({ learners[$0]?.companions ?? [] })
    where deciding.contains(companion.person) && counts(companion.statement) {
      throw Refusal(
        .jurorNotIndependent, "The juror \(companion.person) assessed or trained the learner.")
    }
  }

  private func checkThreshold(_ statement: BlockValidated, _ policy: Policy) throws(Refusal) {
    guard let compensation = policy.compensation, !compensation.isSovereign, statement.decision != .notAcquired else {
      return
    }
    let outcomes = competences(in: statement.assessments)
    guard !outcomes.isEmpty else { return }
    let acquired = outcomes.values.count { $0 == .acquired }
    guard acquired * 100 >= compensation.percent * outcomes.count else {
      throw Refusal(
        .thresholdUnmet,
        "Of \(outcomes.count) competences \(acquired) are acquired, and \(compensation.percent) % are needed.")
    }
  }

  /// What was found last of each competence, over several assessments.
  func competences(in assessments: [StatementID]) -> [CompetenceID: Outcome] {
    let facts = assessments.compactMap { id -> AssessmentFact? in
      if case .assessment(let fact) = self.facts[id] { fact } else { nil }
    }
    var outcomes: [CompetenceID: Outcome] = [:]
    for fact in facts.enumerated().sorted(by: { ($0.element.made, $0.offset) < ($1.element.made, $1.offset) }) {
      for competence in fact.element.competences { outcomes[competence.competence] = competence.outcome }
    }
    return outcomes
  }
}

// MARK: Awards

extension CreditState {
  /// What rules 2 ask of an award, beside its rule.
  func checkAwardable(_ statement: CertificationAwarded, made: Day) throws(Refusal) {
    guard rules >= .two, let registration = registration(of: statement.certification) else { return }
    try checkDay(of: statement.session, statement.certification, made: made)
    if let last = registration.finalAward, made > last {
      throw Refusal(.awardTooLate, "The last day on which \(statement.certification) can be awarded is \(last).")
    }
  }
}
