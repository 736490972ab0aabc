import AcquisCrypto
import Glibc

/// The keys of the subjects: 32 bytes in a file each, so that whoever has the database alone can read nobody, and so
/// that a person can be forgotten by overwriting 32 bytes.
///
/// Writing and destroying are done by one process at a time: whoever holds the database's write lock.
struct SubjectKeys: Sendable {
  static let directoryName = "learner-keys"

  private static let destroyed = [UInt8](repeating: 0, count: AEADKey.byteCount)
  private static let newSuffix = ".new"

  let directory: PrivateDirectory
  private let steps: Steps

  init(in directory: PrivateDirectory, steps: Steps) {
    self.directory = directory
    self.steps = steps
  }

  /// The key of `subject`; `nil` when there is none, or when it has been overwritten.
  func key(of subject: SubjectID) throws(VaultError) -> AEADKey? {
    let path = directory.entry(subject.fileName)
    guard let file = try OpenFile(.regular, at: path) else { return nil }
    var bytes = try file.read(upTo: AEADKey.byteCount + 1)
    defer { wipe(&bytes) }
    if bytes == SubjectKeys.destroyed { return nil }
    guard bytes.count == AEADKey.byteCount else {
      throw VaultError(
        .damaged, "the key has \(bytes.count) bytes instead of \(AEADKey.byteCount)", at: path,
        remedy: "restore the file from a backup")
    }
    do { return try AEADKey(bytes: bytes) } catch { throw .crypto(error) }
  }

  /// Gives `subject` a new key: temporary file, `fsync`, `rename`. Durable after ``sync()``.
  func create(for subject: SubjectID) throws(VaultError) -> AEADKey {
    let path = directory.entry(subject.fileName)
    let temporary = path + SubjectKeys.newSuffix
    // What a crash left under this name protects nothing: no row was written under it.
    _ = unlink(temporary)
    let key: AEADKey
    do { key = try AEADKey.generate() } catch { throw .crypto(error) }
    let file = try OpenFile(creating: temporary)
    var bytes = key.secretBytes
    defer { wipe(&bytes) }
    try file.write(bytes)
    try steps.reach(.keyWritten)
    try file.sync()
    try steps.reach(.keySynced)
    guard rename(temporary, path) == 0 else { throw .system("rename", path) }
    try steps.reach(.keyNamed)
    return key
  }

  /// Overwrites and removes the key of `subject`. Durable after ``sync()``; the overwriting is durable at once.
  ///
  /// On copy-on-write file systems and flash storage the old bytes can outlive their overwriting until the device
  /// reuses the block: there, only an encrypted disk keeps them from whoever holds the device.
  func destroy(_ subject: SubjectID) throws(VaultError) {
    try destroy(fileName: subject.fileName + SubjectKeys.newSuffix)
    try destroy(fileName: subject.fileName)
  }

  private func destroy(fileName: String) throws(VaultError) {
    let path = directory.entry(fileName)
    guard let file = try OpenFile(.regular, at: path, writable: true) else { return }
    try file.write([UInt8](repeating: 0, count: max(AEADKey.byteCount, try file.size())))
    try steps.reach(.keyOverwritten)
    try file.sync()
    try steps.reach(.keyOverwrittenDurably)
    guard unlink(path) == 0 else { throw .system("unlink", path) }
    try steps.reach(.keyRemoved)
  }

  /// Returns once created keys have their name, and destroyed ones have lost it, durably.
  func sync() throws(VaultError) {
    try directory.sync()
    try steps.reach(.keysSynced)
  }

  /// The subjects that have a file, destroyed or not. O(n).
  func subjects() throws(VaultError) -> [SubjectID] {
    try directory.names().compactMap { SubjectID(fileName: $0) }
  }

  /// Destroys what interrupted creations left. O(n).
  func destroyUnfinished() throws(VaultError) {
    for name in try directory.names() where name.hasSuffix(SubjectKeys.newSuffix) { try destroy(fileName: name) }
  }
}

/// Overwrites a copy of a key in memory.
private func wipe(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBytes { if let start = $0.baseAddress { explicit_bzero(start, $0.count) } }
}
