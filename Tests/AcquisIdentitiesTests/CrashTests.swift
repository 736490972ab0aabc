import Foundation
import Synchronization
import Testing

@testable import AcquisIdentities

/// What a process leaves that is killed, or whose disk fails, between two steps.
@Suite("Crashes")
struct CrashTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.vault().store(try identity(1), subject: learner(1), statement: statement(1))
  }

  @Test("storing makes the key durable before the row")
  func order() throws {
    let seen = Mutex<[Step]>([])
    let vault = try scratch.vault(steps: Steps { step in seen.withLock { $0.append(step) } })
    try vault.store(try identity(2), subject: learner(2), statement: statement(2))
    #expect(seen.withLock { $0 } == Moments.storing)
  }

  @Test("a process killed while it stores leaves everything or something to sweep", arguments: Moments.storing)
  func killedStoring(at step: Step) async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [home = scratch.home as String, name = step.rawValue as String] in
      let vault = try Vault.open(directory: home, origin: origin, create: false, steps: killing(at: name))
      try vault.store(try identity(2), subject: learner(2), statement: statement(2))
    }
    try expectStoredOrNot(stored: step == .committed)
  }

  @Test("a disk that fails while a row is stored leaves the same", arguments: Moments.storing)
  func failedStoring(at step: Step) throws {
    let vault = try scratch.vault(steps: failing(at: step))
    #expect(throws: Moments.stopped) {
      try vault.store(try identity(2), subject: learner(2), statement: statement(2))
    }
    try expectStoredOrNot(stored: step == .committed)
  }

  @Test("a process killed while it erases leaves an erasure to repeat", arguments: Moments.erasing)
  func killedErasing(at step: Step) async throws {
    try scratch.vault().store(try identity(2), subject: learner(2), statement: statement(2))
    let remains = try traces(of: identity(2)) + [scratch.key(learner(2))] + scratch.sealed(learner(2)).flatMap(windows)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [home = scratch.home as String, name = step.rawValue as String] in
      let vault = try Vault.open(directory: home, origin: origin, create: false, steps: killing(at: name))
      try vault.erase([learner(2)])
    }
    try expectErasable(remains)
  }

  @Test("a disk that fails while somebody is erased leaves the same", arguments: Moments.erasing)
  func failedErasing(at step: Step) throws {
    try scratch.vault().store(try identity(2), subject: learner(2), statement: statement(2))
    let remains = try traces(of: identity(2)) + [scratch.key(learner(2))] + scratch.sealed(learner(2)).flatMap(windows)
    let vault = try scratch.vault(steps: failing(at: step))
    #expect(throws: Moments.stopped) { try vault.erase([learner(2)]) }
    try expectErasable(remains)
  }

  @Test("a process killed at any moment has lost nothing it acknowledged", arguments: [3, 10, 17, 31, 45, 60])
  func killedAnywhere(milliseconds: Int) async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [root = scratch.root as String, milliseconds = milliseconds as Int] in
      let acknowledged = open(root + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
      let vault = try Vault.open(directory: root + "/private", origin: origin)
      DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { kill(getpid(), SIGKILL) }
      for number in 2... {
        try vault.store(try identity(number), subject: learner(number), statement: statement(number))
        _ = write(acknowledged, [UInt8(ascii: "\n")], 1)
      }
    }
    let count = try Data(contentsOf: URL(filePath: scratch.root + "/acknowledged")).count
    let vault = try scratch.vault(create: false)
    for number in 1..<2 + count { #expect(try vault.values(of: learner(number)).map(\.values) == [identity(number)]) }
    _ = try vault.sweep(.everything, isRecorded: { $0 < statement(2 + count) }, isKnown: { _ in true })
    #expect(try vault.statements().count == 1 + count)
  }

  private func expectStoredOrNot(stored: Bool) throws {
    let vault = try scratch.vault(create: false)
    #expect(try vault.values(of: learner(2)).map(\.values) == (stored ? [identity(2)] : []))
    // Storing again finishes it …
    try vault.store(try identity(2), subject: learner(2), statement: statement(2))
    #expect(try vault.values(of: learner(2)).map(\.values) == [identity(2)])
    // … and sweeping leaves what the log knows, and that only.
    #expect(
      try vault.sweep(.everything, isRecorded: { $0 == statement(1) }, isKnown: { $0 == learner(1) }) == 1)
    #expect(try vault.statements().map(\.subject) == [learner(1)])
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.keys) == [learner(1).fileName])
    #expect(try vault.values(of: learner(1)).map(\.values) == [identity(1)])
  }

  private func expectErasable(_ remains: [[UInt8]]) throws {
    let vault = try scratch.vault(create: false)
    #expect(try vault.values(of: learner(2)).isEmpty)
    try vault.erase([learner(2)])
    #expect(try files(below: scratch.home, holding: remains).isEmpty)
    #expect(try vault.unreadable().isEmpty)
    #expect(try vault.statements().map(\.subject) == [learner(1)])
    #expect(try vault.values(of: learner(1)).map(\.values) == [identity(1)])
  }
}

/// Kills the process at the step called `name`.
private func killing(at name: String) -> Steps {
  Steps { step in if step.rawValue == name { kill(getpid(), SIGKILL) } }
}

private func failing(at wanted: Step) -> Steps {
  Steps { step throws(VaultError) in if step == wanted { throw Moments.stopped } }
}
