import AcquisCredits
import AcquisValues

extension LearnerAccount {
  /// How far the learner is towards each certification that they aim at, were assessed on, hold something of, or could be
  /// awarded because a block of theirs generates it; by code.
  public var progress: [CertificationProgress] {
    let held = state.held(by: learner, on: asOf)
    let facts = factsByBlock
    let begun = facts.keys.map(\.certification).filter { code in !withdrawn.contains { $0.certification == code } }
    let certifications = state.targets(of: learner).union(held.map(\.certification)).union(awards.map(\.certification))
      .union(held.flatMap(state.generated(by:))).union(begun)
    return certifications.sorted().map { progress(towards: $0, facts: facts) }
  }

  private func progress(
    towards code: CertificationCode, facts: [BlockReference: [LedgerEntry]]
  ) -> CertificationProgress {
    let registration = state.registration(of: code)
    let composition = composition(of: code)
    let held = state.usable(by: learner, towards: code, on: day, asOf: asOf)
    let way = composition?.bestWay(from: held) ?? (acquired: [], missing: [])
    let blocks = listed(code, composition: composition, facts: facts).map {
      standing(on: $0, towards: code, facts: facts[$0] ?? [])
    }
    return CertificationProgress(
      code: code, title: registration?.title, level: registration?.level,
      isTarget: state.targets(of: learner).contains(code), isRuleAssumed: composition?.isAssumed ?? true,
      acquired: way.acquired, required: composition?.fewestParts ?? 0,
      isComplete: composition?.isMet(by: held) ?? false, missing: way.missing,
      ways: composition?.cheapestWays(from: held).filter { !$0.isEmpty } ?? [],
      points: points(of: blocks, held: held), award: awards.first { $0.certification == code },
      result: state.juryResult(of: learner, towards: code), blocks: blocks)
  }

  private func points(of blocks: [BlockProgress], held: Set<BlockReference>) -> Points? {
    guard blocks.contains(where: { $0.points != nil }) else { return nil }
    return blocks.filter { held.contains($0.block) }.compactMap(\.points).reduce(Points(hundredths: 0), +)
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
    let requirements = composition(of: block.certification)?.stated?.requirements ?? []
    return requirements.first { $0.id == code }?.label ?? register.block(code, of: block.certification).title
      ?? state.label(ofRequirement: code, of: block.certification)
  }
}

// MARK: One block

extension LearnerAccount {
  /// What was recorded of the learner on each block, in the ledger's order.
  private var factsByBlock: [BlockReference: [LedgerEntry]] {
    var facts: [BlockReference: [LedgerEntry]] = [:]
    for entry in history {
      switch entry.statement {
      case .blockAssessed(let statement): facts[statement.subject, default: []].append(entry)
      case .blockValidated(let statement): facts[statement.subject, default: []].append(entry)
      case .creditRecognised(let statement): facts[statement.subject, default: []].append(entry)
      default: continue
      }
    }
    return facts
  }

  /// Acquired once is acquired for life; else a decision that may still become credit, else the newest fact that counts
  /// says it; else all was annulled, or nothing was.
  private func standing(
    on block: BlockReference, towards certification: CertificationCode, facts: [LedgerEntry]
  ) -> BlockProgress {
    var progress = BlockProgress(block, title: title(of: block), points: points(of: block))
    let counting = facts.filter { state.counts($0.id) }
    if let (entry, day) = credit(on: block, facts: counting) {
      progress.state = entry?.isRecognition ?? false ? .recognised : .acquired
      progress.since = entry.map { BlockProgress.Cause($0, on: day) }
      progress.usableUntil = state.usableUntil(block, of: learner, towards: certification, asOf: asOf)
    } else if let provisional = counting.last(where: { state.isProvisional($0.id) }) {
      let isConditional = !state.isUnconditional(provisional.id)
      progress.state = isConditional ? .conditional : .acquired
      progress.condition = isConditional ? provisional.condition : nil
      progress.isProvisional = true
      progress.since = BlockProgress.Cause(provisional, on: provisional.made)
    } else if let newest = counting.last {
      progress.state = newest.state
      progress.since = BlockProgress.Cause(newest, on: newest.made)
    } else if !facts.isEmpty {
      progress.state = .annulled
      progress.since = facts.compactMap(annulment).max { $0.seq < $1.seq }.map { BlockProgress.Cause($0, on: $0.made) }
    }
    return progress
  }

  /// The first decision that makes the block credit, else the first recognition, else what makes a block credit that is
  /// declared to be the same; with the day since when.
  private func credit(on block: BlockReference, facts: [LedgerEntry]) -> (entry: LedgerEntry?, day: Day)? {
    func first(_ entries: [LedgerEntry]) -> (entry: LedgerEntry?, day: Day)? {
      let credit = entries.compactMap { entry in state.creditDay(of: entry.id).map { (entry: entry, day: $0) } }
      return credit.min { ($0.day, $0.entry.seq) < ($1.day, $1.entry.seq) }.map { ($0.entry, $0.day) }
    }
    if let own = first(facts.filter { $0.decision != nil }) ?? first(facts.filter(\.isRecognition)) { return own }
    guard let day = state.credit(of: learner, by: asOf)[block] else { return nil }
    let awards = history.filter { $0.isAward(of: block) && state.counts($0.id) }
    let same = history.filter { $0.decision != nil && state.creditDay(of: $0.id) == day }
    return (awards.first ?? same.first, day)
  }

  private func points(of block: BlockReference) -> Points? {
    block.block.flatMap { register.block($0, of: block.certification).points }
  }

  /// What annulled a fact: its own annulment, or that of the assessment on which it rests.
  private func annulment(of fact: LedgerEntry) -> LedgerEntry? {
    if let own = annulments[fact.id] { return own }
    switch fact.statement {
    case .blockValidated(let statement): return statement.assessments.lazy.compactMap { annulments[$0] }.first
    case .creditRecognised(let statement): return statement.statements.lazy.compactMap { annulments[$0] }.first
    default: return nil
    }
  }
}

extension BlockProgress {
  fileprivate init(_ block: BlockReference, title: String?, points: Points?) {
    (self.block, self.title, self.points) = (block, title, points)
    (state, since, isProvisional, usableUntil, condition) = (.none, nil, false, nil, nil)
  }
}

extension BlockProgress.Cause {
  fileprivate init(_ entry: LedgerEntry, on day: Day) {
    self.init(made: day, seq: entry.seq, signing: entry.signing)
  }
}

extension LedgerEntry {
  fileprivate var decision: Decision? {
    if case .blockValidated(let statement) = statement { statement.decision } else { nil }
  }

  fileprivate var condition: String? {
    if case .blockValidated(let statement) = statement { statement.condition } else { nil }
  }

  fileprivate var isRecognition: Bool { if case .creditRecognised = statement { true } else { false } }

  fileprivate func isAward(of block: BlockReference) -> Bool {
    guard block.block == nil, case .certificationAwarded(let award) = statement else { return false }
    return award.certification == block.certification
  }

  /// Where the fact leaves a learner who holds nothing by it.
  fileprivate var state: BlockState {
    switch decision {
    case nil: .assessed
    case .absent: .absent
    case .excused: .excused
    case .acquired, .notAcquired, .conditional: .notAcquired
    }
  }
}
