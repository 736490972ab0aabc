import AcquisCredits

extension LearnerAccount {
  /// How far the learner is towards each certification that they aim at or hold something of, by code.
  public var progress: [CertificationProgress] {
    let held = state.held(by: learner)
    let awarded = awards.map(\.certification)
    let certifications = state.targets(of: learner).union(held.map(\.certification)).union(awarded)
    let facts = factsByBlock
    return certifications.sorted().map { progress(towards: $0, held: held, facts: facts) }
  }

  private func progress(
    towards code: CertificationCode, held: Set<BlockReference>, facts: [BlockReference: [LedgerEntry]]
  ) -> CertificationProgress {
    let registration = state.registration(of: code)
    let composition = state.composition(of: code)
    let way = composition?.bestWay(from: held) ?? (acquired: [], missing: [])
    return CertificationProgress(
      code: code, title: registration?.title, level: registration?.level,
      isTarget: state.targets(of: learner).contains(code), isRuleAssumed: composition?.isAssumed ?? true,
      acquired: way.acquired, required: composition?.fewestParts ?? 0,
      isComplete: composition?.isMet(by: held) ?? false, missing: way.missing,
      blocks: listed(code, composition: composition, facts: facts).map { standing(on: $0, facts: facts[$0] ?? []) })
  }

  /// The blocks to list under a certification, in order, each once.
  private func listed(
    _ code: CertificationCode, composition: Composition?, facts: [BlockReference: [LedgerEntry]]
  ) -> [BlockReference] {
    let registered = (state.registration(of: code)?.blocks ?? []).map { BlockReference(code, $0) }
    let requirements = (composition?.stated?.requirements ?? []).map { BlockReference(code, $0.id) }
    let former = facts.keys.filter { $0.certification == code }.sorted()
    var seen: Set<BlockReference> = []
    return (registered + requirements + (composition?.elements ?? []) + former).filter { seen.insert($0).inserted }
  }

  private func title(of block: BlockReference) -> String? {
    guard let code = block.block else { return state.registration(of: block.certification)?.title }
    let requirements = state.composition(of: block.certification)?.stated?.requirements ?? []
    return requirements.first { $0.id == code }?.label ?? register.block(code, of: block.certification).title
  }
}

// MARK: One block

extension LearnerAccount {
  /// The assessments of the learner and the decisions on them, by what they are about, in the ledger's order.
  private var factsByBlock: [BlockReference: [LedgerEntry]] {
    var facts: [BlockReference: [LedgerEntry]] = [:]
    for entry in history {
      switch entry.statement {
      case .blockAssessed(let statement): facts[statement.subject, default: []].append(entry)
      case .blockValidated(let statement): facts[statement.subject, default: []].append(entry)
      default: continue
      }
    }
    return facts
  }

  /// Acquired once is acquired for life; else the newest fact that counts says it; else all was annulled, or nothing was.
  private func standing(on block: BlockReference, facts: [LedgerEntry]) -> BlockProgress {
    let counting = facts.filter { state.counts($0.id) }
    let acquired = counting.filter(\.isAcquisition).min { ($0.made, $0.seq) < ($1.made, $1.seq) }
    if let acquired { return progress(block, .acquired, since: acquired) }
    if let newest = counting.last {
      return progress(block, newest.isDecision ? .notAcquired : .assessed, since: newest)
    }
    guard !facts.isEmpty else { return progress(block, .none, since: nil) }
    return progress(block, .annulled, since: facts.compactMap(annulment).max { $0.seq < $1.seq })
  }

  /// What annulled a fact: its own annulment, or that of the assessment on which it rests.
  private func annulment(of fact: LedgerEntry) -> LedgerEntry? {
    if let own = annulments[fact.id] { return own }
    if case .blockValidated(let statement) = fact.statement { return annulments[statement.assessment] }
    return nil
  }

  private func progress(_ block: BlockReference, _ state: BlockState, since cause: LedgerEntry?) -> BlockProgress {
    BlockProgress(
      block: block, title: title(of: block), state: state,
      since: cause.map { BlockProgress.Cause(made: $0.made, seq: $0.seq, signing: $0.signing) })
  }
}

extension LedgerEntry {
  fileprivate var isDecision: Bool { if case .blockValidated = statement { true } else { false } }

  fileprivate var isAcquisition: Bool {
    if case .blockValidated(let statement) = statement { statement.decision == .acquired } else { false }
  }
}
