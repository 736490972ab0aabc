import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisValues

/// Two invented witnesses, and policies that ask for them.
enum Witnesses {
  static let one = CosignerKey(name: try! KeyName("witness.example/one"), privateKey: Keys.key(11))
  static let two = CosignerKey(name: try! KeyName("witness.example/two"), privateKey: Keys.key(12))
  /// Soon after the end of the story.
  static let time = Instant("2026-01-10T08:01:00.000Z")!

  static func policy(_ group: String = "all one two") -> TrustPolicy {
    let lines = [
      "witness one \(one.verifierKey)", "witness two \(two.verifierKey)", "group enough \(group)", "quorum enough",
    ]
    return try! TrustPolicy(parsing: lines.joined(separator: "\n").utf8)
  }

  /// `checkpoint` with the lines of `witnesses`.
  static func cosign(
    _ checkpoint: [UInt8], by witnesses: [CosignerKey] = [one, two], at time: Instant = time
  ) throws -> [UInt8] {
    var signed = try SignedCheckpoint(parsing: checkpoint)
    for witness in witnesses {
      let line = try witness.cosign(signed.checkpoint, time: UInt64(time.millisecondsSinceEpoch / 1000))
      signed = try signed.cosigned(line, by: witness.verifierKey)
    }
    return signed.note.bytes
  }

  static func demands(
    _ policy: TrustPolicy? = policy(), age: Int64? = nil, now: Instant = time, stages: Set<AuditStage>? = nil
  ) -> AuditDemands {
    AuditDemands(
      trust: Keys.trust, policy: policy, maximumAge: age, now: now, stages: stages ?? Set(AuditStage.allCases))
  }
}

extension Scribe {
  /// Judges the ledger with cosigned checkpoints beside it, each by its size.
  func judge(
    witnessed: [(size: Int, bytes: [UInt8])], _ demands: AuditDemands, checkpoint: [UInt8]? = nil,
    older: [UInt8]? = nil, known: AuditState? = nil
  ) throws -> Report {
    let directory = Directory()
    try write(checkpoint: checkpoint ?? self.checkpoint(), into: directory)
    for (size, bytes) in witnessed { try directory.write("witnessed/\(size)", bytes) }
    return Audit.ledger(directory: directory.path, demands: demands, older: older, known: known)
  }

  /// What an audit of the first `size` records leaves.
  func state(_ size: Int? = nil) throws -> AuditState {
    var shorter = self
    shorter.drop(last: lines.count - (size ?? lines.count))
    return try shorter.judge(witnessed: [], Witnesses.demands(nil)).state!
  }
}
