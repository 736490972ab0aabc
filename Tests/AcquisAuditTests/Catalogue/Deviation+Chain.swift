import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues

extension Deviation {
  static let chain: [Deviation] = [
    Deviation(.chainBroken, "another prev in the last record") { story in
      var line = story.scribe.lines[19]
      line.replaceSubrange(9..<73, with: Digest.zero.hex.utf8)
      story.scribe.replace(19, with: line)
    },
    Deviation(.chainBroken, "a record left out") { story in
      let lines = story.scribe.lines
      story.scribe.drop(last: 2)
      var last = lines[19]
      last = Array(String(decoding: last, as: UTF8.self).replacing(#""seq":19"#, with: #""seq":18"#).utf8)
      story.scribe.add(last)
    },
    Deviation(.seqWrong, "another seq in the last record") { $0.scribe.replace(19, #""seq":19"#, #""seq":20"#) },
    Deviation(.notFounded, "an empty log") { try Scribe().judge(checkpoint: Story.full.scribe.checkpoint(0)) },
    Deviation(.notFounded, "a first record of another type") {
      var scribe = Scribe()
      try scribe.record("certification-registered", Story.registered())
      return try scribe.judge()
    },
    Deviation(.notFounded, "a founding that is not alone in its batch") {
      $0.scribe.replace(0, #""rest":0"#, #""rest":1"#)
    },
    Deviation(.notFounded, "a second founding") { story in
      let founding = try Founding(
        origin: Keys.origin, nonce: .zero,
        keys: [
          Keys.enrolment(Keys.checkpoint, .checkpoint, Keys.origin),
          Keys.enrolment(Keys.extract, .extract, Keys.origin),
          Keys.enrolment(Keys.op, .operator, "OP"),
        ], onBehalf: true)
      try story.scribe.record(.founded(founding))
    },
    Deviation(.recordedBackwards, "an earlier moment") { story in
      try story.scribe.record(
        .keyRevoked(key: Keys.centre.publicKey.keyID, reason: "lost", compromisedSince: nil),
        recorded: Instant("2026-01-10T07:00:00.000Z")!)
    },
    Deviation(.clockCorrected, "an earlier moment, and it is said") { story in
      try story.scribe.record(
        .clockCorrected(reason: "clock-was-ahead"), recorded: Instant("2026-01-10T07:00:00.000Z")!)
    },
  ]

  static let checkpoints: [Deviation] = [
    Deviation(.checkpointMalformed, "no checkpoint at all") {
      try Story.full.scribe.judge(checkpoint: Array("x\n".utf8))
    },
    Deviation(.checkpointMalformed, "a size with a leading zero") {
      let bytes = try Story.full.scribe.checkpoint()
      return try Story.full.scribe.judge(checkpoint: bytes.replacing("\n20\n", "\n020\n"))
    },
    Deviation(.checkpointMalformed, "a size that no ledger can have") {
      try Story.full.scribe.judge(older: Story.full.scribe.checkpoint(1 << 53))
    },
    Deviation(.checkpointMalformed, "more than 1 MiB, which are a witness's") {
      let line = "— example.org/witness \(Base64.encode([UInt8](repeating: 0, count: 1 << 20)))\n"
      return try Story.full.scribe.judge(older: Story.full.scribe.checkpoint() + Array(line.utf8))
    },
    Deviation(.checkpointMalformed, "an extension line") {
      let bytes = try Story.full.scribe.checkpoint()
      return try Story.full.scribe.judge(checkpoint: bytes.replacing("=\n\n", "=\nextension\n\n"))
    },
    Deviation(.checkpointSignature, "a signature of another key") {
      try Story.full.scribe.judge(checkpoint: Story.full.scribe.checkpoint(by: Keys.stranger))
    },
    Deviation(.checkpointSignature, "a signature on another size") {
      let bytes = try Story.full.scribe.checkpoint()
      return try Story.full.scribe.judge(checkpoint: bytes.replacing("\n20\n", "\n19\n"))
    },
    Deviation(.checkpointSignature, "a checkpoint that record 0's key has not signed, and no key given") {
      try Story.full.scribe.judge(checkpoint: Story.full.scribe.checkpoint(by: Keys.stranger), trust: nil)
    },
    Deviation(.checkpointSignature, "a checkpoint of another ledger") {
      try Story.full.scribe.judge(checkpoint: Story.full.scribe.checkpoint(origin: "example.org/other"))
    },
    Deviation(.checkpointSignature, "the key of another ledger") {
      try Story.full.scribe.judge(trust: Trust([Scribe.verifierKey(origin: "example.org/other", Keys.checkpoint)]))
    },
    Deviation(.originWrong, "a checkpoint of another origin, signed by the key") {
      let other = Checkpoint(origin: try KeyName("example.org/other"), size: 20, root: Story.full.scribe.root())
      return try Story.full.scribe.judge(checkpoint: SignedNote.sign(text: other.text, with: [Keys.signer]).bytes)
    },
    Deviation(.originWrong, "another name in record 0 than the key's") {
      let trust = Trust([try Scribe.verifierKey(origin: "example.org/other", Keys.checkpoint)])
      return try Story.full.scribe.judge(
        checkpoint: Story.full.scribe.checkpoint(origin: "example.org/other"), trust: trust)
    },
    Deviation(.originWrong, "no checkpoint, and a key that is not record 0's") {
      let directory = Directory()
      let trust = Trust([try Scribe.verifierKey(origin: Keys.origin, Keys.stranger)])
      return Audit.segment(file: try directory.write("log.jsonl", Story.full.scribe.log), trust: trust)
    },
    Deviation(.originWrong, "another checkpoint key in record 0 than the one that vouches") {
      let trust = Trust([try Scribe.verifierKey(origin: Keys.origin, Keys.stranger)])
      return try Story.full.scribe.judge(checkpoint: Story.full.scribe.checkpoint(by: Keys.stranger), trust: trust)
    },
    Deviation(.rootMismatch, "another root, signed") {
      try Story.full.scribe.judge(checkpoint: Story.full.scribe.checkpoint(root: .zero))
    },
    Deviation(.logTruncated, "the last record dropped") {
      var scribe = Story.full.scribe
      let checkpoint = try scribe.checkpoint()
      scribe.drop(last: 1)
      return try scribe.judge(checkpoint: checkpoint)
    },
    Deviation(.logTruncated, "the last records of a batch dropped") {
      var scribe = Story.full.scribe
      scribe.drop(last: 4)
      return try scribe.judge(checkpoint: Story.full.scribe.checkpoint(16))
    },
    Deviation(.checkpointInBatch, "a checkpoint within the jury's batch") {
      var scribe = Story.full.scribe
      scribe.drop(last: 3)
      let directory = Directory()
      try scribe.write(checkpoint: scribe.checkpoint(15), into: directory)
      let report = Audit.ledger(directory: directory.path, trust: Keys.trust)
      return report
    },
    Deviation(.checkpointInconsistent, "an older checkpoint of another history") {
      try Story.full.scribe.judge(older: Story.full.scribe.checkpoint(10, root: .zero))
    },
    Deviation(.checkpointInconsistent, "size 0 with another root than the empty one") {
      try Story.full.scribe.judge(older: Story.full.scribe.checkpoint(0, root: .zero))
    },
    Deviation(.logTruncated, "an older checkpoint of a longer log") {
      var longer = Story.full
      try longer.validate("BC1", longer.bensAssessment)
      return try Story.full.scribe.judge(older: longer.scribe.checkpoint())
    },
    Deviation(.checkpointMalformed, "an older checkpoint that is none") {
      try Story.full.scribe.judge(older: Array("x\n".utf8))
    },
    Deviation(.checkpointSignature, "an older checkpoint of another key") {
      try Story.full.scribe.judge(older: Story.full.scribe.checkpoint(10, by: Keys.stranger))
    },
  ]
}

extension [UInt8] {
  func replacing(_ old: String, _ new: String) -> [UInt8] {
    let text = String(decoding: self, as: UTF8.self)
    precondition(text.contains(old), "the bytes do not hold what is to be replaced")
    return Array(text.replacing(old, with: new).utf8)
  }
}
