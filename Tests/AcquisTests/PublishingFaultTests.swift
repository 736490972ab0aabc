import AcquisAudit
import AcquisStore
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Acquis

/// Makes the call with a number fail, counted over all calls that change a published tree.
final class TreeFaults: Sendable {
  enum Failure: CaseIterable {
    /// Nothing was done.
    case notDone
    /// All was done, and it is reported as failed.
    case doneAnyway
    /// Nothing was done, nor is anything from then on: the process was killed.
    case killedBefore
    /// All was done, and nothing from then on.
    case killedAfter
  }

  private let failing: Int
  private let failure: Failure
  private let count = Mutex(0)

  init(failing: Int, _ failure: Failure) { (self.failing, self.failure) = (failing, failure) }

  /// Whether the call was reached.
  var hasFailed: Bool { count.withLock { $0 > failing } }

  private var isFailingNow: Bool { count.withLock { $0 - 1 == failing } }

  private func call<Result: SignedInteger>(_ real: () -> Result) -> Result {
    let number = count.withLock { count in
      defer { count += 1 }
      return count
    }
    let isDead = failure == .killedBefore || failure == .killedAfter
    guard number == failing || number > failing && isDead else { return real() }
    if number == failing, failure == .doneAnyway || failure == .killedAfter {
      _ = real()
    }
    errno = ENOSPC
    return -1
  }

  var calls: TreeCalls {
    let real = TreeCalls.system
    return TreeCalls(
      mkdir: { path in self.call { real.mkdir(path) } },
      create: { path in
        self.call {
          let file = real.create(path)
          // Nobody learns of the file, and nobody will close it.
          return self.isFailingNow ? close(file) : file
        }
      },
      write: { file, bytes in
        // In two pieces, so that a half-written file is seen, too.
        let half = UnsafeRawBufferPointer(rebasing: bytes[..<((bytes.count + 1) / 2)])
        return self.call { real.write(file, half) }
      },
      // Syncing takes time, and nothing here loses what was not synced.
      fsync: { _ in self.call { 0 } },
      rename: { old, new in self.call { real.rename(old, new) } },
      unlink: { path in self.call { real.unlink(path) } }, rmdir: { path in self.call { real.rmdir(path) } })
  }

}

@Suite("Every step of publishing fails once")
struct PublishingFaultTests {
  /// What is interrupted.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let before: [(size: Int, entries: Bool)]
    let entries: Bool
  }

  static let cases = [
    Case(testDescription: "the first run", before: [], entries: false),
    Case(testDescription: "a run that fills tiles", before: [(250, false)], entries: false),
    Case(testDescription: "the same with entries", before: [(250, true)], entries: true),
    Case(testDescription: "the first run that shows entries", before: [(250, false), (255, false)], entries: true),
    Case(testDescription: "a run with nothing new", before: [(260, false)], entries: false),
  ]

  @Test("and whoever reads finds a whole tree, and the next run completes it", arguments: cases)
  func interrupted(run: Case) async throws {
    let press = try await Press()
    for (size, entries) in run.before {
      try await press.grow(to: size)
      try await press.publish(entries: entries)
    }
    try await press.grow(to: 260)
    let start = press.bench.root + "/start"
    if run.before.isEmpty {
      try FileManager.default.createDirectory(atPath: start, withIntermediateDirectories: false)
    } else {
      try FileManager.default.moveItem(atPath: press.directory, toPath: start)
    }
    let clean = press.bench.root + "/clean"
    try FileManager.default.copyItem(atPath: start, toPath: clean)
    try await press.publish(entries: run.entries, to: clean)
    let expected = try Press.files(clean)
    let reader = try await KeepingReader(FileReader.open(LedgerDirectory(press.bench.path)))

    for failure in TreeFaults.Failure.allCases {
      var step = 0
      while try await fails(at: step, failure, press, reader, start, run, expected) { step += 1 }
      #expect(step > 10)
    }
  }

  /// Whether there was such a step.
  private func fails(
    at step: Int, _ failure: TreeFaults.Failure, _ press: Press, _ reader: KeepingReader, _ start: String,
    _ run: Case, _ expected: [String: Data]
  ) async throws -> Bool {
    let moment = Comment(rawValue: "step \(step), \(failure)")
    let directory = press.bench.root + "/attempt"
    try? FileManager.default.removeItem(atPath: directory)
    try FileManager.default.copyItem(atPath: start, toPath: directory)
    let faults = TreeFaults(failing: step, failure)
    let told: Problem?
    do throws(Problem) {
      _ = try await publish(press, reader, run, directory, faults.calls)
      told = nil
    } catch { told = error }
    guard faults.hasFailed else {
      #expect(told == nil, moment)
      return false
    }
    #expect(told?.code == "publish-failed", moment)

    if let old = run.before.last {
      let now = try Data(contentsOf: URL(filePath: directory + "/checkpoint"))
      let before = try Data(contentsOf: URL(filePath: start + "/checkpoint"))
      #expect(now == before || now == expected["checkpoint"], moment)
      let report = press.audit(directory)
      #expect(report.findings == [] && (report.size == old.size || report.size == 260), moment)
      // Who has fetched the old checkpoint before, and fetches tiles now.
      try before.write(to: URL(filePath: directory + "/checkpoint"))
      #expect(press.audit(directory).findings == [] && press.audit(directory).size == old.size, moment)
      try now.write(to: URL(filePath: directory + "/checkpoint"))
    }
    _ = try await publish(press, reader, run, directory, TreeFaults(failing: .max, .notDone).calls)
    #expect(try Press.files(directory) == expected, moment)
    #expect(press.audit(directory).findings == [], moment)
    return true
  }

  private func publish(
    _ press: Press, _ reader: KeepingReader, _ run: Case, _ directory: String, _ calls: TreeCalls
  ) async throws(Problem) -> Publication {
    let ledger = LedgerDirectory(press.bench.path)
    return try await TreePublisher(reader: reader, ledger: ledger, showsEntries: run.entries, calls: calls)
      .publish(to: directory, wait: .zero)
  }

  @Test("what cannot be read back as it was written is not published, and the ledger is not blamed for it")
  func readBack() async throws {
    let press = try await Press()
    try await press.grow(to: 20)
    var calls = TreeCalls.system
    calls.rename = { old, new in
      if new.contains("/tile/0/") { truncate(old, 32) }
      return rename(old, new)
    }
    let faulty = calls
    let told = await #expect(throws: Problem.self) { try await press.publish(calls: faulty) }
    #expect(told?.code == "publish-failed" && told?.kind != .foundWrong)
    try await press.publish()
    #expect(press.audit().findings == [] && press.audit().size == 20)
  }

  @Test("and what was left is taken away, also where the next run goes further, or shows no entries")
  func leftovers() async throws {
    for step in [20, 30, 40, 60] {
      let press = try await Press()
      try await press.grow(to: 250)
      try await press.publish()
      try await press.grow(to: 600)
      let faults = TreeFaults(failing: step, .killedBefore)
      _ = try? await press.publish(entries: true, calls: faults.calls)
      try await press.grow(to: 900)
      let hasEntries = press.audit().hasEntries == true
      try await press.publish(entries: hasEntries)
      #expect(press.audit().findings == [] && press.audit().size == 900)
      let names = try press.files.keys
      #expect(!names.contains { $0.hasPrefix(".acquis-publish") })
      #expect(!names.contains { $0.hasPrefix("tile/0/002.p") || $0.hasPrefix("tile/entries/002.p") })
      #expect(hasEntries || !names.contains { $0.contains("entries") })
    }
  }
}
