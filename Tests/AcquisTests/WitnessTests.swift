import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisStore
import AcquisValues
import Foundation
import Testing

@testable import Acquis

/// What acquis keeps of witnesses, and how it cosigns as one.
@Suite("Witnesses")
struct WitnessTests {
  /// A ledger, two witnesses with desks of their own, and the policy that asks for both.
  private struct Setting {
    let bench: Bench
    let keys: [CosignerKey]
    let policy: TrustPolicy

    init() async throws {
      bench = try await Bench()
      keys = try (1...2).map { try CosignerKey.generate(name: KeyName("witness.example/\($0)")) }
      let lines = keys.enumerated().map { "witness w\($0 + 1) \($1.verifierKey)" }
      policy = try TrustPolicy(
        parsing: (["log \(bench.key)"] + lines + ["group g all w1 w2", "quorum g"]).joined(separator: "\n").utf8)
    }

    func desk(_ number: Int) -> WitnessDesk {
      WitnessDesk(directory: bench.root + "/desk\(number)", key: keys[number], environment: bench.environment)
    }

    func request(from old: Int? = nil) async throws -> AddCheckpointRequest {
      try await LedgerVouching.with(bench.path) { try await $0.requestCosignature(from: old) }
    }

    func add(_ lines: [NoteSignature]) async throws -> WitnessedCheckpoint {
      try await LedgerVouching.with(bench.path) { try await $0.addCosignatures(lines.flatMap(\.line), policy: policy) }
    }

    func enrol(_ number: Int) async throws {
      _ = try await bench.with { session in
        try await session.enrol(Person(), target: Invented.certification, made: Invented.day, id: Invented.id(number))
      }
    }

    func audit() throws -> Report {
      Audit.ledger(
        directory: bench.path, demands: AuditDemands(trust: bench.trust, policy: policy, now: bench.environment.now()))
    }
  }

  private func code(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch { return (error as? Problem)?.code }
  }

  @Test("cosign what they are asked by file, and the ledger keeps it")
  func exchange() async throws {
    let setting = try await Setting()
    let request = try await setting.request()
    #expect(request.oldSize == 0 && request.hashes == [])
    let first = try setting.desk(0).cosign(request, logKeys: [setting.bench.key])
    #expect(try await setting.add([first]).added.map(\.name) == ["w1"])
    #expect(try setting.audit().codes == [.witnessQuorum])
    let second = try setting.desk(1).cosign(request, logKeys: [setting.bench.key])
    let both = try await setting.add([second])
    #expect(both.checkpoint.note.signatures.count == 3)
    let report = try setting.audit()
    #expect(report.findings == [] && report.witnessing?.size == 4)

    try await setting.enrol(20)
    let next = try await setting.request()
    #expect(next.oldSize == 4 && !next.hashes.isEmpty)
    let lines = try [0, 1].map { try setting.desk($0).cosign(next, logKeys: [setting.bench.key]) }
    _ = try await setting.add(lines)
    #expect(try setting.audit().witnessing?.size == 5)
    // A record and a receipt carry the lines along.
    let policy = setting.policy
    try await setting.bench.with { session in
      let proof = try await session.vouching.prove(3, witnessed: true)
      #expect(policy.verdict(on: proof.checkpoint).isMet)
    }
  }

  @Test("cosign no other history, no older one, and nothing that they do not know")
  func refusals() async throws {
    let setting = try await Setting()
    let desk = setting.desk(0)
    let keys = [setting.bench.key]
    let old = setting.bench.root + "/old"
    try FileManager.default.copyItem(atPath: setting.bench.path, toPath: old)
    try await setting.enrol(20)
    _ = try desk.cosign(try await setting.request(), logKeys: keys)

    // The backup goes on, by itself and with a proof that would do for the first branch.
    try await LedgerSession.with(old, wait: .zero, environment: setting.bench.environment) { session in
      _ = try await session.enrol(Person(), target: Invented.whole, made: Invented.day, id: Invented.id(30))
      _ = try await session.enrol(Person(), target: Invented.whole, made: Invented.day, id: Invented.id(31))
    }
    let fork = try await LedgerVouching.with(old) { try await $0.requestCosignature(from: 5) }
    #expect(await code { _ = try desk.cosign(fork, logKeys: keys) } == "checkpoint-inconsistent")
    let behind = try await LedgerVouching.with(old) { try await $0.requestCosignature(from: 0) }
    #expect(await code { _ = try desk.cosign(behind, logKeys: keys) } == "witness-conflict")
    #expect(await code { _ = try desk.cosign(fork, logKeys: []) } == "origin-unknown")
    let stranger = try SignerKey.generate(name: setting.bench.key.name).verifierKey
    #expect(await code { _ = try desk.cosign(fork, logKeys: [stranger]) } == "checkpoint-signature")

    // It still stands where it stood, and says so again.
    let again = try await setting.request(from: 5)
    #expect(try desk.cosign(again, logKeys: keys).name == setting.keys[0].verifierKey.name)
    let other = try SignedCheckpoint(parsing: fork.checkpoint.note.bytes)
    #expect(other.checkpoint.size == 6)
  }

