public import AcquisValues

extension CreditState {
  /// Since when a decision or a recognition is credit; `nil` if it is none, or not yet.
  ///
  /// A conditional decision is from the day on which its condition is lifted, one that needs a confirmation from the day on
  /// which it is confirmed. Once acquired stays so for life: only an annulment, of it or of what it rests on, undoes it.
  public func creditDay(of id: StatementID) -> Day? {
    guard counts(id) else { return nil }
    switch facts[id] {
    case .recognition(let recognition): return recognition.made
    case .validation(let validation):
      var day = validation.made
      switch validation.decision {
      case .acquired: break
      case .conditional:
        guard let lifted = earliest(lifts[id]) else { return nil }
        day = max(day, lifted)
      case .notAcquired, .absent, .excused: return nil
      }
      guard validation.needsConfirmation else { return day }
      return earliest(confirmations[id]).map { max(day, $0) }
    default: return nil
    }
  }

  /// Whether a statement is credit, or an award that counts.
  public func isCredit(_ id: StatementID) -> Bool {
    if case .award = facts[id] { counts(id) } else { creditDay(of: id) != nil }
  }

  /// The learner whom a statement names that can be annulled, if it names one.
  public func learner(of id: StatementID) -> LearnerID? { facts[id]?.learner }

  /// Whether a decision would be credit if its condition were lifted or if it were confirmed.
  public func isProvisional(_ id: StatementID) -> Bool {
    guard case .validation(let validation) = facts[id], counts(id) else { return false }
    return [.acquired, .conditional].contains(validation.decision) && creditDay(of: id) == nil
  }

  /// Whether the condition of a decision is met; `true` for one without condition.
  public func isUnconditional(_ id: StatementID) -> Bool {
    guard case .validation(let validation) = facts[id], validation.decision == .conditional else { return true }
    return earliest(lifts[id]) != nil
  }

  private func earliest(_ followUps: [StatementID]?) -> Day? {
    (followUps ?? []).compactMap { id -> Day? in
      guard counts(id), case .followUp(let followUp) = facts[id] else { return nil }
      return followUp.made
    }.min()
  }

  /// What a learner holds, under their id or one merged into it: the subjects of their credit, by `day` where one is given;
  /// blocks declared to be the same; and as wholes the certifications that they were awarded.
  public func held(by learner: LearnerID, on day: Day? = nil) -> Set<BlockReference> {
    Set(credit(of: learner, by: day).keys)
  }

  /// What a learner holds that can still be used towards a certification on `day`, by its policy: of those made by
  /// `asOf` where that is given.
  public func usable(
    by learner: LearnerID, towards certification: CertificationCode, on day: Day? = nil, asOf: Day? = nil
  ) -> Set<BlockReference> {
    let window = usability(towards: certification, madeBy: asOf)
    return Set(days(of: learner, by: day).filter { window.holds($0.value.upperBound, on: day) }.keys)
  }

  /// The last day on which credit acquired on `day` can be used towards a certification; `nil`: for ever.
  public func usableUntil(_ day: Day, towards certification: CertificationCode, asOf: Day? = nil) -> Day? {
    usability(towards: certification, madeBy: asOf).limit(day)
  }

  /// The last day on which a block that a learner holds can be used towards a certification; `nil`: for ever, or it is not
  /// held. A block acquired again can be used longer.
  public func usableUntil(
    _ block: BlockReference, of learner: LearnerID, towards certification: CertificationCode, asOf: Day? = nil
  ) -> Day? {
    days(of: learner, by: asOf)[block].flatMap { usability(towards: certification, madeBy: asOf).limit($0.upperBound) }
  }

  /// What a learner holds, and since when.
  public func credit(of learner: LearnerID, by day: Day? = nil) -> [BlockReference: Day] {
    days(of: learner, by: day).mapValues(\.lowerBound)
  }

  /// What a learner holds, from the first to the last day on which it became theirs.
  private func days(of learner: LearnerID, by day: Day?) -> [BlockReference: ClosedRange<Day>] {
    days(of: learner, by: day, with: supportedAwards(of: learner, before: .max))
  }

  private func days(
    of learner: LearnerID, by day: Day?, with awards: [AwardFact]
  ) -> [BlockReference: ClosedRange<Day>] {
    var days: [BlockReference: ClosedRange<Day>] = [:]
    func add(_ subject: BlockReference, _ since: Day) {
      if let day, since > day { return }
      let known = days[subject] ?? since...since
      days[subject] = min(known.lowerBound, since)...max(known.upperBound, since)
    }
    for file in ids(of: learner).compactMap({ learners[$0] }) {
      for id in file.validations + file.recognitions {
        guard let since = creditDay(of: id), let subject = facts[id]?.subject else { continue }
        add(subject, since)
      }
    }
    for award in awards { add(BlockReference(award.certification, nil), award.made) }
    for (subject, range) in days {
      for same in sharing(subject, by: day) {
        add(same, range.lowerBound)
        add(same, range.upperBound)
      }
    }
    return days
  }

  /// The awards of a learner, recorded before so many statements, that count and are supported; each is judged by those
  /// before it, so that none supports itself. O(n²) in their number.
  private func supportedAwards(of learner: LearnerID, before limit: Int) -> [AwardFact] {
    guard rules >= .two else { return [] }
    let awards = ids(of: learner).flatMap { learners[$0]?.awards ?? [] }.compactMap { id -> AwardFact? in
      if case .award(let award) = facts[id], award.order < limit, counts(id) { award } else { nil }
    }
    return awards.sorted { $0.order < $1.order }.reduce(into: []) { supported, award in
      if isSupported(award, with: supported) { supported.append(award) }
    }
  }

  /// The blocks declared to be the same as this one, over every step.
  private func sharing(_ block: BlockReference, by day: Day?) -> Set<BlockReference> {
    var found: Set<BlockReference> = [block]
    var open = [block]
    while let next = open.popLast() {
      for id in certifications[next.certification]?.shared ?? [] where counts(id) {
        guard case .shared(let fact) = facts[id], fact.statement.blocks.contains(next) else { continue }
        if let day, fact.made > day { continue }
        for same in fact.statement.blocks where found.insert(same).inserted { open.append(same) }
      }
    }
    found.remove(block)
    return found
  }

  /// Whether what an award rests on still holds: the composition of its time is met by what the learner held then and could
  /// use. An award that lost its blocks is *unsupported*, which is said and is no fault (SPEC §9.2).
  ///
  /// It is judged of its own learner and the ids merged into theirs. `false` if there is no such award.
  public func isSupported(award id: StatementID) -> Bool {
    guard case .award(let award) = facts[id] else { return false }
    return isSupported(award, with: supportedAwards(of: award.learner, before: award.order))
  }

  /// `awards`: those before it that are supported, of its learner and perhaps of others.
  private func isSupported(_ award: AwardFact, with awards: [AwardFact]) -> Bool {
    guard let composition = award.composition else { return false }
    let own = Set(ids(of: award.learner))
    let days = days(of: award.learner, by: award.made, with: awards.filter { own.contains($0.learner) })
    return composition.isMet(by: Set(days.filter { award.usability.holds($0.value.upperBound, on: award.made) }.keys))
  }
}
