import GRDB

extension VaultError {
  /// What an error thrown out of the database means. SQLite's own message is left out: it can quote a value.
  init(_ error: any Error, at path: String) {
    switch error {
    case let error as VaultError: self = error
    case let error as DatabaseError: self.init(error, at: path)
    case is RowDecodingError: self = .damagedDatabase(path, "a value is of another type")
    default: self.init(.failed, "an unexpected error, \(type(of: error))", at: path, remedy: "report it")
    }
  }

  private init(_ error: DatabaseError, at path: String) {
    let code = "SQLite \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy, "another process is holding the vault", at: path,
        remedy: "wait until it is done and try again")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
      self.init(
        .notWritable, "the database cannot be opened for writing (\(code))", at: path,
        remedy: "let the user who runs acquis own and write the private directory")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR: self = .damagedDatabase(path, code)
    case .SQLITE_FULL:
      self.init(.failed, "the disk is full (\(code))", at: path, remedy: "free some space and try again")
    default:
      self.init(
        .failed, "the database could not be read or written (\(code))", at: path,
        remedy: "check free space, the disk and the system's log")
    }
  }

  static func damagedDatabase(_ path: String, _ what: String) -> VaultError {
    VaultError(
      .damaged, "the database is damaged; \(what)", at: path,
      remedy: "keep the file, and restore it and learner-keys from the same backup")
  }

  static func missing(_ path: String) -> VaultError {
    VaultError(.missing, "there is no vault", at: path, remedy: "check the path, or create the vault with the ledger")
  }

  static func partLost(_ path: String, _ what: String) -> VaultError {
    VaultError(.partLost, what, at: path, remedy: "restore it from a backup")
  }
}
