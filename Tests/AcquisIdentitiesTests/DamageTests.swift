import Foundation
import GRDB
import Testing

@testable import AcquisIdentities

/// Wrong owners, lost parts and damaged bytes: refused with what, where and a remedy, never with a value.
@Suite("Damage")
struct DamageTests {
  @Test("what the database says is a sentence")
  func sentences() {
    let full = VaultError(DatabaseError(resultCode: .SQLITE_FULL), at: "place")
    #expect(full.code == .failed && full.what == "the disk is full (SQLite 13)" && full.location == "place")
    let closed = VaultError(DatabaseError(resultCode: .SQLITE_READONLY), at: "place")
    #expect(closed.code == .notWritable && closed.what == "the database cannot be opened for writing (SQLite 8)")
  }

  private let scratch: Scratch
  private let vault: Vault

  init() throws {
    scratch = try Scratch()
    vault = try scratch.vault()
    for number in 1...2 {
      try vault.store(try identity(number), subject: learner(number), statement: statement(number))
    }
  }

  private func expect(
    _ code: VaultError.Code, at path: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
  ) {
    let error = #expect(throws: VaultError.self, sourceLocation: sourceLocation) { try body() }
    #expect(error?.code == code, sourceLocation: sourceLocation)
    if let path { #expect(error?.location == path, sourceLocation: sourceLocation) }
    // A path may hold any digits.
    let text = (error?.description ?? "").replacingOccurrences(of: scratch.root, with: "")
    #expect(
      !text.contains("Camille") && !text.contains("1999") && !text.contains("REF"), sourceLocation: sourceLocation)
    #expect(error?.remedy.isEmpty == false, sourceLocation: sourceLocation)
  }

  @Test("rows put in each other's place are detected")
  func swappedSubjects() throws {
    try scratch.sql(
      """
      UPDATE sealed SET content = (SELECT other.content FROM sealed other WHERE other.position != sealed.position)
      """)
    expect(.damaged, at: learner(1).description) { _ = try vault.values(of: learner(1)) }
    expect(.damaged) { _ = try vault.find("camille") }
  }

  @Test("a row given to another statement, subject or ledger is detected")
  func moved() throws {
    try scratch.sql("UPDATE sealed SET statement = '\(statement(9))' WHERE position = 1")
    expect(.damaged) { _ = try vault.values(of: learner(1)) }
    try scratch.sql("UPDATE vault SET origin = 'example.org/other'")
    let other = try Vault.open(directory: scratch.home, origin: "example.org/other")
    expect(.damaged) { _ = try other.values(of: learner(2)) }
  }

  @Test("another subject's key opens nothing")
  func wrongKey() throws {
    try FileManager.default.removeItem(atPath: scratch.keyFile(learner(1)))
    try FileManager.default.copyItem(atPath: scratch.keyFile(learner(2)), toPath: scratch.keyFile(learner(1)))
    expect(.damaged) { _ = try vault.values(of: learner(1)) }
    #expect(try vault.values(of: learner(2)).map(\.values) == [try identity(2)])
  }

  @Test("a row given to a subject with a copy of the key is detected")
  func copiedKey() throws {
    try FileManager.default.copyItem(atPath: scratch.keyFile(learner(1)), toPath: scratch.keyFile(learner(9)))
    try scratch.sql("UPDATE sealed SET subject = '\(learner(9))' WHERE position = 1")
    expect(.damaged, at: learner(9).description) { _ = try vault.values(of: learner(9)) }
  }

  @Test("a subject without key reads as erased, and takes no new values under another key")
  func noKey() throws {
    try FileManager.default.removeItem(atPath: scratch.keyFile(learner(1)))
    #expect(try vault.values(of: learner(1)).isEmpty)
    expect(.keyMissing, at: learner(1).description) {
      try vault.store(try identity(3), subject: learner(1), statement: statement(3))
    }
    #expect(try vault.statements().count == 2)
  }

  @Test("a key of another length is damaged", arguments: [0, 31, 33])
  func keyLength(count: Int) throws {
    let file = try #require(FileHandle(forWritingAtPath: scratch.keyFile(learner(1))))
    try file.truncate(atOffset: UInt64(count))
    expect(.damaged, at: scratch.keyFile(learner(1))) { _ = try vault.values(of: learner(1)) }
  }

  @Test("any flipped byte of a row is detected", arguments: [0, 12, 40, -1])
  func flipped(place: Int) throws {
    let content = try scratch.sealed(learner(1))[0]
    var changed = content
    changed[place < 0 ? content.count + place : place] ^= 1
    try DatabaseQueue(path: scratch.database).write {
      try $0.execute(sql: "UPDATE sealed SET content = ? WHERE position = 1", arguments: [Data(changed)])
    }
    expect(.damaged) { _ = try vault.values(of: learner(1)) }
  }

  @Test("a file that is no database is kept and refused")
  func noDatabase() throws {
    let garbage = Data("no database at all, but long enough to look like one at first sight".utf8)
    try garbage.write(to: URL(filePath: scratch.database))
    expect(.damaged, at: scratch.database) { _ = try scratch.vault() }
    #expect(try Data(contentsOf: URL(filePath: scratch.database)) == garbage)
  }

