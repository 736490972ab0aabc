import AcquisCredits
import AcquisCrypto
import AcquisIdentities
import AcquisRecords
import AcquisValues

/// A value with its commitment, on its way into the vault.
struct Committed {
  let value: CommittedValue
  let fingerprint: Fingerprint
}

extension LedgerSession {
  /// Commits to `values` for a statement: with fresh salts, or those of the vault when the statement is tried again.
  func commit(
    _ values: [(field: CommittedField, value: String)], subject: SubjectID, statement: StatementID, isRetry: Bool
  ) throws(Problem) -> [Committed] {
    do {
      let held = isRetry ? try vault.values(of: subject).filter { $0.statement == statement }.flatMap(\.values) : []
      return try values.map { field, value in
        let committed =
          try held.first { $0.field == field && $0.value.hasSameBytes(as: value) }
          ?? CommittedValue(field: field, salt: Salt(bytes: environment.random(Salt.byteCount))!, value: value)
        let digest = committed.commitment(origin: writer.context.origin, statement: statement)
        return Committed(value: committed, fingerprint: Fingerprint(digest.hex)!)
      }
    } catch { throw Problem(error) }
  }

  /// Puts values into the vault, durably, before the log says anything of them.
  func store(
    _ values: [Committed], subject: SubjectID, statement: StatementID, unless isRetry: Bool
  ) throws(Problem) {
    guard !isRetry, !values.isEmpty else { return }
    let entry = VaultEntry(subject: subject, statement: statement, values: values.map(\.value))
    do { try vault.store([entry]) } catch { throw Problem(error) }
  }
}

extension Identity {
  init(_ committed: [Committed]) {
    let fingerprint = { (field: CommittedField) in committed.first { $0.value.field == field }?.fingerprint }
    self.init(name: fingerprint(.name), birthDate: fingerprint(.birthDate), reference: fingerprint(.reference))
  }
}
