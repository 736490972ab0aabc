public import AcquisValues

extension CreditState {
  /// What makes a certification: the newest rule that counts, else the blocks declared to generate it, else all blocks of
  /// its newest registration, assumed; `nil` if there is neither.
  ///
  /// Under rules 2 a learner who aimed at it before a rule was stated keeps the one before, unless the rule holds for
  /// everybody by `day`; whoever began before any rule has the first one. `asOf`: only rules made by that day are looked
  /// at, or the first one if there is none: what a qualification is made of is older than its statement here.
  public func composition(
    of certification: CertificationCode, for learner: LearnerID? = nil, on day: Day? = nil, asOf: Day? = nil
  ) -> Composition? {
    guard let file = certifications[certification] else { return nil }
    if let rule = rule(among: rules(file.rules, asOf: asOf), of: certification, for: learner, on: day) {
      return Composition(of: certification, stated: rule)
    }
    let generators = file.generators.filter(counts).compactMap { id -> BlockReference? in
      if case .intermediate(let declared) = facts[id] { declared.block } else { nil }
    }
    if !generators.isEmpty { return .anyBlock(generators, of: certification) }
    return file.newest.map { .allBlocks($0.blocks, of: certification) }
  }

  private func rules(_ ids: [StatementID], asOf day: Day?) -> [RuleFact] {
    let stated = ids.filter(counts).compactMap { id -> RuleFact? in
      if case .rule(let fact) = facts[id] { fact } else { nil }
    }
    guard let day else { return stated }
    let made = stated.filter { $0.made <= day }
    return made.isEmpty ? Array(stated.prefix(1)) : made
  }

  private func rule(
    among stated: [RuleFact], of certification: CertificationCode, for learner: LearnerID?, on day: Day?
  ) -> CompositionRule? {
    guard rules >= .two, let learner,
      let begun = self.ids(of: learner).compactMap({ learners[$0]?.begun[certification] }).max()
    else { return stated.last?.statement.rule }
    let inForce = stated.last { fact in
      if fact.order < begun { return true }
      guard let from = fact.statement.everyoneFrom else { return false }
      return day.map { $0 >= from } ?? true
    }
    return (inForce ?? stated.first)?.statement.rule
  }

  /// What a requirement is called in the newest rule of the certification that counts and has it.
  public func label(ofRequirement id: BlockCode, of certification: CertificationCode) -> String? {
    for rule in rules(certifications[certification]?.rules ?? [], asOf: nil).reversed() {
      if let label = rule.statement.rule.requirements.first(where: { $0.id == id })?.label { return label }
    }
    return nil
  }

  /// The requirements that something can be decided on: under rules 1 those of the newest rule, then those of every rule
  /// that counts, since learners may be judged by different ones.
  func requirements(of certification: CertificationCode) -> Set<BlockCode> {
    guard rules >= .two else {
      return Set((composition(of: certification)?.stated?.requirements ?? []).map(\.id))
    }
    let ids = (certifications[certification]?.rules ?? []).filter(counts)
    return ids.reduce(into: []) { found, id in
      if case .rule(let fact) = facts[id] { found.formUnion(fact.statement.rule.requirements.map(\.id)) }
    }
  }

  /// The certifications that a block generates, by declarations that count (*certification intermédiaire*).
  public func generated(by block: BlockReference) -> Set<CertificationCode> {
    Set(
      certifications.filter { _, file in
        file.generators.contains { id in
          if counts(id), case .intermediate(let declared) = facts[id] { declared.block == block } else { false }
        }
      }.keys)
  }

  /// The certifications that this one renews, over every step, as far as they are registered.
  public func ancestors(of certification: CertificationCode) -> Set<CertificationCode> {
    var found: Set<CertificationCode> = []
    var open = [certification]
    while let next = open.popLast() {
      for predecessor in registration(of: next)?.predecessors ?? [] where found.insert(predecessor).inserted {
        open.append(predecessor)
      }
    }
    return found
  }
}
