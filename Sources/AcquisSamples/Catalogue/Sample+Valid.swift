import AcquisAudit
import AcquisCredits
import AcquisExchange
import AcquisMerkle
import AcquisValues

extension Sample {
  /// What is right, in every kind of file.
  static func valid() throws -> [Sample] {
    let story = try Story.told.get()
    var whole = story
    try whole.tellOn()
    let three = try Scribe.threeRecords()
    return [
      try ledger("three-records", nil, "the smallest ledger that says something", three),
      try ledger("story", nil, "one certification, two learners, a jury and an award", story.scribe),
      try ledger(
        "every-type", nil, "every type of statement but version-changed; warning [clock-corrected]", whole.scribe),
      try ledger("no-key", nil, "judged by the key of its own record 0; warning [self-declared]", three, key: nil),
      try ledger(
        "extended", nil, "extends an older checkpoint that somebody kept", story.scribe,
        older: story.scribe.checkpoint(10)),
      try ledger(
        "size-0", nil, "an older checkpoint of size 0 and the empty root promises nothing", three,
        older: three.checkpoint(0, root: MerkleTree.emptyRoot)),
      try Sample.story("suspect", nil, "a key compromised since record 19 signed it alone; warning [signature-suspect]")
      {
        try $0.revoke(Keys.centre, since: 19)
      },
      try Sample.story("countersigned", nil, "a key compromised since record 19, and another that signs for it again") {
        try $0.revoke(Keys.centre, since: 19)
        try $0.countersign(19, learner: Story.ben, by: Keys.operator)
      },
      file(
        "segment.jsonl", nil, "one file of records with the checkpoint that covers it", three.log,
        checkpoint: try three.checkpoint()),
    ] + (try exports(story, three))
  }

  /// What people carry away.
  private static func exports(_ story: Story, _ three: Scribe) throws -> [Sample] {
    var ada = Exporter(story.scribe)
    ada.identity = [Exporter.disclosed("Ada Invented", in: story.enrolment)]
    var block = Exporter(story.scribe)
    block.blocks = [BlockReference(CertificationCode(Story.certification)!, BlockCode(Story.first)!)]
    let small = Exporter(three)
    return [
      file("three-records.json", nil, "the learner's record from the smallest ledger", try small.file()),
      file("three-records.html", nil, "the same as a page", render(try small.file())),
      file("three-records.tlog-proof", nil, "the proof of its record 1", try small.proof(1)),
      file("ada.json", nil, "Ada's record: everything, with her name", try ada.file()),
      file("ada.html", nil, "the same as a page, in English", render(try ada.file())),
      file("ada.fr.html", nil, "the same as a page, in French", render(try ada.file(), .french)),
      file("ada-one-block.json", nil, "Ada's record: one block, without identity", try block.file()),
      file("award.tlog-proof", nil, "the proof that Ada's award is record 17", try ada.proof(17)),
      try ledger("with-record", nil, "Ada's record held against the ledger", story.scribe, record: ada.file()),
    ]
  }
}
