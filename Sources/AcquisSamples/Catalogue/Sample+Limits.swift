import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisExchange
import AcquisJSON
import AcquisMerkle
import AcquisRecords

extension Sample {
  /// What stands at the limits of form, of versions, and of what a learner's record carries (SPEC §8, §12, §14).
  static func limits() throws -> [Sample] { try numbers() + versions() + answers() + authorised() }

  private static func numbers() throws -> [Sample] {
    let three = try Scribe.threeRecords()
    let beyond = try three.checkpoint(1 << 53, root: three.root())
    var early = try Story.told.get().scribe
    early.change { $0.removeLast($0.count - 3) }
    let cut = try Exporter(three).file(changing: "checkpoint") { _ in "samples.example/acquis\n3" }
    let page = render(try Exporter(three).file())
    return [
      try ledger(
        "checkpoint-beyond", .checkpointMalformed, "a size of 2^53, which no ledger can have", three, checkpoint: beyond
      ),
      file(
        "proof-beyond.tlog-proof", .proofForm, "an index of 2^53, which no ledger can have",
        try Exporter(three).proof(2, index: 1 << 53)),
      try ledger(
        "record-in-batch", .checkpointInBatch, "a learner's record whose checkpoint ends within a batch",
        Story.told.get().scribe, record: Exporter(early).file()),
      file(
        "page-of-two-lines.html", .pageAltered, "around a record whose checkpoint has two lines, which has no page",
        page.replacing(Base64.encode(try Exporter(three).file()), Base64.encode(cut))),
    ]
  }

  private static func versions() throws -> [Sample] {
    var third = Scribe()
    try third.found(rules: 3)
    try third.record("certification-registered", Story.registered())
    var longer = try Story.told.get()
    try longer.scribe.record(.versionChanged(format: 2, rules: 1))
    let prev = MerkleTree.leafHash(longer.scribe.lines[20]).hex
    longer.scribe.change {
      $0.append(Array(#"{"prev":"\#(prev)","x":"\#(String(repeating: "x", count: 70_000))"}"#.utf8))
    }
    return [
      try ledger("rules-3", .versionNewer, "rules 3 from record 0 on", third),
      try ledger("newer-long-line", .versionNewer, "a line that only a newer format can have", longer.scribe),
      try story("newer-within-batch", .versionNewer, "rules 3 announced before the minutes that a decision waits for") {
        let decided = Story.validated(Story.first, $0.bensAssessment, of: Story.ben)
        let change = LedgerStatement.versionChanged(format: 1, rules: 3)
        try $0.scribe.record([
          (try $0.scribe.statement("block-validated", decided, made: "2026-02-25"), []),
          (try $0.scribe.statement(change.type, change.body), [Keys.operator]),
        ])
      },
      try juries("rules-fallen", .versionLowered, "rules 1 after rules 2, which stay in force") {
        try $0.scribe.record(.versionChanged(format: 1, rules: 1))
        try $0.recognise(Juries.second, for: Juries.cleo, .exemption)
      },
    ]
  }

  /// Ada's record carries what answers her statements, whomever it names.
  private static func answers() throws -> [Sample] {
    var story = try Story.told.get()
    try story.annul(story.validations[0], learner: Story.ben)
    return [
      file(
        "record-annulled-astray.json", .learnerMismatch, "a decision annulled in the name of another learner",
        try Exporter(story.scribe).file())
    ]
  }

  /// A centre authorised for two certifications, by the bodies of both, one of which the record does not carry.
  private static func authorised() throws -> [Sample] {
    let (other, third) = ("RNCP99902", "RNCP99903")
    var story = try Story.told.get()
    for code in [other, third] {
      var body = Story.registered(code)
      body["bodies"] = [["id": "00000000000054", "name": "Autre organisme inventé"]]
      try story.scribe.record("certification-registered", body)
    }
    try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.second, .awardingBody, "00000000000054")))
    try story.scribe.record("learner-targeted", Story.target(Story.ada, third))
    var authorised = Story.authorised(in: story.scribe.nextID)
    authorised["certification"] = [.string(Story.certification), .string(other)]
    try story.scribe.record("centre-authorised", authorised, by: [Keys.body, Keys.second])
    return [
      file(
        "authorised-by-two.json", nil, "an authorisation that another body signed, too, for what is not carried",
        try Exporter(story.scribe).file())
    ]
  }
}
