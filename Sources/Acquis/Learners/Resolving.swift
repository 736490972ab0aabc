public import AcquisCredits
import AcquisIdentities
import AcquisProjections
import AcquisRecords
import AcquisStore
public import AcquisValues

extension LedgerSession {
  /// The learner that `text` names: an id, or a reference that only one learner has. Throws ``Problem``.
  public func learner(_ text: String) throws(Problem) -> LearnerID { try vault.learner(text) }

  /// The only assessment of a learner and subject that awaits a jury. Throws ``Problem``, listing them, when there is
  /// none or more than one. The assessment of the decision `retrying`, if that is recorded already.
  public func openAssessment(
    of learner: LearnerID, _ subject: BlockReference, retrying id: StatementID
  ) async throws(Problem) -> StatementID {
    if case .blockValidated(let recorded)? = try await view.statement(id), let assessment = recorded.assessment {
      return assessment
    }
    let size = try await view.size(knownAt: nil)
    let account = try await view.account(of: learner, size: size)
    var pending = PendingDecisions()
    for entry in account.history { pending.apply(entry) }
    let awaiting = pending.list(for: subject.certification)
    let open = awaiting.filter { $0.subject == subject }
    if open.count == 1 { return open[0].assessment }
    if open.isEmpty { try await checkNamesBlock(subject, awaiting.map { "\($0.subject) (\($0.made))" }) }
    let list = open.map { "\($0.assessment) (\($0.made))" }.joined(separator: ", ")
    throw Problem(
      "assessment-missing",
      open.isEmpty
        ? "No assessment of \(subject) awaits a jury for this learner"
        : "\(open.count) assessments of \(subject) await a jury: \(list)",
      remedy: open.isEmpty ? "Record the assessment first." : "Choose one with --assessment.")
  }

  /// Throws where a certification that has blocks is named as a whole, saying what awaits a jury.
  private func checkNamesBlock(
    _ subject: BlockReference, _ awaiting: [String]
  ) async throws(Problem) {
    guard subject.block == nil, try await newestRegistration(of: subject.certification)?.content.blocks.isEmpty == false
    else {
      return
    }
    let list = awaiting.isEmpty ? "nothing" : awaiting.joined(separator: ", ")
    throw Problem(
      "block-required",
      "The certification \(subject.certification) has blocks, and none is named; awaiting a jury: \(list)",
      remedy: "Name the block.")
  }
}

extension Vault {
  /// The learner that `text` names: an id, or a reference that only one learner has. Throws ``Problem``.
  func learner(_ text: String) throws(Problem) -> LearnerID {
    if let id = LearnerID(text) { return id }
    let found: [SubjectID]
    do { found = try subjects(reference: text).filter { $0.kind == .learner } } catch { throw Problem(error) }
    guard found.count == 1, let id = LearnerID(found[0].id) else {
      throw Problem(
        found.isEmpty ? "learner-unknown" : "learner-ambiguous",
        found.isEmpty ? "No learner has this id or reference" : "\(found.count) learners have this reference",
        remedy: "Look with 'acquis learner find', and give the id.")
    }
    return id
  }
}

extension LedgerView {
  /// The learner that a recorded statement concerns; `nil` for one that concerns nobody. Throws ``Problem``.
  public func learner(of id: StatementID) async throws(Problem) -> LearnerID? {
    try await statement(id)?.learners.first
  }

  /// What the statement `id` says; `nil` if it is not recorded or not about credit. Throws ``Problem``.
  public func statement(_ id: StatementID) async throws(Problem) -> CreditStatement? {
    do {
      guard let found = try await reader.find([id])[id], let record = try await reader.record(at: found.seq)
      else { return nil }
      return try? CreditStatement(type: record.statement.type, body: record.statement.body)
    } catch { throw Problem(error) }
  }
}

extension LedgerSession {
  /// The block that `text` names for a learner: `CERTIFICATION/BLOCK`, or a block of just one of the certifications that
  /// the learner has to do with; such a certification as a whole is named by its own code. Throws ``Problem``.
  public func block(_ text: String, of learner: LearnerID) async throws(Problem) -> BlockReference {
    if let slash = text.firstIndex(of: "/"), let certification = CertificationCode(String(text[..<slash])),
      let block = BlockCode(String(text[text.index(after: slash)...]))
    {
      return BlockReference(certification, block)
    }
    let account = try await view.account(of: learner, size: view.size(knownAt: nil))
    let known = account.progress.flatMap(\.blocks).map(\.block) + account.progress.map { BlockReference($0.code, nil) }
    let found = Set(known).filter { ($0.block?.text ?? $0.certification.text) == text }
    guard found.count == 1, let block = found.first else {
      throw Problem(
        "block-unknown",
        found.isEmpty
          ? "The learner has nothing to do with a block or certification \(text)"
          : "Several certifications have a block \(text)",
        remedy: "Give it as CERTIFICATION/BLOCK.")
    }
    return block
  }
}
