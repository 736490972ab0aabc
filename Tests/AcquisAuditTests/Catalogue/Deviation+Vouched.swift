import AcquisAudit
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisValues

extension Deviation {
  static let vouched: [Deviation] = witnesses + times + continuations + handedOver

  private static let scribe = Story.full.scribe
  private static let hour: Int64 = 3_600_000

  private static let witnesses: [Deviation] = [
    Deviation(.witnessQuorum, "a policy, and nobody cosigned") {
      try scribe.judge(witnessed: [], Witnesses.demands())
    },
    Deviation(.witnessQuorum, "one witness of two") {
      let cosigned = try Witnesses.cosign(scribe.checkpoint(), by: [Witnesses.one])
      return try scribe.judge(witnessed: [(20, cosigned)], Witnesses.demands())
    },
    Deviation(.witnessQuorum, "a learner's record whose checkpoint nobody cosigned") {
      Audit.record(bytes: try Exporter(Story.full).file(), demands: Witnesses.demands())
    },
    Deviation(.witnessQuorum, "a receipt whose checkpoint nobody cosigned") {
      Audit.proof(bytes: try Exporter(Story.full).proof(3), demands: Witnesses.demands())
    },
    Deviation(.witnessQuorum, "a checkpoint that nobody cosigned") {
      Audit.checkpoint(bytes: try scribe.checkpoint(), demands: Witnesses.demands())
    },
    Deviation(.witnessQuorum, "a file of records whose checkpoint nobody cosigned") {
      let directory = Directory()
      return Audit.segment(
        file: try directory.write("log.jsonl", scribe.log), demands: Witnesses.demands(),
        checkpoint: try scribe.checkpoint())
    },
    Deviation(.cosignatureWrong, "a cosignature moved from another checkpoint") {
      let other = try SignedCheckpoint(parsing: Witnesses.cosign(scribe.checkpoint(19), by: [Witnesses.one]))
      let moved = try scribe.checkpoint() + other.note.signatures[1].line
      return try scribe.judge(witnessed: [(20, moved)], Witnesses.demands(Witnesses.policy("any one two")))
    },
    Deviation(.checkpointInconsistent, "a cosigned checkpoint that the ledger does not extend") {
      let other = try scribe.checkpoint(17, root: SHA256.hash("another history".utf8))
      return try scribe.judge(witnessed: [(17, Witnesses.cosign(other))], Witnesses.demands())
    },
    Deviation(.logTruncated, "a cosigned checkpoint of more records than there are") {
      var shorter = scribe
      shorter.drop(last: 1)
      return try shorter.judge(witnessed: [(20, Witnesses.cosign(scribe.checkpoint()))], Witnesses.demands())
    },
    Deviation(.checkpointMalformed, "a cosigned checkpoint under another size") {
      try scribe.judge(witnessed: [(19, Witnesses.cosign(scribe.checkpoint()))], Witnesses.demands())
    },
    Deviation(.unwitnessedTail, "a record beyond the cosigned checkpoint") {
      try scribe.judge(witnessed: [(19, Witnesses.cosign(scribe.checkpoint(19)))], Witnesses.demands())
    },
  ]

  private static let times: [Deviation] = [
    Deviation(.timeContradicted, "a checkpoint cosigned before its last record says that it was recorded") {
      let early = Witnesses.time.advanced(byMilliseconds: -hour)
      let cosigned = try Witnesses.cosign(scribe.checkpoint(), at: early)
      return try scribe.judge(witnessed: [(20, cosigned)], Witnesses.demands())
    },
    Deviation(.timeContradicted, "a receipt of a record that says it was recorded later than it was cosigned") {
      var exporter = Exporter(Story.full)
      let early = Witnesses.time.advanced(byMilliseconds: -hour)
      exporter.checkpointChange = { try Witnesses.cosign($0, at: early) }
      return Audit.proof(bytes: try exporter.proof(3), demands: Witnesses.demands())
    },
    Deviation(.timeContradicted, "a record from the future") {
      let early = Witnesses.time.advanced(byMilliseconds: -hour)
      return try scribe.judge(witnessed: [], Witnesses.demands(nil, age: 24 * hour, now: early))
    },
    Deviation(.checkpointStale, "a cosigned checkpoint that is too old") {
      let later = Witnesses.time.advanced(byMilliseconds: 25 * hour)
      let cosigned = try Witnesses.cosign(scribe.checkpoint())
      return try scribe.judge(witnessed: [(20, cosigned)], Witnesses.demands(age: 24 * hour, now: later))
    },
    Deviation(.checkpointStale, "a ledger whose last record is too old, where nobody vouches") {
      let later = Witnesses.time.advanced(byMilliseconds: 25 * hour)
      return try scribe.judge(witnessed: [], Witnesses.demands(nil, age: 24 * hour, now: later))
    },
    Deviation(.timeUnproven, "a record cosigned too long after it says that it was recorded") {
      let later = Witnesses.time.advanced(byMilliseconds: 25 * hour)
      let cosigned = try Witnesses.cosign(scribe.checkpoint(), at: later)
      return try scribe.judge(witnessed: [(20, cosigned)], Witnesses.demands(age: 24 * hour, now: later))
    },
    Deviation(.timeUnproven, "a record dated back behind what was cosigned") {
      var story = Story.full
      let old = Instant("2026-01-10T08:00:30.000Z")!
      try story.scribe.record("training-followed", Story.training(), recorded: old)
      let now = old.advanced(byMilliseconds: 30 * hour)
      let cosigned = try [
        (20, Witnesses.cosign(Story.full.scribe.checkpoint())),
        (21, Witnesses.cosign(story.scribe.checkpoint(), at: now)),
      ]
      return try story.scribe.judge(witnessed: cosigned, Witnesses.demands(age: 24 * hour, now: now))
    },
  ]

