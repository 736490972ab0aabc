import AcquisCrypto
public import AcquisValues
import Foundation
import GRDB

/// What a statement says of a subject.
public struct VaultEntry: Sendable {
  /// Whom the values are about.
  public let subject: SubjectID
  /// The statement that commits to them.
  public let statement: StatementID
  /// The values, each field once.
  public let values: [CommittedValue]

  /// An entry.
  ///
  /// - Precondition: no field stands in `values` twice.
  public init(subject: SubjectID, statement: StatementID, values: [CommittedValue]) {
    precondition(Set(values.map(\.field)).count == values.count, "a statement commits to a field once")
    self.subject = subject
    self.statement = statement
    self.values = values
  }
}

extension Vault {
  /// Keeps the values of one entry; see ``store(_:)``.
  public func store(
    _ values: [CommittedValue], subject: SubjectID, statement: StatementID
  ) throws(VaultError) {
    try store([VaultEntry(subject: subject, statement: statement, values: values)])
  }

  /// Keeps the values of `entries`, all or none; durable on return. To be called before the statements are appended.
  ///
  /// Storing what is stored already, salts included, changes nothing. An entry without values leaves no trace.
  /// O(n log n), with a file and two `fsync` per new subject and three per call.
  ///
  /// - Throws: ``VaultError``: `alreadyStored` when a statement has other values or other salts (the ones stored may be
  ///   those the log commits to), `keyMissing`, `notWritable`, `busy`, `damaged` or `failed`. No row is stored then.
  public func store(_ entries: [VaultEntry]) throws(VaultError) {
    let entries = entries.filter { !$0.values.isEmpty }
    if entries.isEmpty { return }
    try database.write { database in
      let underKeys = try ensureKeys(for: Set(entries.map(\.subject)), in: database)
      for entry in entries { try insert(entry, under: underKeys[entry.subject]!, in: database) }
      try steps.reach(.rowsInserted)
    }
    try steps.reach(.committed)
  }

  /// The keys of `subjects`. New ones are durable before any row is.
  private func ensureKeys(
    for subjects: Set<SubjectID>, in database: Database
  ) throws -> [SubjectID: AEADKey] {
    var found: [SubjectID: AEADKey] = [:]
    var created = false
    for subject in subjects {
      if let key = try keys.key(of: subject) {
        found[subject] = key
        continue
      }
      guard try !SealedRow.exist(of: subject, in: database) else { throw VaultError.keyMissing(subject) }
      found[subject] = try keys.create(for: subject)
      created = true
    }
    if created { try keys.sync() }
    return found
  }

  private func insert(_ entry: VaultEntry, under key: AEADKey, in database: Database) throws {
    if let row = try SealedRow.fetch(entry.subject, entry.statement, in: database) {
      guard try Set(open(row, under: key)) == Set(entry.values) else { throw VaultError.alreadyStored(entry.subject) }
      return
    }
    let context = SealedValues.context(origin: origin, subject: entry.subject, statement: entry.statement)
    let content = try SealedValues.seal(entry.values, under: key, context: context)
    try SealedRow.insert(entry.subject, entry.statement, content: content, in: database)
  }
}
