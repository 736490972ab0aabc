import AcquisValues
import Foundation
import Testing

@testable import AcquisIdentities

@Suite("Vault")
struct VaultTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test("gives back what was stored, after it is opened again, the newest statement last")
  func roundTrip() throws {
    let corrected = [try CommittedValue.fresh(field: .name, value: "Camille Exemple-Modèle")]
    try scratch.vault().store(try identity(1), subject: learner(1), statement: statement(20))
    try scratch.vault().store(corrected, subject: learner(1), statement: statement(10))
    try scratch.vault().store(try identity(2), subject: learner(2), statement: statement(15))
    let vault = try scratch.vault(create: false)
    #expect(
      try vault.values(of: learner(1)) == [
        StatementValues(statement: statement(20), values: try identity(1)),
        StatementValues(statement: statement(10), values: corrected),
      ])
    #expect(try vault.values(of: learner(3)).isEmpty)
    #expect(try vault.statements().map(\.statement) == [statement(20), statement(10), statement(15)])
    #expect(try vault.unreadable().isEmpty)
  }

  @Test("is read without being written to, and is not written to by whoever reads")
  func reading() throws {
    try scratch.vault().store(try identity(1), subject: learner(1), statement: statement(1))
    let vault = try Vault.open(reading: scratch.home, origin: origin)
    #expect(try vault.values(of: learner(1)).map(\.statement) == [statement(1)])
    #expect(try vault.subjects(reference: "nobody").isEmpty)
    let error = #expect(throws: VaultError.self) {
      try vault.store(try identity(2), subject: learner(2), statement: statement(2))
    }
    #expect(error?.code == .notWritable)
    #expect(try scratch.vault().statements().map(\.statement) == [statement(1)])
    let other = #expect(throws: VaultError.self) { try Vault.open(reading: scratch.home, origin: "example.org/other") }
    #expect(other?.code == .otherLedger)
    let missing = #expect(throws: VaultError.self) {
      try Vault.open(reading: scratch.root + "/x", origin: origin)
    }
    #expect(missing?.code == .missing)
  }

  @Test(
    "keeps any name, byte for byte",
    arguments: [
      #"O'Brien "Bob" \ Exemple"#, "Zoë 🦉👩‍👩‍👧 Modèle", "\u{202B}ليلى مثال\u{202C}", "Ame\u{301}lie", "Amélie",
      String(repeating: "é", count: 150), "'; DROP TABLE sealed; --",
    ])
  func names(name: String) throws {
    let vault = try scratch.vault()
    try vault.store(try identity(1, name: name), subject: learner(1), statement: statement(1))
    let kept = try #require(try vault.values(of: learner(1)).first?.values.first)
    #expect(kept.value.utf8.elementsEqual(name.utf8))
    #expect(try vault.find(name).map(\.subject) == [learner(1)])
  }

  @Test("keeps organisations beside learners: ids with a slash, ids that differ in case, partners of one statement")
  func organisations() throws {
    let vault = try scratch.vault()
    let ids = ["centre/C1", "centre:C1", "centre:c1", ".."]
    let entries = try ids.enumerated().map { place, id in
      VaultEntry(
        subject: SubjectID(.organisation, id)!, statement: statement(1),
        values: [try CommittedValue.fresh(field: .partner(place), value: "Ateliers \(place)")])
    }
    try vault.store(entries)
    for entry in entries { #expect(try vault.values(of: entry.subject).map(\.values) == [entry.values]) }
  }

  @Test("has settings under which a commit is durable and a deletion leaves nothing")
  func settings() throws {
    #expect(
      try scratch.vault().database.currentSettings() == [
        "journal_mode": "truncate", "synchronous": "2", "secure_delete": "1", "temp_store": "2", "trusted_schema": "0",
      ])
  }

  @Test("takes a database back from WAL mode")
  func backFromWAL() throws {
    _ = try scratch.vault()
    _ = try scratch.rawSettings("PRAGMA journal_mode = WAL")
    #expect(try scratch.vault().database.currentSettings()["journal_mode"] == "truncate")
  }

  @Test("holds nothing readable in any file but the keys")
  func nothingReadable() throws {
    try scratch.vault().store(try identity(1), subject: learner(1), statement: statement(1))
    #expect(try files(below: scratch.home, holding: traces(of: try identity(1))).isEmpty)
    let key = try scratch.key(learner(1))
    #expect(try files(below: scratch.home, holding: [key]) == ["learner-keys/" + learner(1).fileName])
  }

  @Test("seals short and long names at one length")
  func padding() throws {
    let vault = try scratch.vault()
    for (number, name) in ["Li", "Maximilienne-Alexandra de la Tour-Exemple"].enumerated() {
      let value = [try CommittedValue.fresh(field: .name, value: name)]
      try vault.store(value, subject: learner(number), statement: statement(number))
    }
    #expect(try scratch.sealed(learner(0)).map(\.count) == scratch.sealed(learner(1)).map(\.count))
  }

  @Test("stores the same once, and refuses other values or salts for a statement")
  func storedTwice() throws {
    let vault = try scratch.vault()
    try vault.store(try identity(1), subject: learner(1), statement: statement(1))
    try vault.store(try identity(1), subject: learner(1), statement: statement(1))
    #expect(try vault.statements().count == 1)
    let error = #expect(throws: VaultError.self) {
      try vault.store(try identity(2), subject: learner(1), statement: statement(1))
    }
    #expect(error?.code == .alreadyStored)
    #expect(try vault.values(of: learner(1)).map(\.values) == [try identity(1)])
  }

  @Test("stores all entries of a call or none")
  func allOrNone() throws {
    let vault = try scratch.vault()
    try vault.store(try identity(1), subject: learner(1), statement: statement(1))
    let error = #expect(throws: VaultError.self) {
      try vault.store([
        VaultEntry(subject: learner(2), statement: statement(2), values: try identity(2)),
        VaultEntry(subject: learner(1), statement: statement(1), values: try identity(9)),
      ])
    }
    #expect(error?.code == .alreadyStored)
    #expect(try vault.values(of: learner(2)).isEmpty)
  }

  @Test("leaves no trace of an entry without values")
  func noValues() throws {
    try scratch.vault().store([], subject: learner(1), statement: statement(1))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.keys).isEmpty)
  }

  @Test("refuses a field twice in a statement")
  func fieldTwice() async {
    await #expect(processExitsWith: .failure) {
      _ = VaultEntry(subject: learner(1), statement: statement(1), values: try identity(1) + identity(2))
    }
  }
}
