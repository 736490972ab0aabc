import AcquisValues
import FaultInjection
import Foundation
import Seeded
import Testing

@testable import AcquisIdentities

/// A database whose pages are not what was written: an error or the values that were stored, and the process goes on.
@Suite("A damaged database of the vault")
struct DamagedDatabaseTests {
  private let scratch: Scratch
  private let learners = 12

  init() throws {
    scratch = try Scratch()
    let entries = try (1...learners).map {
      VaultEntry(subject: learner($0), statement: statement($0), values: try identity($0))
    }
    try scratch.vault().store(entries)
  }

  /// Asks everything that is asked of a vault, of one opened for writing. Returns the values that were read.
  @discardableResult
  private func useAll() throws -> [SubjectID: [StatementValues]] {
    let vault = try scratch.vault(create: true)
    var read: [SubjectID: [StatementValues]] = [:]
    for number in 1...learners { read[learner(number)] = try vault.values(of: learner(number)) }
    _ = try vault.find("camille")
    _ = try vault.subjects(reference: "REF-3")
    _ = try vault.unreadable()
    _ = try vault.sweep(.sinceLastSweep, isRecorded: { _ in true }, isKnown: { _ in true })
    try vault.store(try identity(1), subject: learner(1), statement: statement(1))
    try vault.erase([learner(2)])
    return read
  }

  @Test(
    "a value of another type is damage",
    arguments: [
      "sealed SET subject", "sealed SET statement", "sealed SET content", "vault SET format", "vault SET origin",
      "vault SET settled", "vault SET rewrite",
    ], ["NULL", "x'ff00'"])
  func otherType(place: String, value: String) throws {
    // Neither types nor NOT NULL are checked while the schema does not tell of them.
    try rewriteSchema("replace(replace(sql, 'STRICT', ''), 'NOT NULL', '')")
    try scratch.sql("UPDATE \(place) = \(value)")
    let error = #expect(throws: VaultError.self) { try useAll() }
    // The sealed content is made of any bytes: these are no seal.
    #expect(error?.code == .damaged)
  }

  @Test(
    "a schema with a row of another type or name is damage, and not a place for a new vault",
    arguments: ["type = NULL", "type = x'ff'", "name = NULL", "name = x'ff'", "name = 'other', tbl_name = 'other'"])
  func schema(change: String) throws {
    try rewriteSchema("sql, " + change)
    #expect(#expect(throws: VaultError.self) { try useAll() }?.code == .damaged)
  }

  @Test("a vault without its row, or with no tables, is damage, and not a place for a new vault")
  func emptied() throws {
    try scratch.sql("DELETE FROM vault")
    #expect(#expect(throws: VaultError.self) { try useAll() }?.code == .damaged)
    try scratch.sql("DROP TABLE vault")
    #expect(#expect(throws: VaultError.self) { try useAll() }?.code == .damaged)
    try scratch.sql("DROP TABLE sealed")
    #expect(#expect(throws: VaultError.self) { try useAll() }?.code == .damaged)
  }

  @Test("whatever bytes are others, what is read is what was stored")
  func randomBytes() throws {
    let sound = try [UInt8](Data(contentsOf: URL(filePath: scratch.database)))
    let stored = try Dictionary(
      uniqueKeysWithValues: (1...learners).map {
        (learner($0), [StatementValues(statement: statement($0), values: try identity($0))])
      })
    let count = FaultRun.isComplete ? 2000 : 60
    for _ in 0..<count {
      let seed = UInt64.random(in: 0...UInt64.max)
      var generator = SeededGenerator(seed: seed)
      try Data(generator.damaged(sound)).write(to: URL(filePath: scratch.database))
      do throws(VaultError) {
        let read = try useAllOfCopy()
        // A row that is gone reads as never stored; the log then says that it was.
        for (subject, values) in read { #expect(values.isEmpty || values == stored[subject], "seed \(seed)") }
      } catch {
        let codes: [VaultError.Code] = [.damaged, .newer, .otherLedger, .notWritable, .failed]
        #expect(codes.contains(error.code), "seed \(seed): \(error)")
      }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: scratch.database + suffix) }
    }
    FaultRun.report("vault: \(count) databases with one to eight random bytes changed, no value wrong")
  }

  /// ``useAll()``, with the keys put back that it destroys.
  private func useAllOfCopy() throws(VaultError) -> [SubjectID: [StatementValues]] {
    do {
      let key = try scratch.key(learner(2))
      defer { try? restore(key, of: learner(2)) }
      return try useAll()
    } catch let error as VaultError { throw error } catch { fatalError("\(error)") }
  }

  private func restore(_ key: [UInt8], of subject: SubjectID) throws {
    let path = scratch.keyFile(subject)
    if FileManager.default.fileExists(atPath: path) { return }
    _ = FileManager.default.createFile(atPath: path, contents: Data(key), attributes: [.posixPermissions: 0o600])
  }

  private func rewriteSchema(_ change: String) throws {
    try scratch.rawStatements(["PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET sql = \(change)"])
  }
}