  @Test("that cannot read what they cosigned cosign nothing")
  func forgetful() async throws {
    let setting = try await Setting()
    _ = try setting.desk(0).cosign(try await setting.request(), logKeys: [setting.bench.key])
    let place = setting.bench.root + "/desk0/" + SHA256.hash(setting.bench.key.name.utf8).hex + "/checkpoint"
    try Data("x\n".utf8).write(to: URL(filePath: place))
    let request = try await setting.request()
    #expect(
      await code { _ = try setting.desk(0).cosign(request, logKeys: [setting.bench.key]) } == "checkpoint-invalid")
  }

  @Test("are kept only where they verify")
  func answers() async throws {
    let setting = try await Setting()
    let request = try await setting.request()
    let line = try setting.desk(0).cosign(request, logKeys: [setting.bench.key])
    let other = Checkpoint(origin: setting.bench.key.name, size: 4, root: .zero)
    let moved = try setting.keys[1].cosign(other, time: 1)
    #expect(await code { _ = try await setting.add([moved]) } == "cosignature-unknown")
    // What does not verify is left out, and what does is kept.
    #expect(try await setting.add([moved, line]).added.map(\.name) == ["w1"])
    let vouching = try await LedgerVouching.with(setting.bench.path) { $0 }
    #expect(
      await code { _ = try await vouching.addCosignatures(Array("x\n".utf8), policy: setting.policy) }
        == "cosignature-form")
    #expect(try vouching.cosignedCheckpoints().map(\.checkpoint.size) == [4])
  }

  @Test("whose clock is wrong are not kept: the first line stays for ever")
  func clocks() async throws {
    let setting = try await Setting()
    let checkpoint = try await setting.request().checkpoint.checkpoint
    let future = UInt64(Environment.system.now().millisecondsSinceEpoch / 1000 + 86_400)
    for time in [0, 1_780_000_000, future, UInt64(Int64.max)] {
      let line = try setting.keys[0].cosign(checkpoint, time: time)
      #expect(await code { _ = try await setting.add([line]) } == "cosignature-time")
    }
    let line = try setting.keys[0].cosign(checkpoint, time: 1_780_400_000)
    #expect(try await setting.add([line]).checkpoint.note.signatures.count == 2)
  }

  @Test("remember a checkpoint by its log's line alone, however many there were")
  func lines() async throws {
    let setting = try await Setting()
    let request = try await setting.request()
    var note = request.checkpoint.note
    for number in 0..<90 {
      note = try note.adding(
        NoteSignature(name: KeyName("stranger.example/\(number)"), keyHash: 1, bytes: [UInt8](repeating: 1, count: 800))
      )
    }
    let stuffed = AddCheckpointRequest(oldSize: 0, hashes: [], checkpoint: try SignedCheckpoint(note))
    _ = try setting.desk(0).cosign(stuffed, logKeys: [setting.bench.key])
    _ = try setting.desk(0).cosign(try await setting.request(from: 4), logKeys: [setting.bench.key])
  }

  @Test("may answer at once, by several hands: no line is lost")
  func concurrent() async throws {
    let setting = try await Setting()
    let request = try await setting.request()
    let keys = try (10..<26).map { try CosignerKey.generate(name: KeyName("witness.example/\($0)")) }
    let policy = try TrustPolicy(
      parsing: (keys.enumerated().map { "witness w\($0) \($1.verifierKey)" } + ["quorum none"]).joined(separator: "\n")
        .utf8)
    let path = setting.bench.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for key in keys {
        group.addTask {
          let line = try key.cosign(request.checkpoint.checkpoint, time: 1_780_400_000)
          _ = try await LedgerVouching.with(path) { try await $0.addCosignatures(line.line, policy: policy) }
        }
      }
      try await group.waitForAll()
    }
    let kept = try await LedgerVouching.with(path) { try $0.cosignedCheckpoints() }
    #expect(policy.verdict(on: try #require(kept.first)).cosigners.count == 16)
  }
}

