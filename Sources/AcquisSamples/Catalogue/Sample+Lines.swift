import AcquisAudit
import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

extension Sample {
  /// Lines and records that have not their form (SPEC §4, §5). Each is chained and covered by a checkpoint, so that
  /// nothing else is wrong.
  static func lines() throws -> [Sample] {
    let three = try Scribe.threeRecords()
    let changed = { (name: String, finding: FindingCode, why: String, old: String, new: String) -> Sample in
      var scribe = three
      scribe.replace(2, old, new)
      return try ledger(name, finding, why, scribe)
    }
    return [
      try changed("space", .notCanonical, "a space between two members", #","seq":2"#, #", "seq":2"#),
      try changed("duplicate-key", .notCanonical, "a member that stands twice", #""rest":0,"#, #""rest":0,"rest":0,"#),
      try changed(
        "member-order", .notCanonical, "two members out of order", #""rest":0,"seq":2"#, #""seq":2,"rest":0"#),
      try changed("needless-escape", .notCanonical, "a letter written as an escape", "CQP-DEMO", #"CQP\u002dDEMO"#),
      try changed("leading-zero", .notCanonical, "an integer with a leading zero", #""seq":2"#, #""seq":02"#),
      try changed("unknown-member", .recordForm, "a member that no envelope has", #","seq":2"#, #","sea":1,"seq":2"#),
      try changed("impossible-day", .recordForm, "a day that does not exist", "2026-02-10", "2026-02-30"),
      try changed(
        "member-after-statement", .recordForm, "a member that no envelope has, after the statement",
        #""type":"learner-enrolled"}}"#, #""type":"learner-enrolled"},"zeal":1}"#),
      try changed("long-signature", .signatureForm, "a signature of 67 bytes", #"=="}]"#, #"==AAAA"}]"#),
      try slackBits(three), try lineTooLong(three), try noObject(three), try foundingMalformed(three),
      try story("seen-wrong", .seenWrong, "its signer claims to have known another record 3") {
        let seen = Statement.Seen(leaf: SHA256.hash("another record".utf8), seq: 3)
        try $0.scribe.record("training-followed", Story.trained(Story.ben), seen: seen)
      },
      try story("wrong-rest", .restWrong, "a batch that does not count down") {
        $0.scribe.replace(3, #""rest":1"#, #""rest":2"#)
      },
      try story("minutes-other-root", .minutesMismatch, "minutes that cover the decisions in another order") { story in
        let second = try story.assess(Story.second, of: Story.ben)
        try story.decide([(Story.first, story.bensAssessment), (Story.second, second)], of: Story.ben) {
          Minutes(certification: Story.certification, session: "JURY-1", covering: $0.reversed())
        }
      },
      try story("minutes-other-session", .minutesMismatch, "minutes of another session than the decisions") { story in
        try story.decide([(Story.first, story.bensAssessment)], of: Story.ben) {
          Minutes(certification: Story.certification, session: "JURY-2", covering: $0)
        }
      },
    ]
  }

  private static func slackBits(_ three: Scribe) throws -> Sample {
    var scribe = three
    var line = scribe.lines[2]
    let mark = Array(#"=="}]"#.utf8)
    let end = line.indices.first { line[$0...].starts(with: mark) }!
    line[end - 1] += 1
    scribe.replace(2, with: line)
    return try ledger("slack-bits", .signatureForm, "base64 whose last character has bits that mean nothing", scribe)
  }

  private static func noObject(_ three: Scribe) throws -> Sample {
    var scribe = three
    scribe.replace(2, with: Array("[]".utf8))
    return try ledger("no-object", .notCanonical, "a line that is canonical JSON, but no object", scribe)
  }

  private static func foundingMalformed(_ three: Scribe) throws -> Sample {
    var scribe = three
    scribe.replace(0, #""rest":0,"#, #""rest":0,"rust":0,"#)
    return try ledger(
      "founding-malformed", .recordForm, "a member in record 0 that no envelope has: no statement can be judged", scribe
    )
  }

  private static func lineTooLong(_ three: Scribe) throws -> Sample {
    var scribe = three
    scribe.replace(2, with: [UInt8](repeating: UInt8(ascii: "x"), count: 65_536))
    return try ledger("line-too-long", .lineTooLong, "a line of 65,536 bytes", scribe)
  }
}
