/// Where names, dates of birth, references and salts are kept: beside the log, never in it (SPEC §17).
///
/// A statement holds commitments; the vault holds what opens them, in `private/`:
///
/// ```
/// private/                 0700
///   identities.sqlite      0600: subject id, statement id, AES-256-GCM of the values
///   identities.sqlite-journal    SQLite's; empty but during a write
///   learner-keys/          0700: a key per subject, 0600, 32 bytes each
/// ```
///
/// ```swift
/// let vault = try Vault.open(directory: "my.ledger/private", origin: "example.org/ledger", create: true)
/// let name = try CommittedValue.fresh(field: .name, value: "Camille Exemple")
/// try vault.store([name], subject: learner, statement: enrolment)       // first the vault,
/// // … then the log, with name.commitment(origin: vault.origin, statement: enrolment)
/// try vault.values(of: learner)
/// try vault.erase([learner])                                            // after the log says so
/// ```
///
/// What ``store(_:)`` and ``erase(_:)`` have done is durable when they return. A process that dies before leaves
/// nothing half done: rows that no statement refers to, which ``sweep(_:isRecorded:isKnown:)`` removes, or an erasure
/// to be repeated.
///
/// Safe to use from several tasks, and by several processes at once: a writer waits up to ``patience`` for another.
public final class Vault: Sendable {
  /// How long an operation waits for another process, in seconds.
  public static let patience = 5.0

  /// The ledger the vault belongs to.
  public let origin: String

  let database: VaultDatabase
  let keys: SubjectKeys
  let steps: Steps

  private init(origin: String, database: VaultDatabase, keys: SubjectKeys, steps: Steps) {
    self.origin = origin
    self.database = database
    self.keys = keys
    self.steps = steps
  }

  /// Opens the vault in `directory`, the ledger's `private/`.
  ///
  /// With `create`, whatever part does not exist is made, durably; so an interrupted creation is finished by the next.
  /// Keys without a database, or a database without keys, are refused all the same: an empty one would hide the loss.
  ///
  /// - Parameter origin: The ledger's origin, which commitments hash.
  /// - Throws: ``VaultError``: `missing`, `partLost`, `otherLedger`, `newer`, `exposed`, `fileKind`,
  ///   `notWritable`, `busy`, `damaged` or `failed`. Nothing is changed then.
  public static func open(directory: String, origin: String, create: Bool = false) throws(VaultError) -> Vault {
    try open(directory: directory, origin: origin, create: create, steps: Steps())
  }

  /// Opens the vault in `directory` for reading: nothing is written, so that it need not be writable.
  ///
  /// - Throws: ``VaultError``: as ``open(directory:origin:create:)``; and `notWritable` where a writer was interrupted, until
  ///   the next writer has put that right.
  public static func open(reading directory: String, origin: String) throws(VaultError) -> Vault {
    let path = withoutTrailingSlashes(directory)
    guard let home = try PrivateDirectory(at: path) else { throw .missing(path) }
    let keys = SubjectKeys(in: try keysDirectory(in: home, create: false), steps: Steps())
    let database = try VaultDatabase(reading: home, origin: origin, patience: patience)
    return Vault(origin: origin, database: database, keys: keys, steps: Steps())
  }

  static func open(
    directory: String, origin: String, create: Bool, steps: Steps, patience: Double = patience
  ) throws(VaultError) -> Vault {
    let path = withoutTrailingSlashes(directory)
    guard let home = try create ? PrivateDirectory(creating: path) : PrivateDirectory(at: path) else {
      throw .missing(path)
    }
    guard home.isWritable else { throw .system("access", home.path) }
    let keys = SubjectKeys(in: try keysDirectory(in: home, create: create), steps: steps)
    let database = try VaultDatabase(in: home, origin: origin, create: create, patience: patience)
    let vault = Vault(origin: origin, database: database, keys: keys, steps: steps)
    try vault.rewriteIfDue()
    return vault
  }

  /// The directory of the keys. It is made before the database: if only one of them holds anything, the other was lost.
  private static func keysDirectory(
    in home: PrivateDirectory, create: Bool
  ) throws(VaultError) -> PrivateDirectory {
    let databasePath = home.entry(VaultDatabase.fileName)
    let keysPath = home.entry(SubjectKeys.directoryName)
    let hasDatabase = try (OpenFile(.regular, at: databasePath)?.size() ?? 0) > 0
    guard let keys = try create && !hasDatabase ? PrivateDirectory(creating: keysPath) : PrivateDirectory(at: keysPath)
    else { throw hasDatabase ? .partLost(keysPath, "there is a database, but no keys") : .missing(home.path) }
    if hasDatabase { return keys }
    let count = try keys.names().count
    guard count == 0 else { throw .partLost(databasePath, "there are \(count) keys, but no database") }
    return keys
  }

  // "private/" would follow a symbolic link that "private" names.
  private static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }
}
