public import AcquisCrypto
public import AcquisNotes
public import AcquisRecords
public import AcquisStore
public import AcquisValues

extension LedgerSession {
  /// Enrols a key from the next record on. Throws ``Problem``.
  public func enrol(
    _ enrolment: Enrolment, made: Day, id: StatementID, signers: [SignerKey] = []
  ) async throws(Problem) -> Acknowledgement {
    let draft = try Draft(.keyEnrolled(enrolment), made: made, id: id)
    return try await writer.record([draft], signers: signers)[0]
  }

  /// Replaces a key by another of the same role, in one batch; the same `id` again gives the first answer. Throws
  /// ``Problem``.
  public func rotate(
    _ key: Digest, to enrolment: Enrolment, made: Day, id: StatementID, signers: [SignerKey] = []
  ) async throws(Problem) -> Acknowledgement {
    if let earlier = try await recorded(id), try await isRevoked(key, at: earlier.seq + 1) {
      let draft = try Draft(.keyEnrolled(enrolment), made: made, id: id)
      return try await writer.record([draft], signers: signers)[0]
    }
    return try await writer.record(rotation(of: key, to: enrolment, made: made, id: id), signers: signers)[0]
  }

  private func rotation(
    of key: Digest, to enrolment: Enrolment, made: Day, id: StatementID
  ) throws(Problem) -> [Draft] {
    let revocation = LedgerStatement.keyRevoked(key: key, reason: "rotated", compromisedSince: nil)
    return [
      try Draft(.keyEnrolled(enrolment), made: made, id: id),
      try Draft(revocation, made: made, id: environment.newStatementID()),
    ]
  }

  /// Replaces an operator's key by a new one, made here and kept with the others. Throws ``Problem``.
  public func rotateOperator(
    _ old: Enrolment, made: Day, id: StatementID, signers: [SignerKey] = []
  ) async throws(Problem) -> Acknowledgement {
    if let earlier = try await recorded(id), try await isRevoked(old.key, at: earlier.seq + 1) { return earlier }
    let key = try LedgerKeys.newKey(named: old.subject, environment)
    let new = Enrolment(
      publicKey: key.verifierKey.publicKey, role: .operator, subject: old.subject, custody: .operator)!
    try await writer.rehearse(rotation(of: old.key, to: new, made: made, id: id), signers: signers)
    // The file comes first: a key that is enrolled and lost would leave the ledger without an operator.
    try LedgerKeys.add(operator: key, privateDirectory: directory.private)
    return try await rotate(old.key, to: new, made: made, id: id, signers: signers)
  }
}

extension LedgerSession {
  /// Whether the record at `seq` revokes `key`: the second half of a rotation.
  private func isRevoked(_ key: Digest, at seq: Int) async throws(Problem) -> Bool {
    do {
      guard let statement = try await writer.store.record(at: seq)?.statement,
        case .keyRevoked(key, "rotated", _)? = try LedgerStatement(type: statement.type, body: statement.body)
      else { return false }
      return true
    } catch { throw Problem(error) }
  }
}

extension LedgerView {
  /// Every key ever enrolled, with its history, in the order of enrolment; those that one record enrols in the order of
  /// their roles. Throws ``Problem``.
  public func keys() async throws(Problem) -> [KeyRing.Entry] {
    do {
      var ring = KeyRing()
      for record in try await reader.records(matching: Query(types: ContextRecords.keyTypes)) {
        ring.apply(record.statement, at: record.seq)
      }
      let rank = Dictionary(uniqueKeysWithValues: Role.allCases.enumerated().map { ($1, $0) })
      return ring.all.sorted { left, right in
        (left.enrolledAt, rank[left.enrolment.role]!, left.enrolment.key)
          < (right.enrolledAt, rank[right.enrolment.role]!, right.enrolment.key)
      }
    } catch { throw Problem(error) }
  }

  /// Those of the operator's keys that speak on `day`: one that was rotated away stays in its file. Throws ``Problem``.
  func speaking(_ operators: [SignerKey], on day: Day) async throws(Problem) -> [SignerKey] {
    var ring = KeyRing()
    do {
      for record in try await reader.records(matching: Query(types: ContextRecords.keyTypes)) {
        ring.apply(record.statement, at: record.seq)
      }
    } catch { throw Problem(error) }
    let speaking = operators.filter {
      if case .speaks = ring.standing(of: $0.verifierKey.publicKey.keyID, on: day) { true } else { false }
    }
    guard !speaking.isEmpty else {
      throw Problem(
        "operator-key-missing", "None of the keys in private/keys speaks as operator",
        remedy: "Restore private/keys from its backup.")
    }
    return speaking
  }

  /// The key that `text` names: a vkey, a key id, or the unambiguous beginning of one. Throws ``Problem``.
  public func key(_ text: String) async throws(Problem) -> KeyRing.Entry {
    let all = try await keys()
    let found: [KeyRing.Entry]
    if let vkey = try? VerifierKey(parsing: text) {
      found = all.filter { $0.enrolment.publicKey == vkey.publicKey }
    } else {
      found = text.utf8.count >= 4 ? all.filter { $0.enrolment.key.hex.hasPrefix(text) } : []
    }
    guard found.count == 1 else {
      throw Problem(
        found.isEmpty ? "key-unknown" : "key-ambiguous",
        found.isEmpty ? "No key enrolled has this id" : "\(found.count) keys begin like this",
        remedy: "Look with 'acquis key list'.")
    }
    return found[0]
  }
}

extension KeyRing {
  /// Takes a statement into account if it enrols or revokes a key.
  mutating func apply(_ statement: Statement, at seq: Int) {
    switch try? LedgerStatement(type: statement.type, body: statement.body) {
    case .founded(let founding): for enrolment in founding.keys { try? enrol(enrolment, at: seq) }
    case .keyEnrolled(let enrolment): try? enrol(enrolment, at: seq)
    case .keyRevoked(let key, _, let since): _ = revoke(key, at: seq, compromisedSince: since)
    default: break
    }
  }
}