  @Test("a lost database or lost keys are not replaced by empty ones", arguments: [true, false])
  func lostPart(database: Bool) throws {
    let lost = database ? scratch.database : scratch.keys
    try FileManager.default.removeItem(atPath: lost)
    expect(.partLost, at: lost) { _ = try scratch.vault(create: true) }
    expect(.partLost, at: lost) { _ = try scratch.vault(create: false) }
    #expect(!FileManager.default.fileExists(atPath: lost))
  }

  @Test("an interrupted creation is finished")
  func interruptedCreation() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.home, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: scratch.home)
    _ = FileManager.default.createFile(atPath: scratch.database, contents: nil, attributes: [.posixPermissions: 0o600])
    expect(.missing) { _ = try scratch.vault(create: false) }
    #expect(try scratch.vault(create: true).statements().isEmpty)
  }

  @Test("nothing is created unless asked for")
  func missing() throws {
    let scratch = try Scratch()
    expect(.missing, at: scratch.home) { _ = try scratch.vault(create: false) }
    #expect(!FileManager.default.fileExists(atPath: scratch.home))
    expect(.missing) { _ = try Vault.open(directory: scratch.home + "/deeper", origin: origin, create: true) }
  }

  @Test("the vault of another ledger, or of a newer version, is refused")
  func otherLedger() throws {
    expect(.otherLedger) { _ = try Vault.open(directory: scratch.home, origin: "example.org/other", create: true) }
    try scratch.sql("UPDATE vault SET format = 2")
    expect(.newer) { _ = try scratch.vault() }
  }

  @Test("what others can read or write is refused, and kept", arguments: ["", "/identities.sqlite", "/learner-keys"])
  func exposed(part: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o740], ofItemAtPath: scratch.home + part)
    expect(.exposed, at: scratch.home + part) { _ = try scratch.vault() }
  }

  @Test("a key that others can read is refused")
  func exposedKey() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o604], ofItemAtPath: scratch.keyFile(learner(1)))
    expect(.exposed, at: scratch.keyFile(learner(1))) { _ = try vault.values(of: learner(1)) }
  }

  @Test("everything that is made belongs to its owner alone")
  func modes() throws {
    for name in ["", "/identities.sqlite", "/learner-keys", "/learner-keys/" + learner(1).fileName] {
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch.home + name)
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode & 0o077 == 0, "\(name)")
    }
  }

  @Test("symbolic links are refused", arguments: ["", "/identities.sqlite", "/learner-keys"])
  func links(part: String) throws {
    try replaceByLink(scratch.home + part)
    expect(.fileKind, at: scratch.home + part) { _ = try scratch.vault() }
    expect(.fileKind, at: scratch.home + part) {
      _ = try Vault.open(directory: scratch.home + "//", origin: origin)
    }
  }

  @Test("a key that is a symbolic link is neither read nor followed to be erased")
  func linkedKey() throws {
    let path = scratch.keyFile(learner(1))
    let key = try scratch.key(learner(1))
    try replaceByLink(path)
    expect(.fileKind, at: path) { _ = try vault.values(of: learner(1)) }
    expect(.fileKind, at: path) { try vault.erase([learner(1)]) }
    #expect(try Data(contentsOf: URL(filePath: scratch.root + "/elsewhere")) == Data(key))
    #expect(try vault.statements().count == 2)
  }

  @Test("a directory or a pipe in place of a key is refused", arguments: [true, false])
  func otherKind(directory: Bool) throws {
    let path = scratch.keyFile(learner(1))
    try FileManager.default.removeItem(atPath: path)
    #expect((directory ? mkdir(path, 0o700) : mkfifo(path, 0o600)) == 0)
    expect(.fileKind, at: path) { _ = try vault.values(of: learner(1)) }
  }

  private func replaceByLink(_ path: String) throws {
    try FileManager.default.moveItem(atPath: path, toPath: scratch.root + "/elsewhere")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: scratch.root + "/elsewhere")
  }

  // Permissions do not bind root, so a child process becomes another user first if it is.
  @Test("a directory that cannot be written is refused, whatever part it is", arguments: ["", "/learner-keys"])
  func readOnly(part: String) async throws {
    if geteuid() == 0 {
      let names = [""] + (try FileManager.default.subpathsOfDirectory(atPath: scratch.home)).map { "/" + $0 }
      for name in names { #expect(chown(scratch.home + name, 65_534, 65_534) == 0) }
    }
    #expect(chmod(scratch.home + part, 0o500) == 0)
    await #expect(processExitsWith: .success) { [home = scratch.home as String] in
      if geteuid() == 0 { precondition(setgid(65_534) == 0 && setuid(65_534) == 0) }
      let error = #expect(throws: VaultError.self) {
        let vault = try Vault.open(directory: home, origin: origin)
        try vault.store(try identity(3), subject: learner(3), statement: statement(3))
      }
      #expect(error?.code == .notWritable)
    }
    #expect(chmod(scratch.home + part, 0o700) == 0)
    if geteuid() == 0 { #expect(try vault.values(of: learner(1)).map(\.values) == [try identity(1)]) }
  }
}
