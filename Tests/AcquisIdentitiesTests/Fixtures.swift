import AcquisCrypto
import AcquisValues
import Foundation
import GRDB

@testable import AcquisIdentities

let origin = "example.org/ledger"

func learner(_ number: Int) -> SubjectID { SubjectID(.learner, statement(number).description)! }

func statement(_ number: Int) -> StatementID {
  StatementID("00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - String(number).count) + String(number))!
}

/// A salt that says which it is.
func salt(_ number: Int) -> Salt { Salt(bytes: SHA256.hash(Array("salt \(number)".utf8)).bytes)! }

/// Name, date of birth and reference of an invented learner, under fixed salts.
func identity(_ number: Int, name: String = "Camille Exemple") throws -> [CommittedValue] {
  [
    try CommittedValue(field: .name, salt: salt(3 * number), value: name),
    try CommittedValue(field: .birthDate, salt: salt(3 * number + 1), value: "1999-12-31"),
    try CommittedValue(field: .reference, salt: salt(3 * number + 2), value: "REF-\(number)"),
  ]
}

/// A directory `private` that is removed again with everything in it.
final class Scratch: Sendable {
  let root: String
  var home: String { root + "/private" }
  var database: String { home + "/identities.sqlite" }
  var keys: String { home + "/learner-keys" }

  init() throws {
    root = FileManager.default.temporaryDirectory.path + "/vault-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func vault(
    create: Bool = true, steps: Steps = Steps(), patience: Double = Vault.patience
  ) throws(VaultError) -> Vault {
    try Vault.open(directory: home, origin: origin, create: create, steps: steps, patience: patience)
  }

  func keyFile(_ subject: SubjectID) -> String { keys + "/" + subject.fileName }

  func key(_ subject: SubjectID) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: keyFile(subject)))) }

  /// Changes the database behind the vault's back.
  func sql(_ statement: String) throws {
    try DatabaseQueue(path: database).write { try $0.execute(sql: statement) }
  }

  /// Runs a statement outside of a transaction, on a connection of its own.
  func rawSettings(_ statement: String) throws -> String? {
    try DatabaseQueue(path: database).writeWithoutTransaction { try String.fetchOne($0, sql: statement) }
  }

  /// Runs statements one after the other outside of a transaction, on one connection.
  func rawStatements(_ statements: [String]) throws {
    try DatabaseQueue(path: database).writeWithoutTransaction {
      for statement in statements { try $0.execute(sql: statement) }
    }
  }

  /// Every sealed content of `subject`, as the database holds it.
  func sealed(_ subject: SubjectID) throws -> [[UInt8]] {
    try DatabaseQueue(path: database).read { try SealedRow.fetchAll(of: subject, in: $0) }.map(\.content)
  }

  func copyHome(to name: String) throws {
    try FileManager.default.copyItem(atPath: home, toPath: root + "/" + name)
  }
}

/// The files below `directory` that hold any of `needles`, by path.
func files(below directory: String, holding needles: [[UInt8]]) throws -> [String] {
  let names = try FileManager.default.subpathsOfDirectory(atPath: directory)
  return try names.filter { name in
    let path = directory + "/" + name
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue else {
      return false
    }
    let content = try Data(contentsOf: URL(filePath: path))
    return needles.contains { content.range(of: Data($0)) != nil }
  }
}

/// What may be nowhere: the values and salts as bytes and as text.
func traces(of values: [CommittedValue]) -> [[UInt8]] {
  values.flatMap { [Array($0.value.utf8), $0.salt.bytes, Array($0.salt.hex.utf8)] }
}

/// Every 16 bytes of `bytes`, from any place that is a multiple of 16.
func windows(_ bytes: [UInt8]) -> [[UInt8]] {
  stride(from: 0, through: bytes.count - 16, by: 16).map { Array(bytes[$0..<$0 + 16]) }
}