@Suite("Proofs of consistency, and audits that go on")
struct ContinuedAuditTests {
  @Test("a proof leads from any size to the newest checkpoint, or to one that is kept")
  func proofs() async throws {
    let bench = try await Bench()
    let older = try await bench.with { try await $0.writer.store.signCheckpoint() }
    _ = try await LedgerVouching.with(bench.path) { try await $0.requestCosignature(from: nil) }
    try await bench.with { session in
      _ = try await session.enrol(Person(), target: Invented.certification, made: Invented.day, id: Invented.id(20))
    }
    try await LedgerVouching.with(bench.path) { vouching in
      let proof = try await vouching.proveConsistency(from: 4, to: nil as Int?)
      let demands = AuditDemands(trust: bench.trust, now: bench.environment.now())
      let report = Audit.consistency(bytes: proof.bytes, demands: demands, older: older.note.bytes)
      #expect(report.findings == [] && report.size == 5 && report.older == 4)
      #expect(try await vouching.proveConsistency(from: 2, to: 4).checkpoint == older)
      for (old, new) in [(6, nil), (5, 4), (-1, nil), (1, 3)] as [(Int, Int?)] {
        await #expect(throws: Problem.self) { _ = try await vouching.proveConsistency(from: old, to: new) }
      }
    }
  }

  @Test("an audit keeps what it verified, and refuses a ledger put back from a backup")
  func continued() async throws {
    let bench = try await Bench()
    let (state, backup) = (bench.root + "/state", bench.root + "/backup")
    let demands = AuditDemands(trust: bench.trust, now: bench.environment.now())
    try FileManager.default.copyItem(atPath: bench.path, toPath: backup)
    try await bench.with { session in
      _ = try await session.enrol(Person(), target: Invented.certification, made: Invented.day, id: Invented.id(20))
    }
    let first = try IncrementalAudit(bench.path, demands: demands, state: state)
    #expect(first.report.findings == [] && first.known == nil && first.isKept)
    try first.keep()
    let kept = try Data(contentsOf: URL(filePath: state))

    let rolledBack = try IncrementalAudit(backup, demands: demands, state: state)
    #expect(rolledBack.report.codes == [.logTruncated] && rolledBack.known?.size == 5 && !rolledBack.isKept)
    try await LedgerSession.with(backup, wait: .zero, environment: bench.environment) { session in
      for number in 30..<33 {
        _ = try await session.enrol(Person(), target: Invented.whole, made: Invented.day, id: Invented.id(number))
      }
    }
    let continued = try IncrementalAudit(backup, demands: demands, state: state)
    #expect(continued.report.codes == [.checkpointInconsistent])
    try continued.keep()
    #expect(try Data(contentsOf: URL(filePath: state)) == kept)
    // The operator signed both: that is evidence.
    let evidence = try #require(continued.report.contradiction)
    #expect(Audit.contradiction(bytes: evidence, demands: demands).codes == [.contradiction])

    // An audit that began earlier and ends later takes nothing back.
    let earlier = try IncrementalAudit(bench.path, demands: demands, state: bench.root + "/fresh")
    try await bench.with { session in
      _ = try await session.enrol(Person(), target: Invented.certification, made: Invented.day, id: Invented.id(40))
    }
    try IncrementalAudit(bench.path, demands: demands, state: bench.root + "/fresh").keep()
    #expect(try !earlier.keep())
    #expect(try AuditState(parsing: Array(Data(contentsOf: URL(filePath: bench.root + "/fresh")))).size == 6)

    try Data("{}\n".utf8).write(to: URL(filePath: state))
    #expect(throws: Problem.self) { _ = try IncrementalAudit(bench.path, demands: demands, state: state) }
  }
}

extension Report {
  fileprivate var codes: [FindingCode] { findings.map(\.code) }
}
