public import AcquisCredits
import AcquisIdentities
public import AcquisNotes
import AcquisProjections
import AcquisRecords
public import AcquisStore
public import AcquisValues

extension LedgerSession {
  /// Forgets a person, under whatever ids they were merged: the log first, then keys, rows and salts (SPEC §17). Every
  /// proof still verifies.
  ///
  /// Who was forgotten already is so again, and the first answer is given. Throws ``Problem``.
  public func erase(
    _ learner: LearnerID, made: Day, id: StatementID, signers: [SignerKey] = []
  ) async throws(Problem) -> Acknowledgement {
    let person = try await person(behind: learner)
    let acknowledgement: Acknowledgement
    if try await !isRecorded(id), let earlier = try await erasure(of: learner) {
      acknowledgement = earlier
      let others = try await notErased(person)
      if !others.isEmpty { _ = try await recordErasure(of: others, made, id, signers) }
    } else {
      let others = try await notErased(person.filter { $0 != learner })
      acknowledgement = try await recordErasure(of: [learner] + others, made, id, signers)
    }
    do { try vault.erase(person.map(subject)) } catch { throw Problem(error) }
    return acknowledgement
  }

  /// The ids under which a person is known: the one they go on under, and all that were merged into it.
  private func person(behind learner: LearnerID) async throws(Problem) -> [LearnerID] {
    let size = try await view.size(knownAt: nil)
    let account = try await view.account(of: learner, size: size)
    guard let survivor = account.mergedInto else { return [learner] + account.mergedIDs }
    return [survivor] + (try await view.account(of: survivor, size: size).mergedIDs)
  }

  private func recordErasure(
    of learners: [LearnerID], _ made: Day, _ id: StatementID, _ signers: [SignerKey]
  ) async throws(Problem) -> Acknowledgement {
    var drafts: [Draft] = []
    for learner in learners {
      let id = drafts.isEmpty ? id : try environment.newStatementID()
      drafts.append(try Draft(.learnerErased(LearnerErased(learner: learner)), made: made, id: id))
    }
    return try await writer.record(drafts, signers: signers)[0]
  }

  private func notErased(_ learners: [LearnerID]) async throws(Problem) -> [LearnerID] {
    var open: [LearnerID] = []
    for learner in learners where try await erasure(of: learner) == nil { open.append(learner) }
    return open
  }

  /// How the erasure of a learner was acknowledged; `nil` for one who was not erased.
  private func erasure(of learner: LearnerID) async throws(Problem) -> Acknowledgement? {
    let query = Query(types: ["learner-erased"], tags: [Tag("learner", learner.description)])
    do {
      guard let record = try await writer.store.records(matching: query).first else { return nil }
      return try await recorded(record.statement.id)
    } catch { throw Problem(error) }
  }
}
