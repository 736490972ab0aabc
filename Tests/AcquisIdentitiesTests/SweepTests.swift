import AcquisValues
import Foundation
import Testing

@testable import AcquisIdentities

@Suite("Sweeping")
struct SweepTests {
  private let scratch: Scratch
  private let vault: Vault

  init() throws {
    scratch = try Scratch()
    vault = try scratch.vault()
    for number in 1...4 {
      try vault.store(try identity(number), subject: learner(number), statement: statement(number))
    }
  }

  private func keyed() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: scratch.keys))
  }

  @Test("removes the rows and keys that the log knows nothing of, without a trace")
  func orphans() throws {
    let remains = try [scratch.key(learner(3))] + scratch.sealed(learner(3)).flatMap(windows)
    #expect(try vault.sweep(isRecorded: { $0 != statement(3) }, isKnown: { $0 != learner(3) }) == 1)
    #expect(try vault.statements().map(\.subject) == [learner(1), learner(2), learner(4)])
    #expect(try keyed() == Set([1, 2, 4].map { learner($0).fileName }))
    #expect(try files(below: scratch.home, holding: remains).isEmpty)
  }

  @Test("keeps the key of a subject with other rows, and of one that the log knows")
  func keptKeys() throws {
    try vault.store(try identity(5), subject: learner(1), statement: statement(5))
    let removed = try vault.sweep(
      isRecorded: { $0 != statement(5) && $0 != statement(2) }, isKnown: { $0 == learner(2) })
    #expect(removed == 2)
    #expect(try vault.values(of: learner(1)).map(\.statement) == [statement(1)])
    #expect(try keyed() == Set([1, 2, 3, 4].map { learner($0).fileName }))
  }

  @Test("looks at each row once, unless everything is asked for")
  func once() throws {
    #expect(try vault.sweep(isRecorded: { _ in true }, isKnown: { _ in true }) == 0)
    try vault.erase([learner(4)])
    try vault.store(try identity(5), subject: learner(5), statement: statement(5))
    var asked: [StatementID] = []
    _ = try vault.sweep(
      isRecorded: {
        asked.append($0)
        return true
      }, isKnown: { _ in true })
    #expect(asked == [statement(5)])
    #expect(try vault.sweep(.everything, isRecorded: { $0 != statement(1) }, isKnown: { _ in false }) == 1)
  }

  @Test("keeps the keys of a log that is ahead of a restored database")
  func olderDatabase() throws {
    let backup = try Data(contentsOf: URL(filePath: scratch.database))
    try vault.store(try identity(5), subject: learner(5), statement: statement(5))
    try backup.write(to: URL(filePath: scratch.database))
    _ = try scratch.vault().sweep(.everything, isRecorded: { _ in true }, isKnown: { _ in true })
    #expect(try keyed().contains(learner(5).fileName))
  }

  @Test("removes nothing when the log cannot be asked")
  func failure() throws {
    struct Unanswered: Error {}
    #expect(throws: Unanswered.self) {
      try vault.sweep(isRecorded: { _ in throw Unanswered() }, isKnown: { _ in false })
    }
    #expect(throws: Unanswered.self) {
      try vault.sweep(isRecorded: { _ in false }, isKnown: { _ in throw Unanswered() })
    }
    #expect(try vault.statements().count == 4)
    #expect(try keyed().count == 4)
  }
}
