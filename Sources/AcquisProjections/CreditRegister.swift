public import AcquisCredits
public import AcquisValues

/// The register of a certification: every credit and every award, with the documents issued for them.
public struct CreditRegister: Projection {
  /// The certification.
  public let certification: CertificationCode
  private var state = CreditState()
  private var entries: [LedgerEntry] = []
  private var assessments: [StatementID: BlockAssessed] = [:]
  private var documents: [StatementID: [(id: StatementID, seq: Int)]] = [:]

  /// An empty register.
  public init(of certification: CertificationCode) { self.certification = certification }

  /// Takes the next statement into account. O(1).
  public mutating func apply(_ entry: LedgerEntry) {
    state.raise(to: entry.rules)
    state.apply(entry.statement, id: entry.id, made: entry.made)
    switch entry.statement {
    case .blockAssessed(let statement) where statement.subject.certification == certification:
      assessments[entry.id] = statement
    case .blockValidated(let statement) where statement.subject.certification == certification: entries.append(entry)
    case .creditRecognised(let statement) where statement.subject.certification == certification:
      entries.append(entry)
    case .certificationAwarded(let statement) where statement.certification == certification: entries.append(entry)
    case .documentIssued(let statement): documents[statement.target, default: []].append((entry.id, entry.seq))
    default: break
    }
  }

  /// Whether the certification is registered.
  public var isRegistered: Bool { state.registration(of: certification) != nil }

  /// What is credit or awarded and counts, in the order recorded. O(n).
  public var rows: [CreditRow] { entries.compactMap(row) }

  private func row(_ entry: LedgerEntry) -> CreditRow? {
    let numbers = (documents[entry.id] ?? []).filter { state.counts($0.id) }.map(\.seq)
    switch entry.statement {
    case .blockValidated(let statement):
      guard let day = state.creditDay(of: entry.id) else { return nil }
      let assessment = statement.assessment.flatMap { assessments[$0] }
      return CreditRow(
        entry, .acquired, statement.learner, statement.subject, since: day, session: statement.session,
        centre: assessment?.centre, route: assessment?.route, documents: numbers)
    case .creditRecognised(let statement):
      guard let day = state.creditDay(of: entry.id) else { return nil }
      return CreditRow(
        entry, .recognised(statement.basis), statement.learner, statement.subject, since: day, documents: numbers)
    case .certificationAwarded(let statement):
      guard state.counts(entry.id) else { return nil }
      return CreditRow(
        entry, .awarded(isUnsupported: !state.isSupported(award: entry.id)), statement.learner,
        BlockReference(certification, nil), since: entry.made, session: statement.session, documents: numbers)
    default: return nil
    }
  }
}

/// A line of a certification's register.
public struct CreditRow: Sendable {
  /// How the credit came about.
  public enum Kind: Sendable, Hashable {
    /// A jury decided.
    case acquired
    /// An awarding body recognised it.
    case recognised(RecognitionBasis)
    /// The qualification; unsupported where blocks it rests on were annulled.
    case awarded(isUnsupported: Bool)
  }

  /// How the credit came about.
  public let kind: Kind
  /// The statement's id.
  public let id: StatementID
  /// Its position in the ledger.
  public let seq: Int
  /// Who answers for it.
  public let signing: Signing
  /// The learner.
  public let learner: LearnerID
  /// The block; of an award, the certification as a whole.
  public let subject: BlockReference
  /// Since when it is credit.
  public let since: Day
  /// The jury's session.
  public let session: SessionID?
  /// The centre that assessed.
  public let centre: CentreID?
  /// By which route the learner came.
  public let route: Route?
  /// The numbers of the documents issued: the first is the original, others are duplicates.
  public let documents: [Int]

  fileprivate init(
    _ entry: LedgerEntry, _ kind: Kind, _ learner: LearnerID, _ subject: BlockReference, since: Day,
    session: SessionID? = nil, centre: CentreID? = nil, route: Route? = nil, documents: [Int]
  ) {
    (id, seq, signing) = (entry.id, entry.seq, entry.signing)
    (self.kind, self.learner, self.subject, self.since) = (kind, learner, subject, since)
    (self.session, self.centre, self.route, self.documents) = (session, centre, route, documents)
  }
}
