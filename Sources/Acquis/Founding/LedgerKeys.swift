import AcquisCrypto
public import AcquisNotes
import AcquisRecords
import Glibc

/// The keys that the operator of a ledger holds, in `private/keys/` (SPEC §13).
public struct LedgerKeys: Sendable {
  /// Signs checkpoints.
  public let checkpoint: SignerKey
  /// Signs extracts.
  public let extract: SignerKey
  /// Signs statements, for the ledger and on behalf of others.
  public let operators: [SignerKey]

  static func directory(in privateDirectory: String) -> String { privateDirectory + "/keys" }

  /// New keys for a ledger named `origin`. Throws ``Problem``.
  static func generate(origin: String, environment: Environment) throws(Problem) -> LedgerKeys {
    LedgerKeys(
      checkpoint: try newKey(named: origin, environment), extract: try newKey(named: origin, environment),
      operators: [try newKey(named: "operator", environment)])
  }

  static func newKey(named name: String, _ environment: Environment) throws(Problem) -> SignerKey {
    let seed = try environment.randomBytes(Ed25519PrivateKey.seedByteCount)
    do {
      return SignerKey(name: try KeyName(name), privateKey: try Ed25519PrivateKey(seed: seed))
    } catch {
      throw Problem(
        "key-name", "\(error)", remedy: "Use a name of 1 to 64 letters, digits, '.', '_', ':', '/' or '-'.")
    }
  }

  /// Reads the keys of a ledger. Throws ``Problem`` when one is missing or malformed.
  static func read(privateDirectory: String) throws(Problem) -> LedgerKeys {
    let directory = directory(in: privateDirectory)
    var operators: [SignerKey] = []
    for name in try operatorFiles(directory) { operators.append(try read("\(directory)/\(name)")) }
    return LedgerKeys(
      checkpoint: try read(directory + "/checkpoint.key"), extract: try read(directory + "/extract.key"),
      operators: operators)
  }

  private static func read(_ path: String) throws(Problem) -> SignerKey {
    do { return try KeyFile.read(path) } catch {
      throw Problem(
        error.code, "A key of the ledger cannot be used: \(error.message)", at: path,
        remedy: "Put the file itself in its place, or restore private/keys from its backup.")
    }
  }

  /// Writes the keys of a new ledger. Throws ``Problem``.
  func write(privateDirectory: String) throws(Problem) {
    let directory = LedgerKeys.directory(in: privateDirectory)
    guard mkdir(privateDirectory, 0o700) == 0 || errno == EEXIST, mkdir(directory, 0o700) == 0 else {
      throw SmallFile.failure("create", directory)
    }
    try KeyFile.write(checkpoint, to: directory + "/checkpoint.key")
    try KeyFile.write(extract, to: directory + "/extract.key")
    for key in operators { try LedgerKeys.add(operator: key, privateDirectory: privateDirectory) }
  }

  /// Puts another operator key beside the others. Throws ``Problem``.
  static func add(operator key: SignerKey, privateDirectory: String) throws(Problem) {
    let name = "operator-\(key.verifierKey.publicKey.keyID.hex.prefix(16)).key"
    try KeyFile.write(key, to: directory(in: privateDirectory) + "/" + name)
  }

  private static func operatorFiles(_ directory: String) throws(Problem) -> [String] {
    guard let stream = opendir(directory) else {
      guard errno == ENOENT else { throw SmallFile.failure("read", directory) }
      throw Problem(
        "keys-missing", "The keys of the ledger are not here", at: directory,
        remedy: "Bring private/ back from its copy; without it a ledger is only read.")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix("operator-"), name.hasSuffix(".key") { names.append(name) }
    }
    return names.sorted()
  }
}
