import GRDB

extension Vault {
  /// Forgets `subjects`: keys, rows and salts; durable on return. To be called after the log says so, and again for
  /// every erasure that the log states when the ledger is opened: what is erased already changes nothing.
  ///
  /// The keys go first, each overwritten, synced and unlinked: from then on neither the rows nor any backup of the
  /// database can be read. The rows follow, zeroed by SQLite; then the database is written anew, so that no
  /// page holds what has been moved about in it. O(size of the database), in time and memory: erase many at once.
  ///
  /// - Throws: ``VaultError``: `exposed`, `fileKind`, `notWritable`, `busy`, `damaged` or `failed`. Repeat it then:
  ///   it takes up where it was.
  public func erase(_ subjects: some Sequence<SubjectID>) throws(VaultError) {
    let subjects = Array(subjects)
    try database.write { database in
      try destroyKeys(of: subjects)
      var deleted = 0
      for subject in subjects {
        try database.execute(sql: "DELETE FROM sealed WHERE subject = ?", arguments: [subject.description])
        deleted += database.changesCount
      }
      try noteDeletion(of: deleted, in: database)
    }
    try steps.reach(.committed)
    try rewriteIfDue()
  }

  func destroyKeys(of subjects: some Sequence<SubjectID>) throws(VaultError) {
    for subject in subjects { try keys.destroy(subject) }
    try keys.sync()
  }

  /// Notes, in the transaction that deletes rows, that the file has to be rewritten: a crash does not forget it.
  func noteDeletion(of count: Int, in database: Database) throws {
    if count > 0 { try database.execute(sql: "UPDATE vault SET rewrite = rewrite + 1") }
    try steps.reach(.rowsDeleted)
  }

  /// Rewrites the database if rows were deleted since it was written.
  func rewriteIfDue() throws(VaultError) {
    let deletions = try database.counter("rewrite")
    if deletions == 0 { return }
    try database.rewrite()
    try steps.reach(.rewritten)
    // Unless another process has deleted more in between.
    try database.write {
      try $0.execute(sql: "UPDATE vault SET rewrite = 0 WHERE rewrite = ?", arguments: [deletions])
    }
    try steps.reach(.rewriteNoted)
  }
}
