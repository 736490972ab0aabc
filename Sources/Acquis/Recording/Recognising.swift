import AcquisAudit
public import AcquisCredits
import AcquisCrypto
import AcquisIdentities
import AcquisJSON
public import AcquisNotes
public import AcquisProjections
import AcquisRecords
public import AcquisStore
public import AcquisValues

/// A recognition on its way into the ledger.
public struct Recognition: Sendable {
  let learner: LearnerID
  let subject: BlockReference
  let ground: Ground
  /// Paths of files of evidence, to which only commitments are recorded.
  public var evidence: [String] = []

  /// On what it rests.
  public enum Ground: Sendable {
    /// Credit of this ledger; without statements, what the correspondences propose.
    case credit(RecognitionBasis, statements: [StatementID])
    /// Another diploma.
    case diploma(String)
    /// Credit of another ledger, as its record proves it.
    case transfer(ForeignCredit)
  }

  /// A recognition.
  public init(learner: LearnerID, subject: BlockReference, ground: Ground) {
    self.learner = learner
    self.subject = subject
    self.ground = ground
  }
}

extension LedgerSession {
  /// Records a recognition; the digests of its evidence go into the vault first. Throws ``Problem``.
  public func recognise(
    _ recognition: Recognition, made: Day, id: StatementID, signers: [SignerKey] = []
  ) async throws(Problem) -> Acknowledgement {
    let isRetry = try await isRecorded(id)
    let subject = subject(recognition.learner)
    let committed = try commit(
      try digests(of: recognition.evidence), subject: subject, statement: id, isRetry: isRetry)
    let statement = try await statement(
      recognition, evidence: committed.isEmpty ? nil : committed.map(\.fingerprint), id: id)
    let draft = try Draft(.creditRecognised(statement), made: made, id: id)
    if !isRetry, !committed.isEmpty { try await writer.rehearse([draft], signers: signers) }
    try store(committed, subject: subject, statement: id, unless: isRetry)
    return try await writer.record([draft], signers: signers)[0]
  }

  private func statement(
    _ recognition: Recognition, evidence: [Fingerprint]?, id: StatementID
  ) async throws(Problem) -> CreditRecognised {
    let (learner, subject) = (recognition.learner, recognition.subject)
    switch recognition.ground {
    case .credit(let basis, var statements):
      if statements.isEmpty { statements = try await proposed(recognition, basis, retrying: id) }
      return CreditRecognised(
        learner: learner, subject: subject, basis: basis, statements: statements, evidence: evidence)
    case .diploma(let diploma):
      return CreditRecognised(
        learner: learner, subject: subject, basis: .exemption, diploma: diploma, evidence: evidence)
    case .transfer(let credit):
      guard credit.ledger != writer.context.ledger else {
        throw Problem(
          "transfer-same-ledger", "That record is one of this very ledger",
          remedy: "Recognise it as an equivalence or a migration.")
      }
      return CreditRecognised(
        learner: learner, subject: subject, basis: .transfer, statements: [credit.statement], origin: credit.origin,
        evidence: evidence)
    }
  }

  /// What the only proposal for the block rests on; that of the recognition `retrying`, if that is recorded already.
  private func proposed(
    _ recognition: Recognition, _ basis: RecognitionBasis, retrying id: StatementID
  ) async throws(Problem) -> [StatementID] {
    if case .creditRecognised(let recorded)? = try await view.statement(id) { return recorded.statements }
    let proposals = try await view.proposals(for: recognition.learner).filter {
      $0.recognise.contains(recognition.subject) && $0.basis == basis
    }
    guard proposals.count == 1 else {
      let list = proposals.map { $0.from.map(\.description).joined(separator: " + ") }.joined(separator: "; ")
      throw Problem(
        "recognition-unfounded",
        proposals.isEmpty
          ? "No correspondence proposes \(recognition.subject) for this learner by \(basis.rawValue)"
          : "\(proposals.count) correspondences propose \(recognition.subject): \(list)",
        remedy: "Name the decisions on which it rests with --statement, or look with 'acquis propose'.")
    }
    return proposals[0].statements
  }
}

extension LedgerView {
  /// What a learner's credit could be recognised as, by the correspondences recorded. O(n) in the ledger. Throws ``Problem``.
  public func proposals(
    for learner: LearnerID, asOf: Day? = nil, size: Int? = nil
  ) async throws(Problem) -> [Proposal] {
    try await project(Proposals(for: learner, asOf: asOf), asOf: asOf, size: size).list
  }
}
