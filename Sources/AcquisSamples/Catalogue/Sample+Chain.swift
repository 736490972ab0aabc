import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Sample {
  /// What was done to the lines behind a checkpoint, and how the chain shows it (SPEC §6–§8, §11).
  static func chain() throws -> [Sample] {
    let told = try Story.told.get().scribe
    let kept = try told.checkpoint()
    let behind = { (name: String, finding: FindingCode, why: String, change: (inout [[UInt8]]) -> Void) -> Sample in
      var scribe = told
      scribe.change(change)
      return try ledger(name, finding, why, scribe, checkpoint: kept)
    }
    return [
      try behind("altered-byte", .signatureInvalid, "one letter of a statement changed") {
        $0[11] = $0[11].replacing("Module inv", "Nodule inv")
      },
      try behind("altered-time", .rootMismatch, "one digit of the last record's time changed, outside its statement") {
        $0[19] = $0[19].replacing(".000Z", ".001Z")
      },
      try behind("swapped-records", .chainBroken, "two records in each other's place") { $0.swapAt(12, 13) },
      try behind("removed-middle", .chainBroken, "a record taken out") { $0.remove(at: 11) },
      try behind("removed-tail", .logTruncated, "the last two records taken away") { $0.removeLast(2) },
      try behind("incomplete-batch", .logTruncated, "the log ends within a batch that the checkpoint covers") {
        $0.removeLast(4)
      },
      try behind("broken-link", .chainBroken, "another prev in the last record") {
        $0[19].replaceSubrange(9..<73, with: Digest.zero.hex.utf8)
      },
      try rechained(told, kept), try refounded(told),
      try story("wrong-seq", .seqWrong, "the last record says another position, chained and signed over") {
        $0.scribe.replace(19, #""seq":19"#, #""seq":20"#)
      },
      try story("founded-twice", .notFounded, "a second record founds the ledger") { story in
        let keys = [(Keys.checkpoint, Role.checkpoint), (Keys.extract, .extract), (Keys.operator, .operator)]
        let founding = try Founding(
          origin: Keys.origin, nonce: .zero, keys: keys.map { Keys.enrolment($0, $1, Keys.origin) }, onBehalf: true)
        try story.scribe.record(.founded(founding))
      },
      try story("founded-twice-malformed", .notFounded, "a second founding, which has not even its form") {
        try $0.scribe.record("ledger-founded", ["format": 1])
      },
      file(
        "no-record-0.jsonl", .notFounded, "a file that does not begin with record 0",
        Array(told.log[(told.lines[0].count + 1)...]), checkpoint: kept),
      try story("clock-backwards", .recordedBackwards, "a record an hour before the one before it") {
        try $0.scribe.record(
          "training-followed", Story.trained(Story.ben), recorded: Instant("2026-03-02T07:00:00.000Z")!)
      },
    ]
  }

  private static func rechained(_ told: Scribe, _ kept: [UInt8]) throws -> Sample {
    var scribe = told
    try scribe.rewriteTraining()
    return try ledger(
      "rechained", .rootMismatch, "a record rewritten, signed and chained anew, under the checkpoint of before", scribe,
      checkpoint: kept)
  }

  private static func refounded(_ told: Scribe) throws -> Sample {
    var scribe = Scribe()
    try scribe.found(nonce: "another nonce")
    for record in told.records[5...] {
      try scribe.record(
        signed: [SignedStatement(record.statement, signatures: record.envelope.signatures)])
      if scribe.lines.count == 4 { break }
    }
    return try ledger(
      "replayed", .signatureInvalid, "a ledger of the same name and keys, founded anew, with statements of the first",
      scribe)
  }
}
