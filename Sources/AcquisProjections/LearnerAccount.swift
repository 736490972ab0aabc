public import AcquisCredits
public import AcquisValues

/// Everything a learner has to their credit, and how far they are.
///
/// Folds at least what ``context`` asks to be read; the whole ledger gives the same account.
///
/// ```swift
/// var account = LearnerAccount(of: learner, asOf: day)
/// account.apply(entries)
/// for certification in account.progress { … }
/// ```
public struct LearnerAccount: Projection {
  /// The learner.
  public let learner: LearnerID
  /// Only what was made of the learner by this day is taken into account; `nil`: all. A certification first registered
  /// later is described by that first registration.
  public let asOf: Day?
  /// The day on which credit is to be used: by then windows may have closed. ``asOf``, else today where that is known.
  public let day: Day?

  var state = CreditState()
  var register = CertificationRegister()
  var entries: [LearnerID: [LedgerEntry]] = [:]
  var annulments: [StatementID: LedgerEntry] = [:]
  private var standIns: Set<StatementID> = []

  /// An account of which nothing is known yet.
  public init(of learner: LearnerID, asOf: Day? = nil, today: Day? = nil) {
    self.learner = learner
    self.asOf = asOf
    day = asOf ?? today
  }

  /// Takes the next statement into account. O(1) but for the size of the statement.
  public mutating func apply(_ entry: LedgerEntry) {
    state.raise(to: entry.rules)
    if let asOf, entry.made > asOf, !standsIn(entry), !isReference(entry) { return }
    state.apply(entry.statement, id: entry.id, made: entry.made)
    register.apply(entry)
    for learner in entry.statement.learners { entries[learner, default: []].append(entry) }
    switch entry.statement {
    case .statementAnnulled(let statement): annulments[statement.target] = entry
    // What takes a recognition away, as an annulment would.
    case .recognitionSuspended(let statement): annulments[statement.recognition] = entry
    default: break
    }
  }

  /// Puts newer rules in force, as the ledger did after the entries taken so far.
  public mutating func raise(to rules: Rules) { state.raise(to: rules) }

  /// Whether `entry` is about certifications and their juries. These are always taken in: an award is judged by the rule of
  /// its position, whenever that was made. What of them holds by ``asOf`` is chosen when it is asked for.
  private func isReference(_ entry: LedgerEntry) -> Bool {
    switch entry.statement {
    case .ruleStated, .policyStated, .sessionConvened, .sessionHeld, .blocksShared, .intermediateDeclared: true
    default: false
    }
  }

  /// Whether `entry` says what a certification is that nobody had registered by ``asOf``: then its first registration
  /// stands in, with its texts, for what a qualification is made of is older than its registration here.
  private mutating func standsIn(_ entry: LedgerEntry) -> Bool {
    switch entry.statement {
    case .certificationRegistered(let statement):
      guard state.registration(of: statement.certification) == nil else { return false }
      standIns.insert(entry.id)
      return true
    case .blockDescribed(let statement): return standIns.contains(statement.registration)
    default: return false
    }
  }

  /// The ids merged into the learner's, directly or over several steps.
  public var mergedIDs: [LearnerID] { Array(state.ids(of: learner).dropFirst()) }

  /// The id under which the learner goes on; `nil` if it is this one.
  public var mergedInto: LearnerID? {
    let survivor = state.survivor(of: learner)
    return survivor == learner ? nil : survivor
  }

  /// Whether the person behind the id was forgotten.
  public var isErased: Bool { state.isErased(learner) }

  /// All statements that name the learner or an id merged into theirs, annulled ones included, in the ledger's order.
  public var history: [LedgerEntry] {
    let entries = state.ids(of: learner).flatMap { self.entries[$0] ?? [] }
    let bySeq = Dictionary(entries.map { ($0.seq, $0) }, uniquingKeysWith: { first, _ in first })  // a merger names two
    return bySeq.values.sorted { $0.seq < $1.seq }
  }
}
