import Foundation
import GRDB
import Testing

@testable import AcquisIdentities

@Suite("Concurrency")
struct ConcurrencyTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test("two processes store for the same new subjects, one key each")
  func twoProcesses() async throws {
    _ = try scratch.vault()
    async let one: Void = store(from: 0)
    async let other: Void = store(from: 100)
    _ = await (one, other)
    let vault = try scratch.vault(create: false)
    for number in 0..<20 {
      let statements = Set(try vault.values(of: learner(number)).map(\.statement))
      #expect(statements == [statement(number), statement(100 + number)])
    }
  }

  private func store(from first: Int) async {
    await #expect(processExitsWith: .success) { [home = scratch.home as String, first = first as Int] in
      let vault = try Vault.open(directory: home, origin: origin, create: false, steps: Steps(), patience: 60)
      for number in 0..<20 {
        let values = try identity(first + number)
        try vault.store(values, subject: learner(number), statement: statement(first + number))
      }
    }
  }

  @Test("tasks of one process share a vault")
  func tasks() async throws {
    let vault = try scratch.vault()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<30 {
        group.addTask {
          try vault.store(try identity(number), subject: learner(number % 3), statement: statement(number))
          _ = try vault.find("camille")
        }
      }
      try await group.waitForAll()
    }
    #expect(try vault.find("camille").count == 30)
  }

  @Test("a vault that another process keeps to itself is busy; nothing is stored")
  func busy() throws {
    let vault = try scratch.vault(patience: 0.05)
    let holder = try DatabaseQueue(path: scratch.database)
    try holder.inDatabase { database in
      try database.beginTransaction(.exclusive)
      let error = #expect(throws: VaultError.self) {
        try vault.store(try identity(1), subject: learner(1), statement: statement(1))
      }
      #expect(error?.code == .busy)
      #expect(throws: VaultError.self) { try vault.statements() }
      try database.rollback()
    }
    #expect(try vault.statements().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.keys).isEmpty)
  }
}