  private static let continuations: [Deviation] = [
    Deviation(.rolledBack, "a checkpoint older than the one last audited") {
      try scribe.judge(
        witnessed: [], Witnesses.demands(nil), checkpoint: scribe.checkpoint(19), known: scribe.state())
    },
    Deviation(.logTruncated, "a ledger shorter than it was") {
      var shorter = scribe
      shorter.drop(last: 1)
      return try shorter.judge(witnessed: [], Witnesses.demands(nil), known: scribe.state())
    },
    Deviation(.checkpointInconsistent, "a ledger that does not extend the one last audited") {
      try Branch.other().judge(witnessed: [], Witnesses.demands(nil), known: Branch.one().state())
    },
    Deviation(.originWrong, "another ledger than the one last audited") {
      var other = Scribe()
      try other.found(onBehalf: false)
      return try other.judge(witnessed: [], Witnesses.demands(nil), known: scribe.state())
    },
    Deviation(.stageSkipped, "signatures left out") {
      try scribe.judge(witnessed: [], Witnesses.demands(nil, stages: [.rules]))
    },
  ]

  private static let handedOver: [Deviation] = [
    Deviation(.consistencyUnproven, "a consistency proof without the older checkpoint") {
      Audit.consistency(bytes: try scribe.consistency(from: 5), demands: Witnesses.demands(nil))
    },
    Deviation(.consistencyUnproven, "two checkpoints of different sizes") {
      Audit.compare(
        Comparand(checkpoint: try scribe.checkpoint(5)), Comparand(checkpoint: try scribe.checkpoint()),
        demands: Witnesses.demands(nil))
    },
    Deviation(.proofForm, "a consistency proof that begins otherwise") {
      let bytes = Array("Old 5\n".utf8) + (try scribe.consistency(from: 5)).dropFirst(6)
      return Audit.consistency(bytes: bytes, demands: Witnesses.demands(nil), older: try scribe.checkpoint(5))
    },
    Deviation(.proofWrong, "a consistency proof from another size than the older checkpoint's") {
      Audit.consistency(
        bytes: try scribe.consistency(from: 5), demands: Witnesses.demands(nil), older: try scribe.checkpoint(6))
    },
    Deviation(.proofWrong, "a consistency proof from another root") {
      let older = try scribe.checkpoint(5, root: SHA256.hash("another history".utf8))
      return Audit.consistency(
        bytes: try scribe.consistency(from: 5), demands: Witnesses.demands(nil), older: older)
    },
    Deviation(.issuerUnknown, "a checkpoint without a key") {
      Audit.checkpoint(bytes: try scribe.checkpoint(), demands: AuditDemands(now: Witnesses.time))
    },
    Deviation(.contradiction, "two roots for one size") {
      let other = try scribe.checkpoint(root: SHA256.hash("another history".utf8))
      return Audit.compare(
        Comparand(checkpoint: try scribe.checkpoint()), Comparand(checkpoint: other), demands: Witnesses.demands(nil))
    },
    Deviation(.contradiction, "evidence that holds") {
      Audit.contradiction(bytes: try evidence(), demands: Witnesses.demands(nil))
    },
    Deviation(.contradictionUnproven, "evidence in which nothing contradicts") {
      let checkpoint = try SignedCheckpoint(parsing: scribe.checkpoint())
      let bytes = Contradiction(older: checkpoint, newer: checkpoint, beginning: nil).bytes
      return Audit.contradiction(bytes: bytes, demands: Witnesses.demands(nil))
    },
    Deviation(.contradictionUnproven, "evidence whose hashes lead elsewhere") {
      let sound = try Contradiction(parsing: evidence())
      let beginning = Contradiction.Beginning(root: SHA256.hash([]), hashes: sound.beginning!.hashes)
      let bytes = Contradiction(older: sound.older, newer: sound.newer, beginning: beginning).bytes
      return Audit.contradiction(bytes: bytes, demands: Witnesses.demands(nil))
    },
    Deviation(.checkpointSignature, "evidence that somebody else signed") {
      let stranger = try SignedCheckpoint(parsing: scribe.checkpoint(by: Keys.stranger))
      let bytes = Contradiction(older: stranger, newer: stranger, beginning: nil).bytes
      return Audit.contradiction(bytes: bytes, demands: Witnesses.demands(nil))
    },
  ]

  /// What an auditor writes who holds a checkpoint of another branch.
  static func evidence() throws -> [UInt8] {
    try Branch.other().judge(
      witnessed: [], Witnesses.demands(nil), older: Branch.one().checkpoint()
    ).contradiction!
  }
}

/// Two ends of one story, both signed by its keys.
enum Branch {
  /// The story, and a decision.
  static func one() throws -> Scribe {
    var story = Story.full
    try story.validate("BC1", story.bensAssessment)
    return story.scribe
  }

  /// The story, and two assessments.
  static func other() throws -> Scribe {
    var story = Story.full
    for _ in 0..<2 { _ = try story.assess("BC2", of: Story.ben) }
    return story.scribe
  }
}

extension Scribe {
  /// A consistency proof to the newest checkpoint.
  func consistency(from old: Int) throws -> [UInt8] {
    let hashes = try ConsistencyProof.prove(old: old, new: lines.count, from: tree).hashes
    return AddCheckpointRequest(
      oldSize: UInt64(old), hashes: hashes, checkpoint: try SignedCheckpoint(parsing: checkpoint())
    ).bytes
  }
}
