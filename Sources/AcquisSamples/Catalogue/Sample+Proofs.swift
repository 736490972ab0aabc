import AcquisAudit

extension Sample {
  /// Proofs of something else (SPEC §15 step 7).
  static func proofs() throws -> [Sample] {
    let story = try Story.told.get()
    let exporter = Exporter(story.scribe)
    var misplaced = story
    misplaced.scribe.replace(19, #""seq":19"#, #""seq":18"#)
    let good = try exporter.proof(17)
    return [
      file(
        "proof-form.tlog-proof", .proofForm, "an index with a leading zero", good.replacing("index 17\n", "index 017\n")
      ),
      file(
        "proof-moved.tlog-proof", .proofWrong, "the proof of record 17 for another index",
        try exporter.proof(17, index: 16)),
      file(
        "proof-other-record.tlog-proof", .proofWrong, "the proof of record 17 with record 12",
        try exporter.proof(17, extra: 12)),
      file(
        "proof-swapped.tlog-proof", .proofWrong, "two hashes of the path in each other's place",
        try exporter.proof(17, swapping: true)),
      file(
        "proof-seq.tlog-proof", .seqWrong, "a record that says another position than it has",
        try Exporter(misplaced.scribe).proof(19)),
      file(
        "proof-other-key.tlog-proof", .checkpointSignature, "judged by the key of another ledger", good,
        key: Keys.verifier(Keys.foreignOrigin, Keys.checkpoint)),
      file("proof-without-key.tlog-proof", .issuerUnknown, "no key given", good, key: nil),
    ]
  }
}
