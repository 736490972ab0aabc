public import AcquisValues
import GRDB

/// Which rows a sweep looks at.
public enum SweepScope: Sendable {
  /// Those stored since the last sweep: O(their number).
  case sinceLastSweep
  /// All: O(n).
  case everything
}

extension Vault {
  /// Removes what a process left that died between vault and log: rows whose statement was never recorded, and the
  /// keys of subjects that have no row and that the log does not know. Returns the number of rows removed.
  ///
  /// A key without rows of a subject that the log knows is kept: the database may be an older backup. Keys of subjects
  /// that never had a row are looked for only in a sweep of everything: nothing was ever sealed under them. To be
  /// called by the one who holds the ledger's writer lock, with nothing under way between ``store(_:)`` and the log.
  ///
  /// - Parameters:
  ///   - isRecorded: Whether the log has the statement.
  ///   - isKnown: Whether any record names the subject.
  /// - Throws: What `isRecorded` and `isKnown` throw, before anything is removed; ``VaultError`` as ``erase(_:)``.
  public func sweep(
    _ scope: SweepScope = .sinceLastSweep, isRecorded: (StatementID) throws -> Bool,
    isKnown: (SubjectID) throws -> Bool
  ) throws -> Int {
    let places = try places(after: scope == .everything ? 0 : try settledPosition())
    guard scope == .everything || !places.isEmpty else { return 0 }
    let orphans = try places.filter { try !isRecorded($0.statement) }
    let keyed = scope == .everything ? try keys.subjects() : orphans.map(\.subject)
    let strangers = try Set(keyed).filter { try !isKnown($0) }
    try database.write { database in
      for orphan in orphans {
        try database.execute(sql: "DELETE FROM sealed WHERE position = ?", arguments: [orphan.position])
      }
      try destroyKeys(of: strangers.filter { try !SealedRow.exist(of: $0, in: database) })
      if scope == .everything { try keys.destroyUnfinished() }
      if let last = places.last {
        try database.execute(sql: "UPDATE vault SET settled = ?", arguments: [last.position])
      }
      try noteDeletion(of: orphans.count, in: database)
    }
    try steps.reach(.committed)
    try rewriteIfDue()
    return orphans.count
  }

  /// The subjects and statements that a sweep since the last one would look at. O(their number).
  ///
  /// - Throws: ``VaultError``: `busy`, `damaged` or `failed`.
  public func unsettled() throws(VaultError) -> [(subject: SubjectID, statement: StatementID)] {
    try places(after: settledPosition()).map { ($0.subject, $0.statement) }
  }

  private func settledPosition() throws(VaultError) -> Int64 {
    try Int64(database.counter("settled"))
  }
}
