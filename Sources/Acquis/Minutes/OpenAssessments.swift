import AcquisCredits
import AcquisRecords
import AcquisStore
import AcquisValues

/// The assessments that await a jury, by learner: those of the ledger, and those of the lines read so far.
struct OpenAssessments {
  private struct Assessment {
    let id: StatementID
    let subject: BlockReference
    let made: Day
  }

  private var state = CreditState()
  private var assessments: [LearnerID: [Assessment]] = [:]

  private static let types: Set<String> = [
    "block-assessed", "block-validated", "learner-merged", "statement-annulled",
  ]

  /// Reads the assessments of `learners` in a ledger. Throws ``Problem``.
  static func read(of learners: Set<LearnerID>, from view: LedgerView) async throws(Problem) -> OpenAssessments {
    do {
      var open = OpenAssessments()
      if learners.isEmpty { return open }
      let size = try await view.reader.head().size
      if LedgerView.isPassCheaper(over: size, than: learners.count) {
        try await view.reader.forEachRecord(upTo: size) { open.apply($0) }
        return open
      }
      var context = try await ContextRecords(view.reader, size: size)
      repeat {
        open = OpenAssessments()
        for record in context.records { open.apply(record) }
        // Ids that were merged into theirs are theirs, and are known only once they were read.
      } while try await context.extend(by: Set(learners.flatMap(open.state.ids).map { .learner($0) }))
      return open
    } catch { throw Problem(error) }
  }

  private mutating func apply(_ record: Record) {
    let statement = record.statement
    guard OpenAssessments.types.contains(statement.type),
      let content = try? CreditStatement(type: statement.type, body: statement.body)
    else { return }
    apply(content, id: statement.id, made: statement.made)
  }

  /// Takes a statement into account.
  mutating func apply(_ content: CreditStatement, id: StatementID, made: Day) {
    guard OpenAssessments.types.contains(content.type) else { return }
    if case .blockAssessed(let assessed) = content {
      // The line of a file that was recorded already says it again.
      if assessments[assessed.learner]?.contains(where: { $0.id == id }) ?? false { return }
      assessments[assessed.learner, default: []].append(Assessment(id: id, subject: assessed.subject, made: made))
    }
    state.apply(content, id: id, made: made)
  }

  /// The only assessment of a learner and subject that awaits a jury. Throws ``Problem``, listing them, when there is
  /// none or more than one.
  func only(of learner: LearnerID, _ subject: BlockReference) throws(Problem) -> StatementID {
    let open = state.ids(of: learner).flatMap { assessments[$0] ?? [] }
      .filter { $0.subject == subject && state.awaitsDecision($0.id) }
    if open.count == 1 { return open[0].id }
    let list = open.map { "\($0.id) (\($0.made))" }.joined(separator: ", ")
    throw Problem(
      "assessment-missing",
      open.isEmpty
        ? "No assessment of \(subject) awaits a jury for this learner"
        : "\(open.count) assessments of \(subject) await a jury: \(list)",
      remedy: open.isEmpty
        ? "Record the assessment first, or on an earlier line." : "Choose one in the column assessment.")
  }
}
