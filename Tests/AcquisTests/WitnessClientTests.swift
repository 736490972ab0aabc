import AcquisAudit
import AcquisNotes
import AcquisStore
import Foundation
import Testing

@testable import Acquis

/// acquis asks witnesses that share nothing with it.
@Suite(.enabled(if: TestWitness.canRun, "python3, openssl and curl are needed"))
struct WitnessClientTests {
  private func policy(_ witnesses: [TestWitness], _ bench: Bench) throws -> TrustPolicy {
    let lines = witnesses.enumerated().map { "witness w\($0) \($1.vkey) \($1.url)" }
    let names = witnesses.indices.map { "w\($0)" }.joined(separator: " ")
    let text = (["log \(bench.key)"] + lines + ["group g all \(names)", "quorum g"]).joined(separator: "\n")
    return try TrustPolicy(parsing: text.utf8)
  }

  private func ask(_ policy: TrustPolicy, _ path: String, limit: Int = 20) async throws -> (
    answers: [WitnessAnswer], checkpoint: SignedCheckpoint
  ) {
    try await LedgerVouching.with(path) {
      try await $0.askWitnesses(of: policy, by: WitnessClient(timeLimitSeconds: limit))
    }
  }

  private func enrol(_ numbers: ClosedRange<Int>, in path: String, _ bench: Bench) async throws {
    try await LedgerSession.with(path, wait: .zero, environment: bench.environment) { session in
      for number in numbers {
        _ = try await session.enrol(Person(), target: Invented.whole, made: Invented.day, id: Invented.id(number))
      }
    }
  }

  @Test("a quorum over HTTP: from nothing, from where each stands, and again")
  func quorum() async throws {
    let bench = try await Bench()
    let witnesses = try [1, 2].map {
      try TestWitness("w\($0).example", seed: UInt8($0), log: bench.key, state: bench.root + "/state\($0)")
    }
    // An optimizer lets go of what is not used any more, and the witness goes with it.
    defer { withExtendedLifetime(witnesses) {} }
    let policy = try policy(witnesses, bench)
    for round in 0..<3 {
      let (answers, checkpoint) = try await ask(policy, bench.path)
      #expect(answers.allSatisfy { $0.refusal == nil }, "\(answers.compactMap(\.refusal))")
      #expect(policy.verdict(on: checkpoint).isMet && checkpoint.checkpoint.size == UInt64(4 + 2 * round))
      try await enrol(20 + 2 * round...21 + 2 * round, in: bench.path, bench)
    }
    // A ledger that has lost what was kept learns from the witness where it stands.
    try FileManager.default.removeItem(atPath: bench.path + "/witnessed")
    let (answers, checkpoint) = try await ask(policy, bench.path)
    #expect(answers.allSatisfy { $0.refusal == nil } && checkpoint.checkpoint.size == 10)
    let report = Audit.ledger(
      directory: bench.path, demands: AuditDemands(policy: policy, now: Environment.system.now()))
    #expect(report.findings == [] && report.witnessing?.size == 10)
  }

  @Test("a ledger put back from a backup, and one that went on from there, get no cosignature")
  func fork() async throws {
    let bench = try await Bench()
    let witness = try TestWitness("w.example", seed: 1, log: bench.key, state: bench.root + "/state")
    defer { withExtendedLifetime(witness) {} }
    let policy = try policy([witness], bench)
    let backup = bench.root + "/backup"
    try FileManager.default.copyItem(atPath: bench.path, toPath: backup)
    try await enrol(20...21, in: bench.path, bench)
    #expect(try await ask(policy, bench.path).answers[0].refusal == nil)
    let behind = try await ask(policy, backup)
    #expect(behind.answers[0].refusal?.contains("put back from an old copy") == true)
    try await enrol(30...35, in: backup, bench)
    let forked = try await ask(policy, backup)
    #expect(forked.answers[0].refusal?.contains("does not extend") == true)
    #expect(!policy.verdict(on: forked.checkpoint).isMet)
    #expect(!FileManager.default.fileExists(atPath: backup + "/witnessed/10"))
  }

  @Test(
    "whatever a witness answers instead is told, and nothing of it is kept",
    arguments: [
      "wrong-signature", "other-key", "garbage", "huge", "slow", "html-200", "conflict-forever", "redirect",
      "future-time",
    ])
  func misbehaviour(kind: String) async throws {
    let bench = try await Bench()
    let witness = try TestWitness(
      "w.example", seed: 1, log: bench.key, state: bench.root + "/state", misbehave: kind)
    defer { withExtendedLifetime(witness) {} }
    let (answers, checkpoint) = try await ask(policy([witness], bench), bench.path, limit: kind == "slow" ? 1 : 20)
    #expect(answers[0].refusal != nil)
    #expect(checkpoint.note.signatures.count == 1)
    #expect(!FileManager.default.fileExists(atPath: bench.path + "/witnessed/4"))
  }

  @Test("what is no witness at all")
  func nobody() async throws {
    let bench = try await Bench()
    let key = try CosignerKey.generate(name: KeyName("w.example")).verifierKey
    for url in ["http://127.0.0.1:1", "ftp://127.0.0.1", "-o/tmp/x"] {
      let policy = try TrustPolicy(parsing: "witness w \(key) \(url)\nquorum w".utf8)
      #expect(try await ask(policy, bench.path).answers[0].refusal != nil)
    }
    let silent = try TrustPolicy(parsing: "witness w \(key)\nquorum w".utf8)
    await #expect(throws: Problem.self) { _ = try await ask(silent, bench.path) }
  }
}
