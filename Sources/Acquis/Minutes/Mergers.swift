import AcquisCredits
import AcquisIdentities
import AcquisRecords
import AcquisStore

/// Which ids were merged into which.
struct Mergers {
  private var state = CreditState()

  /// The learners that `subjects` of the vault are by now, each once.
  func learners(_ subjects: [SubjectID]) -> [LearnerID] {
    var seen: Set<LearnerID> = []
    return subjects.filter { $0.kind == .learner }.compactMap { LearnerID($0.id) }.map(state.survivor)
      .filter { seen.insert($0).inserted }
  }

  fileprivate mutating func take(_ merger: LearnerMerged, _ record: RecordedStatement) {
    state.apply(.learnerMerged(merger), id: record.id, made: record.made)
  }
}

extension LedgerView {
  /// All mergers so far. Throws ``Problem``.
  func mergers() async throws(Problem) -> Mergers {
    var mergers = Mergers()
    do {
      for record in try await reader.records(matching: Query(types: ["learner-merged"])) {
        let statement = record.statement
        guard case .learnerMerged(let merger)? = try? CreditStatement(type: statement.type, body: statement.body) else {
          continue
        }
        mergers.take(merger, RecordedStatement(.learnerMerged(merger), id: statement.id, made: statement.made))
      }
    } catch { throw Problem(error) }
    return mergers
  }
}
