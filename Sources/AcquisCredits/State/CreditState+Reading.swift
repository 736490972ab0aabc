public import AcquisValues

extension CreditState {
  /// Whether a statement that can be annulled counts: it is known, it is not annulled, and nothing it rests on is.
  ///
  /// A validation rests on its assessment; nothing else rests on anything.
  public func counts(_ id: StatementID) -> Bool {
    guard let fact = facts[id], !annulled.contains(id) else { return false }
    if case .validation(let validation) = fact { return !annulled.contains(validation.assessment) }
    return true
  }

  /// The newest registration of a certification; `nil` if there is none.
  public func registration(of certification: CertificationCode) -> CertificationRegistered? {
    certifications[certification]?.newest
  }

  /// What makes a certification: the newest rule that counts, else all blocks of its newest registration, assumed;
  /// `nil` if there is neither rule nor registration.
  public func composition(of certification: CertificationCode) -> Composition? {
    guard let file = certifications[certification] else { return nil }
    if let id = file.rules.last(where: counts), case .rule(let statement) = facts[id] {
      return Composition(of: certification, stated: statement.rule)
    }
    return file.newest.map { .allBlocks($0.blocks, of: certification) }
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

  /// Whether a statement is an assessment that counts and on which no counting decision rests.
  public func awaitsDecision(_ id: StatementID) -> Bool {
    guard case .assessment = facts[id] else { return false }
    return counts(id) && !(decisions[id] ?? []).contains(where: counts)
  }

  /// The certifications that a learner aims at. Those of an id merged into theirs are theirs.
  public func targets(of learner: LearnerID) -> Set<CertificationCode> {
    ids(of: learner).reduce(into: []) { $0.formUnion(learners[$1]?.targets ?? []) }
  }

  /// What a learner holds: the subjects of all counting decisions *acquired*, made on `day` or before where one is given,
  /// under the learner's id or one merged into it.
  ///
  /// What was once acquired stays so for life: a later decision *not acquired* does not undo it, only an annulment does.
  public func held(by learner: LearnerID, on day: Day? = nil) -> Set<BlockReference> {
    var held: Set<BlockReference> = []
    for id in ids(of: learner).flatMap({ learners[$0]?.validations ?? [] }) where counts(id) {
      guard case .validation(let validation) = facts[id], validation.decision == .acquired else { continue }
      if let day, validation.made > day { continue }
      held.insert(validation.subject)
    }
    return held
  }

  /// Whether what an award rests on still holds: the composition of its time is met by the learner's counting decisions
  /// made no later than it. An award that lost its blocks is *unsupported*, which is said and is no fault (SPEC §9.2).
  ///
  /// `learner` is the award's, or the id into which that was merged. `false` if there is no such award.
  public func isSupported(award id: StatementID, of learner: LearnerID) -> Bool {
    guard case .award(let award) = facts[id], let composition = award.composition else { return false }
    return composition.isMet(by: held(by: learner, on: award.made))
  }
}
