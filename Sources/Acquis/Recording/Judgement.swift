import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues

/// A batch that may be recorded, and what it rests on.
struct Judgement {
  let batch: [SignedStatement]
  /// `nil` for a retry of what is recorded already: the store then compares bytes.
  let condition: AppendCondition?
}

extension LedgerWriter {
  /// Signs the drafts and holds them against the rules, in order.
  ///
  /// Throws ``Problem`` for the first that breaks one, with all others that do in its ``Problem/others``. What is
  /// rejected is not there for what follows: a decision on a rejected assessment is rejected too, since it has none.
  func judge(_ drafts: [Draft], signers: [SignerKey]) async throws(Problem) -> Judgement {
    guard !drafts.isEmpty else {
      throw Problem("nothing-to-record", "There is no statement to record", remedy: "Give at least one.")
    }
    var rejections = Rejections(among: drafts)
    let areRecorded = try await areRecorded(drafts, &rejections)
    var batch: [SignedStatement] = []
    batch.reserveCapacity(drafts.count)
    for draft in drafts { batch.append(try sign(draft, signers)) }
    if areRecorded { return Judgement(batch: batch, condition: nil) }

    var reading = try await LedgerReading.read(for: drafts, from: store)
    let minutes = LedgerWriter.minutes(covering: batch)
    for (index, draft) in drafts.enumerated() where !rejections.contains(index) {
      do throws(Problem) {
        try await checkLedger(drafts, index, rejections, reading)
        try check(draft, batch[index], minutes[index].map { batch[$0] }, seq: reading.size + index, &reading)
      } catch { rejections.reject(index, error) }
    }
    try rejections.check()
    return Judgement(batch: batch, condition: AppendCondition(reading.query, size: reading.size))
  }

  /// Whether `drafts` are recorded already, all of them, with these very bytes. What the rules say does not matter then,
  /// nor where some are and others are not: that is refused first (SPEC §10). Ids that stand twice, or stand for
  /// something else, are rejected.
  private func areRecorded(_ drafts: [Draft], _ rejections: inout Rejections) async throws(Problem) -> Bool {
    rejectRepeated(drafts, &rejections)
    do {
      let found = try await store.find(drafts.map(\.statement.id))
      if found.isEmpty { return false }
      var known: [StatementID] = []
      for (index, draft) in drafts.enumerated() {
        guard let seq = found[draft.statement.id]?.seq else { continue }
        if try await store.record(at: seq)?.statement == draft.statement {
          known.append(draft.statement.id)
        } else {
          rejections.reject(index, Problem(.refused(.idTaken(draft.statement.id))))
        }
      }
      if known.isEmpty { return false }
      try rejections.check()
      guard known.count == drafts.count else {
        throw AppendError.refused(.batchMixesKnownAndNew(known: known))
      }
      return true
    } catch { throw Problem(error) }
  }

  private func rejectRepeated(_ drafts: [Draft], _ rejections: inout Rejections) {
    var ids: Set<StatementID> = []
    for (index, draft) in drafts.enumerated() where !ids.insert(draft.statement.id).inserted {
      rejections.reject(
        index,
        Problem(
          "statement-id-repeated", "The id \(draft.statement.id) stands twice in the batch",
          remedy: "Give each statement an id of its own."))
    }
  }

  private func sign(_ draft: Draft, _ signers: [SignerKey]) throws(Problem) -> SignedStatement {
    var signatures = draft.signatures
    for key in operators + signers where !signatures.contains(where: { $0.key == key.verifierKey.publicKey.keyID }) {
      do {
        let signature = try key.sign(context.message(for: draft.statement.bytes))
        signatures.append(StatementSignature(key: key.verifierKey.publicKey.keyID, bytes: signature.bytes))
      } catch {
        throw Problem("signing-failed", "\(error)", remedy: "Check the key file.")
      }
    }
    guard signatures.count <= Limits.signatureCount else {
      throw Problem(
        "record-form", "A statement has at most \(Limits.signatureCount) signatures", remedy: "Sign with fewer keys.")
    }
    return SignedStatement(draft.statement, signatures: signatures)
  }

  private func check(
    _ draft: Draft, _ signed: SignedStatement, _ minutes: SignedStatement?, seq: Int, _ reading: inout LedgerReading
  ) throws(Problem) {
    let statement = draft.statement
    guard statement.made <= environment.latestMade else {
      throw Problem(
        "made-after-recorded", "The date \(statement.made) has not come yet",
        remedy: "Record it when it has happened, or correct the date.")
    }
    try checkRules(draft, reading.credit.rules)
    if case .credit(let content) = draft.meaning,
      let refusal = reading.credit.refusal(of: content, made: statement.made)
    {
      throw Problem(refusal.code.rawValue, refusal.message, remedy: refusal.remedy)
    }
    try checkTarget(draft, reading)
    try checkSignatures(draft, signed, covering: minutes, reading)
    reading.take(draft, seq: seq)
  }

  /// A statement that newer rules know cannot stand where older ones are in force: an audit would not read it.
  private func checkRules(_ draft: Draft, _ rules: Rules) throws(Problem) {
    guard case .credit = draft.meaning else { return }
    do {
      _ = try CreditStatement(type: draft.statement.type, body: draft.statement.body, rules: rules)
    } catch {
      throw Problem(
        error.code, "Under the rules \(rules.rawValue) of this ledger this cannot be stated: \(error)",
        remedy: "Raise the rules with 'acquis upgrade', or leave it out.")
    }
  }

  /// An audit has nothing against a target that is named twice; but nothing is said by it, so that it must be a mistake.
  private func checkTarget(_ draft: Draft, _ reading: LedgerReading) throws(Problem) {
    guard case .credit(.learnerTargeted(let statement)) = draft.meaning,
      reading.credit.targets(of: statement.learner).contains(statement.certification)
    else { return }
    throw Problem(
      "target-repeated", "The learner aims at \(statement.certification) already", remedy: "Nothing is left to do.")
  }
}
