import AcquisAudit
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords

extension Sample {
  /// Checkpoints that are none, or of something else (SPEC §8, §15 step 4).
  static func checkpoints() throws -> [Sample] {
    let three = try Scribe.threeRecords()
    let good = try three.checkpoint()
    let otherName = Checkpoint(origin: try KeyName(Keys.foreignOrigin), size: 3, root: three.root())
    let stranger = try three.checkpoint(by: Keys.stranger)
    return [
      try ledger(
        "checkpoint-none", .checkpointMalformed, "a checkpoint that is a word", three, checkpoint: Array("x\n".utf8)),
      try ledger(
        "checkpoint-zero", .checkpointMalformed, "its size with a leading zero", three,
        checkpoint: good.replacing("\n3\n", "\n03\n")),
      try ledger(
        "checkpoint-extended", .checkpointMalformed, "an extension line", three,
        checkpoint: good.replacing("=\n\n", "=\nextension\n\n")),
      try ledger("checkpoint-stranger", .checkpointSignature, "signed by a key of nobody", three, checkpoint: stranger),
      try ledger(
        "checkpoint-resized", .checkpointSignature, "its size changed after it was signed", three,
        checkpoint: good.replacing("\n3\n", "\n2\n")),
      try ledger(
        "checkpoint-foreign", .checkpointSignature, "a checkpoint of another ledger", three,
        checkpoint: three.checkpoint(origin: Keys.foreignOrigin)),
      try ledger(
        "other-key", .checkpointSignature, "judged by the key of another ledger", three,
        key: Keys.verifier(Keys.foreignOrigin, Keys.checkpoint)),
      try ledger(
        "wrong-origin", .originWrong, "signed by the key, in another ledger's name", three,
        checkpoint: SignedNote.sign(text: otherName.text, with: [Keys.signer(Keys.origin, Keys.checkpoint)]).bytes),
      try ledger(
        "usurped", .originWrong, "the key that vouches is not the one that record 0 enrols", three,
        key: Keys.verifier(Keys.origin, Keys.stranger), checkpoint: stranger),
      try ledger(
        "other-root", .rootMismatch, "signed, with a root of nothing", three, checkpoint: three.checkpoint(root: .zero)),
      try ledger("checkpoint-missing", .checkpointMissing, "no checkpoint at all", three, checkpoint: []),
    ] + (try older())
  }

  /// What an older checkpoint tells, and what one that ends too early leaves open.
  private static func older() throws -> [Sample] {
    let told = try Story.told.get().scribe
    let three = try Scribe.threeRecords()
    var fork = three
    try fork.record("training-followed", Story.trained(Story.ada))
    var branch = three
    try branch.record("learner-enrolled", Story.enrolled(Story.ben, for: "CQP-DEMO"))
    var rewritten = told
    try rewritten.rewriteTraining()
    return [
      try ledger(
        "rewritten", .checkpointInconsistent,
        "rewritten, signed and chained anew from record 11 on, with a new checkpoint: only who kept an old one can tell",
        rewritten, older: told.checkpoint(18)),
      try ledger(
        "fork", .checkpointInconsistent, "another history of the same length than the one somebody was shown", branch,
        older: fork.checkpoint()),
      try ledger(
        "shrunk", .logTruncated, "shorter than a checkpoint that somebody kept", three, older: fork.checkpoint()),
      try ledger(
        "size-0-other-root", .checkpointInconsistent, "an older checkpoint of size 0 whose root is not the empty one",
        three, older: three.checkpoint(0, root: .zero)),
      try ledger(
        "older-in-batch", .checkpointInBatch, "an older checkpoint that ends within a batch", told,
        older: told.checkpoint(15)),
      try ledger(
        "in-batch", .checkpointInBatch, "a checkpoint that ends within a batch", told, checkpoint: told.checkpoint(15)),
      try ledger(
        "tail-uncovered", .tailUncovered, "a record beyond the checkpoint", three, checkpoint: three.checkpoint(2)),
      file("no-end.jsonl", .endUnprotected, "one file of records, and nothing that says where it ends", three.log),
    ]
  }
}
