public import AcquisCredits
public import AcquisValues

/// What juries decided, session by session: who sat, who was there, what was decided on whom and what became of it.
public struct SessionRegister: Projection {
  private var state = CreditState()
  private var order: [Key] = []
  private var decided: [Key: [LedgerEntry]] = [:]
  private var convened: [Key: LedgerEntry] = [:]
  private var confirmed: [StatementID: Day] = [:]

  private struct Key: Hashable {
    let certification: CertificationCode
    let session: SessionID
  }

  /// No session.
  public init() {}

  /// Takes the next statement into account. O(1).
  public mutating func apply(_ entry: LedgerEntry) {
    state.raise(to: entry.rules)
    state.apply(entry.statement, id: entry.id, made: entry.made)
    switch entry.statement {
    case .sessionConvened(let statement):
      let key = Key(certification: statement.certification, session: statement.session)
      note(key)
      convened[key] = entry
    case .blockValidated(let statement):
      let key = Key(certification: statement.subject.certification, session: statement.session)
      note(key)
      decided[key]?.append(entry)
    case .certificationAwarded(let statement):
      let key = Key(certification: statement.certification, session: statement.session)
      note(key)
      decided[key]?.append(entry)
    case .decisionConfirmed(let statement): confirmed[statement.decision] = entry.made
    default: break
    }
  }

  private mutating func note(_ key: Key) {
    guard decided[key] == nil else { return }
    decided[key] = []
    order.append(key)
  }

  /// The sessions of this id, in the order in which the ledger first names them: one for each certification.
  public func sessions(_ session: SessionID) -> [SessionSummary] {
    order.filter { $0.session == session }.map(summary)
  }

  private func summary(_ key: Key) -> SessionSummary {
    let convened = state.session(key.session, of: key.certification)
    return SessionSummary(
      session: key.session, certification: key.certification, convened: convened,
      convening: convened == nil ? nil : self.convened[key],
      present: state.attendance(key.session, of: key.certification)?.present,
      decisions: (decided[key] ?? []).map(decision))
  }

  private func decision(_ entry: LedgerEntry) -> SessionDecision {
    let counts = state.counts(entry.id)
    let day = state.creditDay(of: entry.id)
    return switch entry.statement {
    case .blockValidated(let statement):
      SessionDecision(
        entry, learner: statement.learner, subject: statement.subject, decision: statement.decision,
        condition: statement.condition, isCounting: counts, isProvisional: state.isProvisional(entry.id),
        creditSince: day, confirmed: confirmed[entry.id])
    case .certificationAwarded(let statement):
      SessionDecision(
        entry, learner: statement.learner, subject: BlockReference(statement.certification, nil), decision: nil,
        condition: nil, isCounting: counts, isProvisional: false, creditSince: counts ? entry.made : nil, confirmed: nil
      )
    default: preconditionFailure("only decisions and awards are noted as decided")
    }
  }

  /// How a learner's candidacy stands on the State's two axes; `nil` before the first decision.
  public func result(of learner: LearnerID, towards certification: CertificationCode) -> JuryResult? {
    state.juryResult(of: state.survivor(of: learner), towards: certification)
  }
}

/// A session of a jury on one certification.
public struct SessionSummary: Sendable {
  /// Its id.
  public let session: SessionID
  /// The certification on which it decided.
  public let certification: CertificationCode
  /// How it was convened; `nil`: the jury is not recorded.
  public let convened: SessionConvened?
  /// The record that convened it.
  public let convening: LedgerEntry?
  /// Who was there; `nil` where nobody said.
  public let present: [PersonID]?
  /// Decisions and awards, in the order recorded.
  public let decisions: [SessionDecision]
}

/// A decision or an award of a session, and what became of it.
public struct SessionDecision: Sendable {
  /// The statement's id.
  public let id: StatementID
  /// Its position in the ledger.
  public let seq: Int
  /// When it was decided.
  public let made: Day
  /// When it was entered.
  public let recorded: Day
  /// Who answers for it.
  public let signing: Signing
  /// The learner.
  public let learner: LearnerID
  /// What was decided on; of an award, the certification as a whole.
  public let subject: BlockReference
  /// What was decided; `nil` for an award.
  public let decision: Decision?
  /// What must still be shown, of a conditional decision.
  public let condition: String?
  /// Whether neither it nor what it rests on was annulled.
  public let isCounting: Bool
  /// Whether it is no credit yet.
  public let isProvisional: Bool
  /// Since when it is credit; `nil` if it is none.
  public let creditSince: Day?
  /// When it was confirmed; `nil` if it was not.
  public let confirmed: Day?

  fileprivate init(
    _ entry: LedgerEntry, learner: LearnerID, subject: BlockReference, decision: Decision?, condition: String?,
    isCounting: Bool, isProvisional: Bool, creditSince: Day?, confirmed: Day?
  ) {
    (id, seq, made, recorded, signing) = (entry.id, entry.seq, entry.made, entry.recorded, entry.signing)
    (self.learner, self.subject, self.decision, self.condition) = (learner, subject, decision, condition)
    (self.isCounting, self.isProvisional) = (isCounting, isProvisional)
    (self.creditSince, self.confirmed) = (creditSince, confirmed)
  }
}
