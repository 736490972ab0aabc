import AcquisAudit
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

extension Sample {
  /// What witnesses, clocks and older checkpoints show (SPEC §19).
  static func vouched() throws -> [Sample] {
    try witnessed() + ages() + handedOver() + contradictions()
  }

  private static func witnessed(
    _ name: String, _ finding: FindingCode? = nil, _ why: String, _ scribe: Scribe, _ cosigned: [Int: [UInt8]]
  ) throws -> Sample {
    let more = cosigned.map { ("witnessed/\($0)", SampleFile.bytes($1)) }
    return try ledger(name, finding, why, scribe, more: Dictionary(uniqueKeysWithValues: more))
      .with("--policy", Witnesses.policyPath)
  }

  private static func witnessed() throws -> [Sample] {
    let told = try Story.told.get().scribe
    let good = try Witnesses.cosign(told.checkpoint())
    var rewritten = told
    try rewritten.rewriteTraining()
    let moved = try SignedCheckpoint(parsing: Witnesses.cosign(told.checkpoint(19), by: [Witnesses.two]))
    let early = Witnesses.time.advanced(byMilliseconds: -24 * Witnesses.hour)
    var exporter = Exporter(told)
    exporter.checkpointChange = { try Witnesses.cosign($0) }
    return [
      try witnessed("witnessed", nil, "cosigned by both witnesses that the policy asks for", told, [20: good]),
      try witnessed(
        "witnessed-tail", nil, "cosigned up to record 18: record 19 is not vouched for yet [unwitnessed-tail]", told,
        [18: Witnesses.cosign(told.checkpoint(18))]),
      file("witnessed.json", nil, "a learner's record with a cosigned checkpoint", try exporter.file()).with(
        "--policy", Witnesses.policyPath),
      file("witnessed.tlog-proof", nil, "a receipt with a cosigned checkpoint", try exporter.proof(17)).with(
        "--policy", Witnesses.policyPath),
      try witnessed("unwitnessed", .witnessQuorum, "a policy asks for witnesses, and nobody cosigned", told, [:]),
      try witnessed(
        "one-witness", .witnessQuorum, "cosigned by one witness of two, and by a stranger", told,
        [20: Witnesses.cosign(told.checkpoint(), by: [Witnesses.one, Witnesses.stranger])]),
      try witnessed(
        "witness-lines-stripped", .witnessQuorum, "the witnesses' lines were taken away", told, [20: told.checkpoint()]),
      try witnessed(
        "cosignature-moved", .cosignatureWrong, "a witness's line comes from another checkpoint", told,
        [20: Witnesses.cosign(told.checkpoint(), by: [Witnesses.one]) + moved.note.signatures[1].line]),
      try witnessed(
        "witnessed-rewritten", .checkpointInconsistent,
        "rewritten, signed and chained anew from record 11 on: what the witnesses cosigned tells", rewritten,
        [18: Witnesses.cosign(told.checkpoint(18))]),
      try witnessed(
        "witnessed-before", .timeContradicted, "cosigned a day before its last record says that it was recorded", told,
        [20: Witnesses.cosign(told.checkpoint(), at: early)]),
      file(
        "unwitnessed.json", .witnessQuorum, "a learner's record that no witness vouches for", try Exporter(told).file()
      )
      .with("--policy", Witnesses.policyPath),
      try ledger("stage-left-out", .stageSkipped, "only the bytes are checked, not what they say", told).with(
        "--stage", "integrity"),
    ]
  }

  private static func ages() throws -> [Sample] {
    let told = try Story.told.get().scribe
    var dated = told
    let old = Instant("2026-03-02T08:59:00.000Z")!
    try dated.record(
      [(try dated.statement("training-followed", Story.trained(Story.ada)), [Keys.operator])], recorded: old)
    let late = old.advanced(byMilliseconds: 48 * Witnesses.hour)
    let (soon, later) = ("2026-03-02T10:00:00.000Z", "2026-03-09T09:00:00.000Z")
    let cosigned = try Witnesses.cosign(told.checkpoint())
    return [
      try witnessed("young", nil, "cosigned less than a day ago", told, [20: cosigned]).with(
        "--max-age", "24h", "--at", soon),
      try witnessed("stale", .checkpointStale, "last cosigned a week ago", told, [20: cosigned]).with(
        "--max-age", "24h", "--at", later),
      try ledger(
        "stale-unwitnessed", .checkpointStale, "nobody is asked to vouch, and its last record is a week old", told
      )
      .with("--max-age", "24h", "--at", later),
      try ledger("from-the-future", .timeContradicted, "its last record says that it was recorded in the future", told)
        .with("--max-age", "24h", "--at", "2026-03-01T09:00:00.000Z"),
      try witnessed(
        "dated-back", .timeUnproven, "record 20 says that it was recorded two days before anybody saw it", dated,
        [20: cosigned, 21: Witnesses.cosign(dated.checkpoint(), at: late)]
      ).with("--max-age", "24h", "--at", late.description),
    ]
  }

