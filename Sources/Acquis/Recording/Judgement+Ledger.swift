import AcquisCredits
import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisStore
import AcquisValues

/// What may be said about the ledger itself, by the same rule as an audit (SPEC §9.1, §9.3).
extension LedgerWriter {
  /// Throws ``Problem`` when an audit would object to the draft at `index`.
  func checkLedger(
    _ drafts: [Draft], _ index: Int, _ rejections: Rejections, _ reading: LedgerReading
  ) async throws(Problem) {
    guard case .ledger(let content) = drafts[index].meaning else { return }
    switch content {
    case .founded:
      throw Problem("not-founded", "The ledger is founded already", remedy: "Found another with 'acquis init'.")
    case .versionChanged(let format, let rules): try checkVersion(format, rules, reading.credit.rules)
    case .keyEnrolled(let enrolment): try await check(enrolment, reading.keys, drafts[..<index])
    case .keyRevoked(let key, _, let since):
      try checkRevocation(of: key, since: since, drafts[index].statement, reading.keys)
    case .minutes(let minutes): try check(minutes, drafts[..<index], rejections, reading.credit)
    case .countersigned(let id, let signature, let learner):
      try await check(signature, on: id, learner, drafts[index].statement, drafts, reading)
    case .clockCorrected, .closed: return
    }
  }

  private func checkVersion(_ format: Int, _ rules: Int, _ current: Rules) throws(Problem) {
    guard format == Founding.format, let next = Rules(rawValue: rules) else {
      throw Problem(
        "version-newer",
        "This software knows no format but \(Founding.format) and no rules beyond \(Rules.newest.rawValue)",
        remedy: "Use newer software to raise the version.")
    }
    guard next > current else {
      throw Problem("version-lowered", "The rules in force are \(current.rawValue)", remedy: "Nothing is left to do.")
    }
  }

  private func check(
    _ minutes: Minutes, _ before: ArraySlice<Draft>, _ rejections: Rejections, _ credit: CreditState
  ) throws(Problem) {
    let covered = before.suffix(minutes.count)
    guard covered.count == minutes.count, covered.allSatisfy({ $0.isDecision(minutes) }),
      !rejections.meet(covered.indices),
      MerkleTree.root(ofLeafHashes: covered.map(\.statement.leafHash)) == minutes.covered
    else {
      throw Problem(
        "minutes-mismatch", "The minutes do not cover the decisions that stand before them",
        remedy: "Send the decisions of the session and then its minutes, unchanged, in one file.")
    }
    // What was read for these decisions holds their certification.
    guard let code = CertificationCode(minutes.certification), credit.registration(of: code) != nil else {
      throw Problem(
        "certification-unknown", "The certification \(minutes.certification) is not registered",
        remedy: "Register the certification first, or correct its code.")
    }
  }

  private func check(
    _ signature: StatementSignature, on id: StatementID, _ learner: StatementID?, _ statement: Statement,
    _ drafts: [Draft], _ reading: LedgerReading
  ) async throws(Problem) {
    guard let target = try await earlier(id, drafts, reading) else {
      throw Problem(
        "countersigned-wrong", "No earlier statement has the id \(id)", remedy: "Countersign one that is recorded.")
    }
    let learners = target.tags.filter { $0.name == "learner" }.map(\.value)
    guard learner.map({ learners.contains($0.description) }) ?? learners.isEmpty else {
      throw Problem(
        "learner-mismatch", "The countersignature does not name the learner of its statement",
        remedy: "Name the learner of the statement, or nobody where it names none.")
    }
    let message = context.countersignatureMessage(forStatementLeaf: target.leafHash)
    guard case .speaks(let enrolment) = reading.keys.standing(of: signature.key, on: statement.made),
      enrolment.publicKey.isValid(signature: signature.bytes, for: message)
    else {
      throw Problem(
        "countersigned-wrong", "The countersignature is not by a key that speaks, or does not verify",
        remedy: "Countersign again, for this ledger, with a key that is enrolled.")
    }
  }

  private func earlier(
    _ id: StatementID, _ drafts: [Draft], _ reading: LedgerReading
  ) async throws(Problem) -> Statement? {
    if let index = reading.judged[id] { return drafts[index].statement }
    do {
      guard let found = try await store.find([id])[id] else { return nil }
      return try await store.record(at: found.seq)?.statement
    } catch { throw Problem(error) }
  }
}

extension Draft {
  /// Whether this is a decision of the session that `minutes` are of.
  fileprivate func isDecision(_ minutes: Minutes) -> Bool {
    guard case .credit(let content) = meaning else { return false }
    return switch content {
    case .blockValidated(let decision): minutes.are(of: decision.session, decision.subject.certification)
    case .certificationAwarded(let award): minutes.are(of: award.session, award.certification)
    default: false
    }
  }
}

extension Minutes {
  fileprivate func are(of session: SessionID, _ certification: CertificationCode) -> Bool {
    self.session.hasSameBytes(as: session.text)
      && self.certification.hasSameBytes(as: certification.text)
  }
}
