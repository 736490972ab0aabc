public import AcquisValues

extension CreditState {
  /// Whether a statement that can be annulled counts: it is known, it is not annulled, and all that it rests on counts.
  ///
  /// A decision rests on its assessments, a recognition on the credit it names, a confirmation, a lifting or a document on
  /// its target; a recognition that is suspended does not count. O(1).
  public func counts(_ id: StatementID) -> Bool { facts[id] != nil && !void.contains(id) }

  /// The newest registration of a certification; `nil` if there is none.
  public func registration(of certification: CertificationCode) -> CertificationRegistered? {
    certifications[certification]?.newest
  }

  /// The newest policy of a certification that counts, of those made by a day where one is given; else what holds where
  /// none is stated.
  public func policy(of certification: CertificationCode, madeBy day: Day? = nil) -> Policy {
    for id in (certifications[certification]?.policies ?? []).reversed() where counts(id) {
      guard case .policy(let fact) = facts[id] else { continue }
      if let day, fact.made > day { continue }
      return fact.statement.policy
    }
    return Policy()
  }

  /// The session of a certification as it was convened last; `nil` if it was not: the jury is then not recorded.
  public func session(_ session: SessionID, of certification: CertificationCode) -> SessionConvened? {
    let ids = sessions[SessionKey(certification: certification, session: session)] ?? []
    guard let id = ids.last(where: counts), case .session(let convened) = facts[id] else { return nil }
    return convened
  }

  /// Who was present at a session, as recorded last; `nil` if nobody said.
  public func attendance(_ session: SessionID, of certification: CertificationCode) -> SessionHeld? {
    let ids = attendances[SessionKey(certification: certification, session: session)] ?? []
    guard let id = ids.last(where: counts), case .attendance(let held) = facts[id] else { return nil }
    return held
  }

  /// The learner and every id merged into theirs, directly or over several steps; the learner first.
  public func ids(of learner: LearnerID) -> [LearnerID] {
    var ids = [learner]
    var seen: Set<LearnerID> = [learner]
    var next = 0
    while next < ids.count {
      for merged in learners[ids[next]]?.merged ?? [] where seen.insert(merged).inserted { ids.append(merged) }
      next += 1
    }
    return ids
  }

  /// The id under which a learner goes on: their own, unless it was merged into another.
  public func survivor(of learner: LearnerID) -> LearnerID {
    var survivor = learner
    var seen: Set<LearnerID> = [learner]
    while let next = learners[survivor]?.mergedInto, seen.insert(next).inserted { survivor = next }
    return survivor
  }

  /// Whether the person behind an id was forgotten.
  public func isErased(_ learner: LearnerID) -> Bool { learners[learner]?.isErased ?? false }

  /// Whether a statement is an assessment that counts and that no counting decision settles.
  public func awaitsDecision(_ id: StatementID) -> Bool {
    guard case .assessment = facts[id] else { return false }
    return counts(id) && !(decisions[id] ?? []).contains(where: counts)
  }

  /// The certifications that a learner aims at. Those of an id merged into theirs are theirs.
  public func targets(of learner: LearnerID) -> Set<CertificationCode> {
    ids(of: learner).reduce(into: []) { $0.formUnion(learners[$1]?.targets.keys.map(\.self) ?? []) }
  }

  /// The blocks of a certification that a learner aims at; `nil`: the whole, or none of it.
  public func targetedBlocks(of certification: CertificationCode, by learner: LearnerID) -> [BlockCode]? {
    ids(of: learner).lazy.compactMap { learners[$0]?.targets[certification] }.first?.blocks
  }
}
