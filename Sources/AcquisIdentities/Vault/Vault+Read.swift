import AcquisCrypto
public import AcquisValues
import GRDB

/// The values that one statement committed to.
public struct StatementValues: Hashable, Sendable {
  /// The statement.
  public let statement: StatementID
  /// Its values, in the order stored.
  public let values: [CommittedValue]
}

extension Vault {
  private static let rowsAtOnce = 512

  /// Everything known of `subject`, the newest statement last. O(n) in its statements.
  ///
  /// Empty for a subject that was never stored, and for one whose key is gone: that one reads as erased (see
  /// ``unreadable()``).
  ///
  /// - Throws: ``VaultError``: `exposed`, `fileKind`, `busy`, `damaged` or `failed`.
  public func values(of subject: SubjectID) throws(VaultError) -> [StatementValues] {
    let rows = try database.read { try SealedRow.fetchAll(of: subject, in: $0) }
    guard !rows.isEmpty, let key = try keys.key(of: subject) else { return [] }
    var found: [StatementValues] = []
    for row in rows { found.append(StatementValues(statement: row.statement, values: try open(row, under: key))) }
    return found
  }

  /// The subjects and statements of all rows, for comparing with the log. O(n).
  ///
  /// - Throws: ``VaultError``: `busy`, `damaged` or `failed`.
  public func statements() throws(VaultError) -> [(subject: SubjectID, statement: StatementID)] {
    try places(after: 0).map { ($0.subject, $0.statement) }
  }

  /// The subjects that have rows but no key: an erasure to finish if the log states it, else lost key files. O(n).
  ///
  /// - Throws: ``VaultError``: `exposed`, `fileKind`, `busy`, `damaged` or `failed`.
  public func unreadable() throws(VaultError) -> Set<SubjectID> {
    let subjects = Set(try statements().map(\.subject))
    var found: Set<SubjectID> = []
    for subject in subjects where try keys.key(of: subject) == nil { found.insert(subject) }
    return found
  }

  /// The values of `row`.
  func open(_ row: SealedRow, under key: AEADKey) throws(VaultError) -> [CommittedValue] {
    let context = SealedValues.context(origin: origin, subject: row.subject, statement: row.statement)
    guard let values = try SealedValues.open(row.content, under: key, context: context) else {
      throw .damagedRow(row.subject)
    }
    return values
  }

  /// Visits the rows that can be read, opened, oldest first. Holds no lock while `body` runs. O(n).
  func forEachReadable(
    _ body: (SealedRow, [CommittedValue]) throws(VaultError) -> Void
  ) throws(VaultError) {
    try forEachRow { row throws(VaultError) in
      guard let key = try keys.key(of: row.subject) else { return }
      try body(row, try open(row, under: key))
    }
  }

  /// The rows after `position`, oldest first, without their content. O(n).
  func places(
    after position: Int64
  ) throws(VaultError) -> [(position: Int64, subject: SubjectID, statement: StatementID)] {
    var found: [(position: Int64, subject: SubjectID, statement: StatementID)] = []
    try forEachRow(after: position) { row throws(VaultError) in
      found.append((row.position, row.subject, row.statement))
    }
    return found
  }

  private func forEachRow(
    after start: Int64 = 0, _ body: (SealedRow) throws(VaultError) -> Void
  ) throws(VaultError) {
    var position = start
    while true {
      let rows = try database.read {
        try SealedRow.fetchAll(after: position, limit: Vault.rowsAtOnce, in: $0)
      }
      guard let last = rows.last else { return }
      for row in rows { try body(row) }
      position = last.position
    }
  }
}