  private static func consistency(_ scribe: Scribe, from old: Int) throws -> [UInt8] {
    let hashes = try ConsistencyProof.prove(old: old, new: scribe.lines.count, from: scribe.tree).hashes
    return AddCheckpointRequest(
      oldSize: UInt64(old), hashes: hashes, checkpoint: try SignedCheckpoint(parsing: scribe.checkpoint())
    ).bytes
  }

  private static func handedOver() throws -> [Sample] {
    let told = try Story.told.get().scribe
    let proof = try consistency(told, from: 18)
    let other = try told.checkpoint(18, root: SHA256.hash([]))
    var tailless = try AddCheckpointRequest(parsing: proof)
    tailless = AddCheckpointRequest(
      oldSize: 18, hashes: tailless.hashes.dropLast(), checkpoint: tailless.checkpoint)
    let cosigned = try Witnesses.cosign(told.checkpoint())
    return [
      file("newest.checkpoint", nil, "a signed checkpoint alone", try told.checkpoint()),
      file("cosigned.checkpoint", nil, "a checkpoint with the lines of both witnesses", cosigned).with(
        "--policy", Witnesses.policyPath),
      file(
        "18-20.consistency", nil, "that the ledger of 20 records extends that of 18", proof,
        checkpoint: try told.checkpoint(18)),
      file(
        "resized.checkpoint", .checkpointSignature, "a checkpoint whose size was changed",
        try told.checkpoint().replacing("\n20\n", "\n21\n")),
      file("unwitnessed.checkpoint", .witnessQuorum, "a checkpoint that no witness cosigned", try told.checkpoint())
        .with(
          "--policy", Witnesses.policyPath),
      file(
        "without-older.consistency", .consistencyUnproven, "a proof, and not the checkpoint that it begins at", proof),
      file("other-older.consistency", .proofWrong, "a proof that begins at another root", proof, checkpoint: other),
      file(
        "trimmed.consistency", .proofWrong, "a proof without its last hash", tailless.bytes,
        checkpoint: try told.checkpoint(18)),
      file(
        "form.consistency", .proofForm, "a size with a leading zero", proof.replacing("old 18\n", "old 018\n"),
        checkpoint: try told.checkpoint(18)),
    ]
  }

  private static func contradictions() throws -> [Sample] {
    let told = try Story.told.get().scribe
    var rewritten = told
    try rewritten.rewriteTraining()
    let (older, newer) = try (
      SignedCheckpoint(parsing: told.checkpoint(18)), SignedCheckpoint(parsing: rewritten.checkpoint())
    )
    let hashes = try ConsistencyProof.prove(old: 18, new: 20, from: rewritten.tree).hashes
    let guilty = Contradiction(
      older: older, newer: newer, beginning: .init(root: rewritten.root(18), hashes: hashes))
    let forked = Contradiction(
      older: try SignedCheckpoint(parsing: told.checkpoint()), newer: newer, beginning: nil)
    let honest = try SignedCheckpoint(parsing: told.checkpoint())
    let accused = Contradiction(
      older: older, newer: honest,
      beginning: .init(
        root: rewritten.root(18), hashes: try AddCheckpointRequest(parsing: consistency(told, from: 18)).hashes))
    return [
      file(
        "rewritten.contradiction", .contradiction,
        "the operator signed 18 records, and then 20 that do not begin with them", guilty.bytes),
      file(
        "forked.contradiction", .contradiction, "the operator signed two different ledgers of 20 records", forked.bytes),
      file(
        "accused.contradiction", .contradictionUnproven, "an honest operator, accused with an invented root",
        accused.bytes),
      file(
        "stranger.contradiction", .checkpointSignature, "two checkpoints that somebody else signed",
        Contradiction(
          older: try SignedCheckpoint(parsing: told.checkpoint(by: Keys.stranger)),
          newer: try SignedCheckpoint(parsing: rewritten.checkpoint(by: Keys.stranger)), beginning: nil
        ).bytes),
      file(
        "form.contradiction", .proofForm, "a word in another spelling",
        guilty.bytes.replacing("\nroot ", "\nRoot ")),
    ]
  }
}
