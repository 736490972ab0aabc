import AcquisValues
import GRDB

/// The database of the vault: its settings, its schema, its errors.
///
/// SQLite keeps a rollback journal, truncated (not unlinked) at each commit: with `synchronous = FULL` that truncation
/// is synced, so a commit is durable when it returns. In DELETE mode it would not be, and WAL keeps old pages until a
/// checkpoint nobody controls. Temporary tables stay in memory.
struct VaultDatabase: Sendable {
  static let fileName = "identities.sqlite"
  static let format = 1

  private static let settings = [
    ("journal_mode", "TRUNCATE", "truncate"), ("synchronous", "FULL", "2"), ("secure_delete", "ON", "1"),
    ("temp_store", "MEMORY", "2"), ("trusted_schema", "OFF", "0"),
  ]

  let path: String
  private let queue: DatabaseQueue

  init(in directory: PrivateDirectory, origin: String, create: Bool, patience: Double) throws(VaultError) {
    let path = directory.entry(VaultDatabase.fileName)
    try VaultDatabase.prepareFile(at: path, in: directory, create: create)
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      // Only now: what GRDB itself sets while it opens would override anything set before.
      try queue.writeWithoutTransaction(VaultDatabase.applySettings)
    } catch { throw VaultError(error, at: path) }
    if create { try found(for: origin) }
    try read { try VaultDatabase.check($0, origin: origin, path: path) }
  }

  /// Opens what is there for reading only.
  init(reading directory: PrivateDirectory, origin: String, patience: Double) throws(VaultError) {
    let path = directory.entry(VaultDatabase.fileName)
    guard try OpenFile(.regular, at: path) != nil else { throw .missing(directory.path) }
    self.path = path
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(patience)
    do { queue = try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw VaultError(error, at: path)
    }
    try read { try VaultDatabase.check($0, origin: origin, path: path) }
  }

  /// Runs `body` in a transaction that excludes every other writer; durable on return.
  func write<Result>(_ body: (Database) throws -> Result) throws(VaultError) -> Result {
    do {
      return try queue.writeWithoutTransaction { database in
        var result: Result?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        return result!
      }
    } catch { throw VaultError(error, at: path) }
  }

  /// Runs `body` on one state of the database.
  func read<Result>(_ body: (Database) throws -> Result) throws(VaultError) -> Result {
    do { return try queue.read(body) } catch { throw VaultError(error, at: path) }
  }

  /// A number in the row of table `vault`.
  func counter(_ column: String) throws(VaultError) -> Int {
    try read { try VaultDatabase.vaultRow($0, at: path).value(column, at: path) }
  }

  /// Writes the whole database anew: SQLite zeroes deleted rows, but not the copies it leaves in a page's unused
  /// middle when it moves rows about. O(size of the database).
  func rewrite() throws(VaultError) {
    do { try queue.vacuum() } catch { throw VaultError(error, at: path) }
  }

  /// What the settings read back as, by name.
  func currentSettings() throws(VaultError) -> [String: String] {
    do {
      return try queue.writeWithoutTransaction { database in
        var current: [String: String] = [:]
        for (name, _, _) in VaultDatabase.settings {
          current[name] = try String.fetchOne(database, sql: "PRAGMA \(name)")
        }
        return current
      }
    } catch { throw VaultError(error, at: path) }
  }

  private static func applySettings(_ database: Database) throws {
    for (name, value, expected) in settings {
      try database.execute(sql: "PRAGMA \(name) = \(value)")
      guard try String.fetchOne(database, sql: "PRAGMA \(name)") == expected else {
        throw VaultError(
          .failed, "SQLite refused the setting \(name) = \(value)", at: fileName,
          remedy: "close other programs that hold the database, and try again")
      }
    }
  }

  /// Makes sure that the file exists before SQLite sees it: created by SQLite, others could read it.
  private static func prepareFile(at path: String, in directory: PrivateDirectory, create: Bool) throws(VaultError) {
    if try OpenFile(.regular, at: path, writable: true) != nil { return }
    guard create else { throw .missing(directory.path) }
    let file = try OpenFile(creating: path)
    try file.sync()
    try directory.sync()
  }

  private static func check(_ database: Database, origin: String, path: String) throws {
    guard try isFounded(database, at: path) else { throw VaultError.missing(path) }
    let row = try vaultRow(database, at: path)
    let (format, owner): (Int, String) = try (row.value("format", at: path), row.value("origin", at: path))
    guard format == VaultDatabase.format else {
      throw VaultError(
        .newer, "the vault has format \(format)", at: path, remedy: "use the version of acquis that wrote it")
    }
    guard owner.hasSameBytes(as: origin) else {
      throw VaultError(
        .otherLedger, "the vault belongs to the ledger \(owner)", at: path,
        remedy: "put the private directory of \(origin) in its place")
    }
  }

  private static func vaultRow(_ database: Database, at path: String) throws -> Row {
    guard let row = try Row.fetchOne(database, sql: "SELECT format, origin, settled, rewrite FROM vault") else {
      throw VaultError.damagedDatabase(path, "it does not say whose it is")
    }
    return row
  }

  /// Whether the vault was founded. An interrupted founding leaves an empty file; pages without tables are damage.
  private static func isFounded(_ database: Database, at path: String) throws -> Bool {
    if try database.tableExists("vault") { return true }
    guard try Int.fetchOne(database, sql: "PRAGMA page_count") == 0 else {
      throw VaultError.damagedDatabase(path, "its tables are gone")
    }
    return false
  }

  private func found(for origin: String) throws(VaultError) {
    if try read({ try VaultDatabase.isFounded($0, at: path) }) { return }
    try write { database in
      // Another process may have founded it meanwhile.
      if try database.tableExists("vault") { return }
      try database.execute(sql: VaultDatabase.schema)
      try database.execute(sql: "INSERT INTO vault VALUES (?, ?, 0, 0)", arguments: [VaultDatabase.format, origin])
    }
  }

  private static let schema = """
    CREATE TABLE vault (
      format INTEGER NOT NULL, origin TEXT NOT NULL,
      settled INTEGER NOT NULL,  -- positions up to here have been swept
      rewrite INTEGER NOT NULL   -- deletions since the file was last rewritten
    ) STRICT;
    CREATE TABLE sealed (
      position INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: settled relies on it
      subject TEXT NOT NULL, statement TEXT NOT NULL, content BLOB NOT NULL,
      UNIQUE (subject, statement)
    ) STRICT;
    """
}
