import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisRecords

extension Deviation {
  static let lines: [Deviation] = [
    Deviation(.notCanonical, "a space between members") { $0.scribe.replace(19, #","seq":19"#, #", "seq":19"#) },
    Deviation(.notCanonical, "members out of order") {
      $0.scribe.replace(19, #""rest":0,"seq":19"#, #""seq":19,"rest":0"#)
    },
    Deviation(.notCanonical, "no JSON at all") { $0.scribe.replace(19, with: Array("erased".utf8)) },
    Deviation(.notCanonical, "a needless escape in a string") {
      $0.scribe.replace(11, "Invented module", #"Invented\u0020module"#)
    },
    Deviation(.lineTooLong, "a line of 65,536 bytes") {
      $0.scribe.replace(19, with: [UInt8](repeating: UInt8(ascii: "x"), count: 65_536))
    },
    Deviation(.lineTooLong, "a line of three megabytes") {
      $0.scribe.replace(19, with: [UInt8](repeating: UInt8(ascii: "x"), count: 3_000_000))
    },
    Deviation(.recordForm, "a member that no envelope has") {
      $0.scribe.replace(19, #","seq":19"#, #","sea":1,"seq":19"#)
    },
    Deviation(.recordForm, "a rest that no batch has") { $0.scribe.replace(19, #""rest":0"#, #""rest":1048576"#) },
    Deviation(.recordForm, "a statement id in capitals") { $0.scribe.replace(11, "-4000-8000-", "-4000-8OOO-") },
    Deviation(.recordForm, "a day that does not exist") {
      $0.scribe.replace(19, #""made":"2026-01-06""#, #""made":"2026-02-30""#)
    },
    Deviation(.signatureForm, "a signature that is no base64") { $0.scribe.replace(19, #"=="}],"#, #"=!"}],"#) },
    Deviation(.signatureForm, "the signatures of record 0 out of order") { story in
      let line = String(decoding: story.scribe.lines[0], as: UTF8.self)
      let start = line.range(of: #""signatures":["#)!.upperBound
      let end = line.range(of: #"],"statement""#)!.lowerBound
      let parts = line[start..<end].split(separator: "},{")
      let swapped = "{" + parts[1] + "},{" + parts[0].dropFirst() + "},{" + parts[2]
      story.scribe.replace(0, with: Array((line[..<start] + swapped + line[end...]).utf8))
    },
    Deviation(.seenWrong, "another leaf hash") { story in
      let seen = Statement.Seen(leaf: .zero, seq: 3)
      try story.scribe.record(
        "learner-withdrawn", ["certification": "RNCP1", "learner": .string(Story.ben)], seen: seen)
    },
    Deviation(.seenWrong, "a record that does not stand before") { story in
      let seen = Statement.Seen(leaf: .zero, seq: 20)
      try story.scribe.record(
        "learner-withdrawn", ["certification": "RNCP1", "learner": .string(Story.ben)], seen: seen)
    },
    Deviation(.restWrong, "a batch that does not count down") { $0.scribe.replace(3, #""rest":1"#, #""rest":2"#) },
    Deviation(.restWrong, "a batch recorded at two moments") { story in
      let line = String(decoding: story.scribe.lines[2], as: UTF8.self)
      let start = line.range(of: #""recorded":""#)!.upperBound
      let recorded = line[start...].prefix(24)
      story.scribe.replace(2, String(recorded), "2026-01-10T08:00:02.001Z")
    },
    Deviation(.minutesMismatch, "another root") { story in
      try story.decide(covering: { Minutes(certification: "RNCP1", session: "S1", covering: $0.reversed()) })
    },
    Deviation(.minutesMismatch, "another session") { story in
      try story.decide(covering: { Minutes(certification: "RNCP1", session: "S2", covering: $0) })
    },
    Deviation(.minutesMismatch, "more than the batch holds") { story in
      try story.decide(covering: { Minutes(certification: "RNCP1", session: "S1", covering: $0 + $0) })
    },
  ]
}

extension Story {
  /// Ben is assessed on both blocks, and a jury decides under the minutes that `minutes` writes.
  fileprivate mutating func decide(covering minutes: ([Statement]) -> Minutes) throws {
    let second = try assess("BC2", of: Story.ben)
    var covered: [Statement] = []
    for (block, assessment) in [("BC1", bensAssessment), ("BC2", second)] {
      covered.append(
        try scribe.statement("block-validated", Story.validated(block, assessment, of: Story.ben), made: "2026-01-07"))
    }
    let statement = LedgerStatement.minutes(minutes(covered))
    let closing = try scribe.statement(statement.type, statement.body, made: "2026-01-07")
    try scribe.record(covered.map { ($0, [Keys.jury]) } + [(closing, [Keys.jury])])
  }
}

extension String {
  /// Where `text` stands first.
  func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
