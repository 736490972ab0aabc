import AcquisCrypto
import AcquisJSON
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues
import Glibc
import Testing

@testable import AcquisAudit

@Suite("What others vouch for")
struct VouchedTests {
  let scribe = Story.full.scribe

  private func outcome(_ stage: AuditStage, _ report: Report) -> StageOutcome? {
    report.stages.first { $0.stage == stage }?.outcome
  }

  @Test("a ledger that enough witnesses cosigned is found right, and says by whom and since when")
  func witnessed() throws {
    let later = Witnesses.time.advanced(byMilliseconds: 3_600_000)
    var cosigned = try Witnesses.cosign(scribe.checkpoint())
    cosigned = try Witnesses.cosign(cosigned, by: [Witnesses.two], at: later)
    let report = try scribe.judge(
      witnessed: [(17, Witnesses.cosign(scribe.checkpoint(17))), (20, cosigned)],
      Witnesses.demands(age: 3_600_000 * 2, now: later))
    #expect(report.findings.isEmpty && report.ok)
    let witnessing = try #require(report.witnessing)
    #expect(witnessing.size == 20 && witnessing.isMet && witnessing.cosigners.map(\.name) == ["one", "two"])
    #expect(witnessing.cosigners.map(\.first) == [Witnesses.time, Witnesses.time])
    #expect(witnessing.cosigners.map(\.latest) == [Witnesses.time, later])
    #expect(
      report.stages.map(\.outcome) == [.passed, .passed, .passed, .passed, .notAsked, .passed])
    #expect(report.stages.map(\.checked).prefix(4) == [20, 20, report.stages[2].checked, 2])
  }

  @Test("records, receipts, checkpoints and segments carry their witnesses along")
  func files() throws {
    var exporter = Exporter(Story.full)
    exporter.checkpointChange = { try Witnesses.cosign($0) }
    let demands = Witnesses.demands()
    let checkpoint = try Witnesses.cosign(scribe.checkpoint())
    let directory = Directory()
    let reports = try [
      Audit.record(bytes: exporter.file(), demands: demands), Audit.proof(bytes: exporter.proof(3), demands: demands),
      Audit.checkpoint(bytes: checkpoint, demands: demands),
      Audit.segment(
        file: directory.write("log.jsonl", scribe.log), demands: demands, checkpoint: checkpoint),
    ]
    for report in reports {
      #expect(report.findings.isEmpty && report.witnessing?.isMet == true)
      #expect(report.witnessing?.size == 20)
    }
  }

  @Test("nobody who was not asked for counts, and nobody twice")
  func strangers() throws {
    let stranger = CosignerKey(name: try KeyName("witness.example/other"), privateKey: Keys.key(13))
    let cosigned = try Witnesses.cosign(scribe.checkpoint(), by: [Witnesses.one, stranger])
    let report = try scribe.judge(witnessed: [(20, cosigned)], Witnesses.demands())
    #expect(report.codes == [.witnessQuorum] && report.witnessing == nil)
    let renewed = try Witnesses.cosign(
      Witnesses.cosign(scribe.checkpoint(), by: [Witnesses.one]), by: [Witnesses.one],
      at: Witnesses.time.advanced(byMilliseconds: 1000))
    #expect(try scribe.judge(witnessed: [(20, renewed)], Witnesses.demands()).codes == [.witnessQuorum])
  }

  @Test("a policy that asks for no witness, and none at all, ask for none")
  func unasked() throws {
    let policy = try TrustPolicy(parsing: "quorum none".utf8)
    let none = try scribe.judge(witnessed: [], Witnesses.demands(policy))
    #expect(none.findings.isEmpty && outcome(.witnesses, none) == .passed)
    #expect(outcome(.witnesses, try scribe.judge(witnessed: [], Witnesses.demands(nil))) == .notAsked)
  }

  @Test("the log of a policy is a key given from outside")
  func policyKey() throws {
    let text = "log \(Keys.signer.verifierKey)\nquorum none"
    let demands = AuditDemands(policy: try TrustPolicy(parsing: text.utf8), now: Witnesses.time)
    #expect(try scribe.judge(witnessed: [], demands).findings.isEmpty)
  }

  @Test("a stage that is left out is said to be, and what it would have found is not")
  func stages() throws {
    var story = Story.full
    story.scribe.replace(19, "block-assessed", "block-guessed")
    let all = try story.scribe.judge(witnessed: [], Witnesses.demands(nil))
    #expect(all.codes == [.typeUnknown])
    #expect(outcome(.rules, all) == .failed && outcome(.integrity, all) == .passed)
    let bytes = try story.scribe.judge(witnessed: [], Witnesses.demands(nil, stages: [.integrity]))
    #expect(bytes.codes == [.stageSkipped, .stageSkipped] && bytes.exitStatus == 2)
    #expect(outcome(.rules, bytes) == .skipped && outcome(.signatures, bytes) == .skipped)
    #expect(bytes.state == nil)
  }

  @Test("signatures are checked on all cores with the verdicts that one core gives", arguments: [0, 5, 19])
  func parallel(seq: Int) throws {
    var scribe = scribe
    let record = scribe.records[seq]
    let sig = String(decoding: record.line, as: UTF8.self).split(separator: "\"sig\":\"")[1].prefix(10)
    scribe.replace(seq, String(sig), String(sig.reversed()))
    let report = try scribe.judge(witnessed: [], Witnesses.demands(nil))
    #expect(report.verdict?.code == .signatureInvalid && report.verdict?.seq == seq)
    let unchecked = try scribe.judge(witnessed: [], Witnesses.demands(nil, stages: [.rules]))
    #expect(unchecked.codes == [.stageSkipped])
  }

  /// A correction of the clock is the only way back in time, and every record of a stretch is looked at.
  @Test("a corrected clock does not help to date back")
  func correctedClock() throws {
    var scribe = scribe
    let day: Int64 = 86_400_000
    try scribe.record(
      .clockCorrected(reason: "clock-set"), recorded: Witnesses.time.advanced(byMilliseconds: -10 * day))
    try scribe.record("training-followed", Story.training(), recorded: Witnesses.time)
    let report = try scribe.judge(
      witnessed: [(22, Witnesses.cosign(scribe.checkpoint()))], Witnesses.demands(age: day))
    #expect(report.codes.contains(.timeUnproven))
    #expect(report.findings.first { $0.code == .timeUnproven }?.seq == 20)
  }

  @Test("a witness from the future is found as soon as an age is asked for")
  func futureWitness() throws {
    let future = Witnesses.time.advanced(byMilliseconds: 3_600_000)
    let cosigned = try Witnesses.cosign(scribe.checkpoint(), at: future)
    #expect(try scribe.judge(witnessed: [(20, cosigned)], Witnesses.demands()).findings.isEmpty)
    #expect(
      try scribe.judge(witnessed: [(20, cosigned)], Witnesses.demands(age: 36_000_000)).codes == [.timeContradicted])
  }

  @Test("a cosigned checkpoint of no record vouches for nothing")
  func empty() throws {
    let cosigned = try Witnesses.cosign(scribe.checkpoint(0))
    #expect(try scribe.judge(witnessed: [(0, cosigned)], Witnesses.demands()).codes == [.witnessQuorum])
  }

  @Test("what is vouched for beyond the checkpoint is no reason to stop, nor to speak of what it does not cover")
  func beyond() throws {
    let directory = Directory()
    try scribe.write(checkpoint: scribe.checkpoint(17), into: directory)
    for size in [18, 19, 20] {
      try directory.write(
        "witnessed/\(size)", Witnesses.cosign(scribe.checkpoint(size), at: Instant("2026-01-10T07:00:00.000Z")!))
    }
    try directory.write("witnessed/17", Witnesses.cosign(scribe.checkpoint(17)))
    let day: Int64 = 86_400_000
    let report = Audit.ledger(directory: directory.path, demands: Witnesses.demands(age: day))
    #expect(report.codes.contains(.tailUncovered))
    let short = try scribe.judge(
      witnessed: [(18, Witnesses.cosign(scribe.checkpoint(18))), (20, Witnesses.cosign(scribe.checkpoint()))],
      Witnesses.demands(age: day), checkpoint: scribe.checkpoint(17), known: scribe.state())
    #expect(short.codes.contains(.rolledBack))
  }

  @Test("a file of records is held against the time its checkpoint was cosigned")
  func segmentTimes() throws {
    let directory = Directory()
    let early = Witnesses.time.advanced(byMilliseconds: -3_600_000)
    let report = Audit.segment(
      file: try directory.write("log.jsonl", scribe.log), demands: Witnesses.demands(),
      checkpoint: try Witnesses.cosign(scribe.checkpoint(), at: early))
    #expect(report.verdict?.code == .timeContradicted)
  }

  @Test("a file without end is read up to the limit and no further")
  func endless() throws {
    let directory = Directory()
    try scribe.write(checkpoint: scribe.checkpoint(), into: directory)
    try directory.write("witnessed/20", [])
    #expect(truncate(directory.path + "/witnessed/20", 1 << 40) == 0)
    let report = Audit.ledger(directory: directory.path, demands: Witnesses.demands())
    #expect(report.codes == [.checkpointMalformed, .witnessQuorum])
  }

  @Test("of several keys none is tried that is not named as the checkpoint's origin")
  func severalKeys() throws {
    let other = try ["example.org/one", "example.org/two"].map { try Scribe.verifierKey(origin: $0, Keys.checkpoint) }
    let demands = AuditDemands(trust: Trust(other), now: Witnesses.time)
    #expect(try scribe.judge(witnessed: [], demands).codes == [.checkpointSignature])
    let all = AuditDemands(trust: Trust(other + [Keys.signer.verifierKey]), now: Witnesses.time)
    #expect(try scribe.judge(witnessed: [], all).findings.isEmpty)
  }

  @Test("what a verifier is too old for is said without the rules, too")
  func newerVersion() throws {
    var scribe = scribe
    try scribe.record(.versionChanged(format: 2, rules: 9))
    try scribe.record("something-new", [:])
    let report = try scribe.judge(witnessed: [], Witnesses.demands(nil, stages: [.integrity]))
    #expect(report.codes == [.versionNewer, .stageSkipped, .stageSkipped])
  }
}

