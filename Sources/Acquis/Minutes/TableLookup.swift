import AcquisCredits
import AcquisRecords
import AcquisStore
import AcquisValues

/// What a table leaves to be looked up: whom its lines are about, and the assessments on which its decisions rest.
struct TableQuestions {
  private(set) var candidates: Set<Candidate> = []
  /// Those about whom something is decided on an assessment that is not named.
  private(set) var decided: Set<Candidate> = []
  /// The ids of those decisions, where they are given.
  private(set) var decisions: [StatementID] = []

  /// Takes a line into account. One whose candidate cannot be read asks nothing: it will be rejected.
  mutating func take(_ row: TableRow) {
    guard let candidate = try? Candidate(row) else { return }
    if candidate.isPersonal { candidates.insert(candidate) }
    guard row.seeksAssessment else { return }
    decided.insert(candidate)
    if let id = row[.id].flatMap({ StatementID($0) }) { decisions.append(id) }
  }
}

/// The answers.
struct TableLookup {
  private var candidates = Candidates()
  private var open = OpenAssessments()
  private var recorded: [StatementID: StatementID] = [:]

  /// Away from the ledger: learners are known by id, and assessments where they stand in the table.
  init() {}

  /// Looks up what a table asks of its ledger, in one pass over the vault. Throws ``Problem``.
  init(_ questions: TableQuestions, in session: LedgerSession) async throws(Problem) {
    candidates = try await Candidates(questions.candidates, in: session)
    // A candidate who is nobody, or several, is rejected where the line is read.
    var learners: Set<LearnerID> = []
    for candidate in questions.decided {
      if let learner = try? candidates.learner(candidate) { learners.insert(learner) }
    }
    open = try await OpenAssessments.read(of: learners, from: session.view)
    do {
      for (id, found) in try await session.view.reader.find(questions.decisions) {
        guard let statement = try await session.view.reader.record(at: found.seq)?.statement,
          case .blockValidated(let decision)? = try? CreditStatement(type: statement.type, body: statement.body)
        else { continue }
        recorded[id] = decision.assessment
      }
    } catch { throw Problem(error) }
  }

  /// The one learner whom a line names; `nil` if it names none. Throws ``Problem``.
  func learner(_ row: TableRow) throws(Problem) -> LearnerID? { try candidates.learner(Candidate(row)) }

  /// The assessment on which a decision rests that names none: the only one that is open, or, where the decision is
  /// recorded already, that of the record. Throws ``Problem``.
  func assessment(
    of learner: LearnerID, _ subject: BlockReference, decision id: StatementID
  ) throws(Problem) -> StatementID {
    if let assessment = recorded[id] { return assessment }
    return try open.only(of: learner, subject)
  }

  /// Takes a line into account for those that follow.
  mutating func take(_ draft: Draft) {
    guard case .credit(let content) = draft.meaning else { return }
    open.apply(content, id: draft.statement.id, made: draft.statement.made)
  }
}
