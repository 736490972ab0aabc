import Foundation
import Synchronization
import Testing

@testable import AcquisIdentities

@Suite("Erasing")
struct EraseTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  /// What an erasure must leave nowhere: values, salts, the key in both spellings, and any part of the sealed rows.
  private func remains(of subject: SubjectID, _ values: [CommittedValue]) throws -> [[UInt8]] {
    let key = try scratch.key(subject)
    let hex = Array(key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().utf8)
    return try traces(of: values) + [key, hex, Array(subject.id.utf8)] + scratch.sealed(subject).flatMap(windows)
  }

  @Test("leaves neither value, salt, key, id nor sealed row in any file, and others untouched")
  func nothingLeft() throws {
    let vault = try scratch.vault()
    for number in 1...3 {
      try vault.store(try identity(number), subject: learner(number), statement: statement(number))
    }
    let remains = try remains(of: learner(2), try identity(2))
    #expect(try !files(below: scratch.home, holding: remains).isEmpty)
    try vault.erase([learner(2)])
    #expect(try files(below: scratch.home, holding: remains).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: scratch.keyFile(learner(2))))
    #expect(try vault.values(of: learner(2)).isEmpty)
    #expect(try vault.values(of: learner(1)).map(\.values) == [try identity(1)])
    #expect(try vault.values(of: learner(3)).map(\.values) == [try identity(3)])
  }

  @Test("rewrites the database, so that nothing is left of a row that SQLite has not zeroed")
  func nothingUnzeroed() throws {
    let vault = try scratch.vault()
    for number in 1...5 {
      try vault.store(try identity(number), subject: learner(number), statement: statement(number))
    }
    let sealed = try scratch.sealed(learner(2)).flatMap(windows)
    // As moving rows about leaves them in the unused middle of a page, now and then.
    try scratch.sql("PRAGMA secure_delete = OFF; DELETE FROM sealed WHERE subject = '\(learner(2))'")
    #expect(try files(below: scratch.home, holding: sealed) == ["identities.sqlite"])
    try vault.erase([learner(4)])
    #expect(try files(below: scratch.home, holding: sealed).isEmpty)
  }

  @Test("has a journal only with sealed rows in it, and none afterwards")
  func journal() throws {
    try scratch.vault().store(try identity(1), subject: learner(1), statement: statement(1))
    let key = try scratch.key(learner(1))
    let sealed = try scratch.sealed(learner(1)).flatMap(windows)
    let steps = Steps { [scratch] step throws(VaultError) in
      guard step == .rowsDeleted else { return }
      do { try scratch.copyHome(to: "meanwhile") } catch { throw VaultError(error, at: "copy") }
    }
    try scratch.vault(steps: steps).erase([learner(1)])
    let copy = scratch.root + "/meanwhile"
    #expect(try files(below: copy, holding: sealed).contains("identities.sqlite-journal"))
    #expect(try files(below: copy, holding: traces(of: try identity(1)) + [key]).isEmpty)
    #expect(try files(below: scratch.home, holding: sealed).isEmpty)
  }

  @Test("makes a backup of the database unreadable")
  func backup() throws {
    let vault = try scratch.vault()
    try vault.store(try identity(1), subject: learner(1), statement: statement(1))
    let backup = try Data(contentsOf: URL(filePath: scratch.database))
    try vault.erase([learner(1)])
    try backup.write(to: URL(filePath: scratch.database))
    let restored = try scratch.vault(create: false)
    #expect(try restored.values(of: learner(1)).isEmpty)
    #expect(try restored.find("Camille").isEmpty)
    #expect(try restored.unreadable() == [learner(1)])
    try restored.erase([learner(1)])
    #expect(try restored.unreadable().isEmpty)
  }

  @Test("changes nothing the second time, nor for somebody unknown")
  func idempotent() throws {
    let vault = try scratch.vault()
    try vault.store(try identity(1), subject: learner(1), statement: statement(1))
    try vault.erase([learner(1)])
    let before = try Data(contentsOf: URL(filePath: scratch.database))
    try vault.erase([learner(1), learner(2)])
    #expect(try Data(contentsOf: URL(filePath: scratch.database)) == before)
  }

  @Test("overwrites the key before it unlinks it, and destroys keys before rows")
  func order() throws {
    try scratch.vault().store(try identity(1), subject: learner(1), statement: statement(1))
    let seen = Mutex<[Step]>([])
    let steps = Steps { [scratch] step throws(VaultError) in
      seen.withLock { $0.append(step) }
      if step == .keyOverwritten {
        #expect((try? scratch.key(learner(1))) == [UInt8](repeating: 0, count: 32))
      }
    }
    try scratch.vault(steps: steps).erase([learner(1)])
    #expect(seen.withLock { $0 } == Moments.erasing)
  }

  @Test("does not forget to rewrite the database after a crash")
  func rewriteIsRemembered() throws {
    try scratch.vault().store(try identity(1), subject: learner(1), statement: statement(1))
    let failing = Steps { step throws(VaultError) in if step == .committed { throw Moments.stopped } }
    #expect(throws: Moments.stopped) { try scratch.vault(steps: failing).erase([learner(1)]) }
    let seen = Mutex<[Step]>([])
    _ = try scratch.vault(steps: Steps { step in seen.withLock { $0.append(step) } })
    #expect(seen.withLock { $0 } == [.rewritten, .rewriteNoted])
  }

  @Test("reads an overwritten key as none, as a crash before the unlinking leaves it")
  func overwrittenKey() throws {
    let vault = try scratch.vault()
    try vault.store(try identity(1), subject: learner(1), statement: statement(1))
    try Data(count: 32).write(to: URL(filePath: scratch.keyFile(learner(1))))
    #expect(try vault.values(of: learner(1)).isEmpty)
    #expect(try vault.unreadable() == [learner(1)])
  }
}
