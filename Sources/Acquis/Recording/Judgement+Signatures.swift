import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues

/// Whose signature a statement needs, by the same rule as an audit (SPEC §9.3).
extension LedgerWriter {
  func checkSignatures(
    _ draft: Draft, _ signed: SignedStatement, covering minutes: SignedStatement?, _ reading: LedgerReading
  ) throws(Problem) {
    let needs: [[Voice]] =
      switch draft.meaning {
      case .credit(let content): reading.credit.signers(of: content).map(\.voices)
      case .ledger(.minutes(let minutes)): [[Voice(.jury, for: minutes.certification)]]
      case .ledger: [[Voice(.operator)]]
      }
    // Those just made here by the operator verify; those that came with the draft, or by --sign-with, must be looked at.
    let own = Set(operators.map(\.verifierKey.publicKey.keyID))
    for signature in signed.signatures where draft.signatures.contains(signature) || !own.contains(signature.key) {
      try check(signature, on: signed.statement, needs.flatMap { $0 } + mayAlsoSign(draft, reading), reading)
    }
    let signers = Set((signed.signatures + (minutes?.signatures ?? [])).map(\.key))
    for need in needs {
      switch reading.keys.electorate(for: need, on: signed.statement.made).authority(of: signers) {
      case .signed: continue
      case .onBehalf where store.founding.onBehalf: continue
      case .onBehalf:
        throw Problem(
          "on-behalf-forbidden", "The ledger's policy forbids the operator to sign for others",
          remedy: "Sign with the key of \(LedgerWriter.name(need)) (--sign-with).")
      case .missing:
        throw Problem(
          "signature-missing", "The statement needs the signature of \(LedgerWriter.name(need)), who has a key",
          remedy: "Sign with that key (--sign-with), or away from the ledger (acquis sign).")
      }
    }
  }

  /// Minutes may be signed by an awarding body of their certification too: they may cover awards.
  private func mayAlsoSign(_ draft: Draft, _ reading: LedgerReading) -> [Voice] {
    guard case .ledger(.minutes(let minutes)) = draft.meaning,
      let registration = CertificationCode(minutes.certification).flatMap({ reading.credit.registration(of: $0) })
    else { return [] }
    return registration.bodies.map { Voice(.awardingBody, for: $0.id.text) }
  }

  private func check(
    _ signature: StatementSignature, on statement: Statement, _ voices: [Voice], _ reading: LedgerReading
  ) throws(Problem) {
    let key = String(signature.key.hex.prefix(16))
    switch reading.keys.standing(of: signature.key, on: statement.made) {
    case .speaks(let enrolment):
      guard enrolment.role == .operator || voices.contains(where: { $0.isVoice(of: enrolment) }) else {
        throw Problem(
          "key-role", "The key \(key) of \(enrolment.role.rawValue) \(enrolment.subject) has no say here",
          remedy: "Sign with a key of the role that the statement needs.")
      }
      guard enrolment.publicKey.isValid(signature: signature.bytes, for: context.message(for: statement.bytes)) else {
        throw Problem(
          "signature-invalid", "A signature by the key \(key) does not verify",
          remedy: "Sign the statement again, for this ledger.")
      }
    case .unknown:
      throw Problem("key-unknown", "The key \(key) is not enrolled", remedy: "Enrol it first (acquis key enrol).")
    case .revoked:
      throw Problem("key-revoked", "The key \(key) is revoked", remedy: "Sign with another key.")
    case .outOfPeriod:
      throw Problem(
        "key-out-of-period", "The date \(statement.made) lies outside the period of the key \(key)",
        remedy: "Sign with a key whose period holds the date.")
    }
  }

  /// For each statement of a batch, where the minutes stand that cover it: the first that count it in. O(n).
  static func minutes(covering batch: [SignedStatement]) -> [Int?] {
    var covering = [Int?](repeating: nil, count: batch.count)
    var next = 0
    for (position, signed) in batch.enumerated() where signed.statement.type == "minutes" {
      let count = Int(signed.statement.body["count"]?.integer ?? 0)
      for index in max(next, position - max(0, count))..<position { covering[index] = position }
      next = position + 1
    }
    return covering
  }

  private static func name(_ need: [Voice]) -> String {
    need.map { "\($0.role.rawValue) \($0.subject ?? "")" }.joined(separator: ", or ")
  }
}
