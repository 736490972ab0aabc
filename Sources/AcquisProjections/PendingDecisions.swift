public import AcquisCredits
public import AcquisValues

/// The assessments that wait for a jury: they count, and no counting decision rests on them.
public struct PendingDecisions: Projection {
  private var state = CreditState()
  private var assessments: [PendingDecision] = []
  private let asOf: Day?

  /// Nothing waits; with `asOf`, only statements made by that day are taken into account.
  public init(asOf: Day? = nil) { self.asOf = asOf }

  /// Takes the next statement into account. O(1).
  public mutating func apply(_ entry: LedgerEntry) {
    if let asOf, entry.made > asOf { return }
    switch entry.statement {
    case .blockAssessed(let statement):
      assessments.append(
        PendingDecision(
          assessment: entry.id, learner: statement.learner, subject: statement.subject, centre: statement.centre,
          outcome: statement.outcome, made: entry.made, seq: entry.seq, signing: entry.signing))
    case .blockValidated, .statementAnnulled, .learnerMerged, .learnerErased: break
    default: return
    }
    state.apply(entry.statement, id: entry.id, made: entry.made)
  }

  /// What waits, in the order recorded; for one certification or for all.
  ///
  /// A learner whose id was merged stands under the id under which a jury would decide. Of learners who were erased
  /// nothing waits any more. O(n) in all assessments.
  public func list(for certification: CertificationCode? = nil) -> [PendingDecision] {
    assessments.compactMap { pending in
      guard certification == nil || pending.subject.certification == certification,
        state.awaitsDecision(pending.assessment)
      else { return nil }
      let learner = state.survivor(of: pending.learner)
      return state.isErased(learner) ? nil : pending.under(learner)
    }
  }
}

/// An assessment that waits for a jury.
public struct PendingDecision: Hashable, Sendable {
  /// The assessment's id: what the decision has to name.
  public let assessment: StatementID
  /// The learner.
  public private(set) var learner: LearnerID
  /// What was assessed.
  public let subject: BlockReference
  /// Who assessed.
  public let centre: CentreID
  /// What was found.
  public let outcome: Outcome
  /// When.
  public let made: Day
  /// Its position in the ledger.
  public let seq: Int
  /// Who answers for it.
  public let signing: Signing

  fileprivate func under(_ learner: LearnerID) -> PendingDecision {
    var copy = self
    copy.learner = learner
    return copy
  }
}
