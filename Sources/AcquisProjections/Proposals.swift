public import AcquisCredits
public import AcquisValues

/// What a learner's credit could be recognised as, by the correspondences that registers publish. It proposes; only a
/// recorded decision recognises.
///
/// A correspondence is read in both directions: whoever holds all blocks on one side is proposed those on the other, n to
/// m. The certifications proposed for are those that the learner aims at.
public struct Proposals: Projection {
  private let learner: LearnerID
  private let asOf: Day?
  private var state = CreditState()
  private var listed: [Listed] = []
  private var registrations: [StatementID: (made: Day, seq: Int)] = [:]
  private var newest: [CertificationCode: StatementID] = [:]
  private var credit: [(id: StatementID, subject: BlockReference)] = []

  private struct Listed: Sendable {
    let statement: CorrespondenceListed
  }

  /// Nothing is proposed yet.
  public init(for learner: LearnerID, asOf: Day? = nil) {
    self.learner = learner
    self.asOf = asOf
  }

  /// Takes the next statement into account. O(1).
  public mutating func apply(_ entry: LedgerEntry) {
    state.raise(to: entry.rules)
    state.apply(entry.statement, id: entry.id, made: entry.made)
    switch entry.statement {
    case .certificationRegistered(let statement):
      registrations[entry.id] = (entry.made, entry.seq)
      newest[statement.certification] = entry.id
    case .correspondenceListed(let statement): listed.append(Listed(statement: statement))
    case .blockValidated(let statement): credit.append((entry.id, statement.subject))
    case .creditRecognised(let statement): credit.append((entry.id, statement.subject))
    case .certificationAwarded(let statement):
      credit.append((entry.id, BlockReference(statement.certification, nil)))
    default: break
    }
  }

  /// The proposals, in the order in which correspondences were listed, each once. O(correspondences × blocks).
  public var list: [Proposal] {
    let held = state.held(by: learner, on: asOf)
    let targets = state.targets(of: learner)
    var seen: Set<String> = []
    return listed.map(\.statement).filter { newest[$0.certification] == $0.registration }.flatMap { listed in
      [
        proposal(
          listed, recognise: listed.other, listed.otherBlocks, from: listed.certification, listed.blocks, held, targets),
        proposal(
          listed, recognise: listed.certification, listed.blocks, from: listed.other, listed.otherBlocks, held, targets),
      ].compactMap { $0 }
    }.filter { seen.insert("\($0.recognise) \($0.from)").inserted }
  }

  private func proposal(
    _ listed: CorrespondenceListed, recognise target: CertificationCode, _ blocks: [BlockCode],
    from source: CertificationCode, _ sources: [BlockCode], _ held: Set<BlockReference>,
    _ targets: Set<CertificationCode>
  ) -> Proposal? {
    let from = Proposals.subjects(source, sources)
    let missing = Proposals.subjects(target, blocks).filter { !held.contains($0) }
    guard targets.contains(target), !missing.isEmpty, from.allSatisfy(held.contains) else { return nil }
    let statements = from.compactMap(statement)
    guard statements.count == from.count, let registration = registrations[listed.registration] else { return nil }
    return Proposal(
      recognise: missing, from: from, statements: statements,
      basis: state.ancestors(of: target).contains(source) ? .migration : .equivalence,
      source: listed.certification, made: registration.made, seq: registration.seq)
  }

  private static func subjects(_ certification: CertificationCode, _ blocks: [BlockCode]) -> [BlockReference] {
    blocks.isEmpty
      ? [BlockReference(certification, nil)] : blocks.map { BlockReference(certification, $0) }
  }

  /// The statement by which the learner holds a block.
  private func statement(on block: BlockReference) -> StatementID? {
    credit.first { candidate in
      candidate.subject == block && state.learner(of: candidate.id).map(state.ids(of: learner).contains) ?? false
        && state.isCredit(candidate.id)
    }?.id
  }
}

/// Something that could be recognised.
public struct Proposal: Sendable, Hashable {
  /// The blocks that could be, all of one certification.
  public let recognise: [BlockReference]
  /// For what the learner holds.
  public let from: [BlockReference]
  /// The statements by which they hold it, in the order of ``from``.
  public let statements: [StatementID]
  /// On which basis: *migration* where the certification renews the other.
  public let basis: RecognitionBasis
  /// Whose register says that they correspond.
  public let source: CertificationCode
  /// When that registration was made.
  public let made: Day
  /// Its position in the ledger.
  public let seq: Int
}
