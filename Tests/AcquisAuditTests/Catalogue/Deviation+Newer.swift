import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisMerkle
import AcquisRecords

extension Deviation {
  /// What is known of a ledger once a newer version was announced in it (SPEC §12).
  static let newer: [Deviation] = [
    Deviation(.versionNewer, "a line that only a newer format can have") { story in
      try story.scribe.record(.versionChanged(format: 2, rules: 1))
      story.scribe.add(longLine(after: MerkleTree.leafHash(story.scribe.lines[20])))
    },
    Deviation(.chainBroken, "such a line that does not follow the one before") { story in
      try story.scribe.record(.versionChanged(format: 2, rules: 1))
      story.scribe.add(longLine(after: .zero))
    },
    Deviation(.versionNewer, "a decision that waits for minutes when newer rules are announced") { story in
      let decided = Story.validated("BC1", story.bensAssessment, of: Story.ben)
      let change = LedgerStatement.versionChanged(format: 1, rules: 3)
      try story.scribe.record([
        (try story.scribe.statement("block-validated", decided, made: "2026-01-07"), []),
        (try story.scribe.statement(change.type, change.body), [Keys.op]),
      ])
    },
    Deviation(.versionNewer, "rules 3 from record 0 on") { try Story(rules: 3).scribe.judge() },
    Deviation(.versionNewer, "a learner's record out of a ledger of rules 3") {
      Audit.record(bytes: try Exporter(try Story(rules: 3)).file(), trust: Keys.trust)
    },
  ]

  private static func longLine(after prev: Digest) -> [UInt8] {
    Array(#"{"prev":"\#(prev.hex)","x":"\#(String(repeating: "x", count: 70_000))"}"#.utf8)
  }
}