@Suite("What an auditor keeps")
struct AuditStateTests {
  let scribe = Story.full.scribe

  @Test("lets the next audit check only the signatures that are new")
  func incremental() throws {
    let first = try scribe.judge(witnessed: [], Witnesses.demands(nil))
    let all = try #require(first.stages.first { $0.stage == .signatures }?.checked)
    let state = try #require(first.state)
    #expect(state.size == 20 && state.ledger == first.ledger && state.verified == Witnesses.time)
    let longer = try Branch.one()
    let next = try longer.judge(witnessed: [], Witnesses.demands(nil), known: state)
    #expect(next.findings.isEmpty && next.state?.size == 21)
    #expect(next.stages.first { $0.stage == .signatures }?.checked == 1)
    #expect(all == scribe.records.map(\.envelope.signatures.count).reduce(0, +))
    #expect(try AuditState(parsing: state.bytes) == state)
  }

  @Test("is nothing unless everything was checked, by a key from outside, and nothing is wrong")
  func refused() throws {
    #expect(try scribe.judge(witnessed: [], AuditDemands(now: Witnesses.time)).state == nil)
    #expect(try scribe.judge(witnessed: [], Witnesses.demands()).state == nil)
    #expect(try scribe.judge(witnessed: [], Witnesses.demands(nil, stages: [.rules])).state == nil)
    let late = Witnesses.demands(
      nil, age: 1000, now: Witnesses.time.advanced(byMilliseconds: 10_000), stages: [.signatures])
    #expect(try scribe.judge(witnessed: [], late).state == nil)
    #expect(
      try scribe.judge(witnessed: [], Witnesses.demands(nil), checkpoint: scribe.checkpoint(19)).state == nil)
  }

  /// Old bytes are hashed again, though their signatures are not checked again.
  @Test("does not hide a change to what was verified")
  func changed() throws {
    let state = try scribe.state()
    var altered = scribe
    altered.replace(12, "acquired", "acquirex")
    let report = try altered.judge(witnessed: [], Witnesses.demands(nil), known: state)
    #expect(report.codes.contains(.checkpointInconsistent) && report.exitStatus == 1 && report.state == nil)
  }

  @Test("cannot be changed unseen by one byte")
  func everyByte() throws {
    let bytes = try scribe.state().bytes
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      if let state = try? AuditState(parsing: changed) { #expect(state.bytes == changed && state.size == 20) }
      changed.remove(at: index)
      #expect(throws: AuditStateError.self) { try AuditState(parsing: changed) }
    }
  }

  @Test("is not what somebody else signed")
  func forged() throws {
    let state = try scribe.state()
    let text = String(decoding: state.bytes, as: UTF8.self)
    let stranger = VerifierKey(
      name: try KeyName(Keys.origin), algorithm: .ed25519, publicKey: Keys.stranger.publicKey)
    let forged = text.split(separator: "\(state.key)").joined(separator: "\(stranger)")
    #expect(throws: AuditStateError.checkpoint(.noTrustedSignature)) { try AuditState(parsing: Array(forged.utf8)) }
  }
}

@Suite("What people hand to one another")
struct HandedOverTests {
  let scribe = Story.full.scribe
  let demands = Witnesses.demands(nil)

  @Test("a consistency proof shows that the ledger extends the checkpoint somebody kept", arguments: 1...20)
  func consistency(old: Int) throws {
    let report = Audit.consistency(
      bytes: try scribe.consistency(from: old), demands: demands, older: try scribe.checkpoint(old))
    #expect(report.findings.isEmpty && report.older == old && report.size == 20)
  }

  @Test("every ledger extends the empty one")
  func empty() throws {
    let bytes = AddCheckpointRequest(
      oldSize: 0, hashes: [], checkpoint: try SignedCheckpoint(parsing: scribe.checkpoint())
    ).bytes
    let older = try scribe.checkpoint(0)
    #expect(Audit.consistency(bytes: bytes, demands: demands, older: older).findings.isEmpty)
    let other = try scribe.checkpoint(0, root: SHA256.hash("another".utf8))
    #expect(Audit.consistency(bytes: bytes, demands: demands, older: other).codes == [.checkpointInconsistent])
  }

  @Test(
    "two ends of one ledger are proof of guilt, at one size and at two, and against anything that carries a checkpoint")
  func contradictions() throws {
    let (one, other) = (try Branch.one(), try Branch.other())
    let directory = Directory()
    try other.write(checkpoint: other.checkpoint(), into: directory)
    let ledger = Comparand(directory: directory.path, checkpoint: try other.checkpoint())
    var exporter = Exporter(Story.full)
    exporter.scribe = one
    let kept = try [one.checkpoint(), exporter.proof(20), exporter.file(), one.consistency(from: 5)]
    for bytes in kept {
      let report = Audit.compare(try #require(Comparand(file: bytes)), ledger, demands: demands)
      #expect(report.codes.contains(.contradiction) && report.exitStatus == 1)
      let evidence = try #require(report.contradiction)
      #expect(Audit.contradiction(bytes: evidence, demands: demands).codes == [.contradiction])
      #expect(Audit.contradiction(bytes: evidence, demands: AuditDemands(now: Witnesses.time)).exitStatus == 2)
    }
    let sameSize = Audit.compare(
      Comparand(checkpoint: try one.checkpoint()), Comparand(checkpoint: try other.checkpoint(21)), demands: demands)
    #expect(sameSize.codes == [.contradiction] && sameSize.contradiction != nil)
  }

  @Test("nobody is accused by what they did not sign")
  func unsigned() throws {
    let forged = AddCheckpointRequest(
      oldSize: 20, hashes: [],
      checkpoint: try SignedCheckpoint(parsing: scribe.checkpoint(root: SHA256.hash([]), by: Keys.stranger)))
    let report = Audit.consistency(bytes: forged.bytes, demands: demands, older: try scribe.checkpoint())
    #expect(report.codes == [.checkpointSignature] && report.contradiction == nil)
  }

  @Test("what does not contradict is no evidence, and cannot be made into it")
  func innocent() throws {
    let one = try Branch.one()
    let directory = Directory()
    try one.write(checkpoint: one.checkpoint(), into: directory)
    let ledger = Comparand(directory: directory.path, checkpoint: try one.checkpoint())
    for size in 1...21 {
      let report = Audit.compare(Comparand(checkpoint: try one.checkpoint(size)), ledger, demands: demands)
      #expect(report.contradiction == nil && !report.codes.contains(.contradiction))
    }
    // The honest proof, with another root put in, shows nothing.
    let signed = try [one.checkpoint(17), one.checkpoint()].map { try SignedCheckpoint(parsing: $0) }
    let hashes = try AddCheckpointRequest(parsing: one.consistency(from: 17)).hashes
    for root in [one.root(17), one.root(16), SHA256.hash([])] {
      let forged = Contradiction(older: signed[0], newer: signed[1], beginning: .init(root: root, hashes: hashes))
      #expect(Audit.contradiction(bytes: forged.bytes, demands: demands).codes == [.contradictionUnproven])
    }
  }

  @Test("no byte of evidence, of a checkpoint or of a consistency proof can be changed and pass")
  func everyByte() throws {
    let evidence = try Deviation.evidence()
    let proof = try scribe.consistency(from: 7)
    let older = try scribe.checkpoint(7)
    for index in evidence.indices {
      var changed = evidence
      changed[index] ^= 1
      #expect(Audit.contradiction(bytes: changed, demands: demands).contradiction == nil)
    }
    for index in proof.indices {
      var changed = proof
      changed[index] ^= 1
      #expect(!Audit.consistency(bytes: changed, demands: demands, older: older).ok)
    }
    for index in older.indices {
      var changed = older
      changed[index] ^= 1
      #expect(!Audit.checkpoint(bytes: changed, demands: demands).ok)
    }
  }

  @Test("two logs do not contradict each other, whoever signs for both")
  func twoLogs() throws {
    let origins = ["example.org/one", "example.org/two"]
    let keys = try origins.map { try Scribe.verifierKey(origin: $0, Keys.checkpoint) }
    let signed = try origins.enumerated().map { number, origin in
      try SignedCheckpoint(parsing: scribe.checkpoint(root: SHA256.hash("\(number)".utf8), origin: origin))
    }
    let evidence = Contradiction(older: signed[0], newer: signed[1], beginning: nil)
    let demands = AuditDemands(trust: Trust(keys), now: Witnesses.time)
    #expect(Audit.contradiction(bytes: evidence.bytes, demands: demands).codes == [.originWrong])
    let report = Audit.compare(
      Comparand(checkpoint: signed[0].note.bytes), Comparand(checkpoint: signed[1].note.bytes), demands: demands)
    #expect(report.codes == [.originWrong] && report.contradiction == nil)
  }

  @Test("what it is, is seen by looking")
  func kinds() throws {
    let directory = Directory()
    let inputs: [(InputKind, [UInt8])] = try [
      (.checkpoint, scribe.checkpoint()), (.consistency, scribe.consistency(from: 5)),
      (.contradiction, Deviation.evidence()), (.segment, scribe.log), (.segment, Array("anything else\n".utf8)),
    ]
    for (kind, bytes) in inputs {
      let path = try directory.write(kind.rawValue, bytes)
      #expect(Audit.kind(of: path) == kind)
      if kind != .segment { #expect(Audit.file(path, kind, demands: demands).kind == kind) }
    }
  }
}
