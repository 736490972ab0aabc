import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Deviation {
  static let ledgerStatements: [Deviation] = [
    Deviation(.bodyInvalid, "a member that no body has") { story in
      try story.scribe.record("ledger-closed", ["because": "x", "reason": "done"])
    },
    Deviation(.bodyInvalid, "a missing member of an assessment") { story in
      var body = Story.assessed("BC1", of: Story.ada)
      body["route"] = nil
      try story.scribe.record("block-assessed", body, by: [Keys.centre])
    },
    Deviation(.typeUnknown, "a type of nobody") { try $0.scribe.record("block-guessed", [:]) },
    Deviation(.keyForm, "a key enrolled twice") { story in
      try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.centre, .jury, "RNCP1")))
    },
    Deviation(.keyForm, "a second checkpoint key") { story in
      try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .checkpoint, Keys.origin)))
    },
    Deviation(.keyForm, "a second extract key") { story in
      try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .extract, Keys.origin)))
    },
    Deviation(.keyForm, "an id that is not the key's") { story in
      var body = LedgerStatement.keyEnrolled(Keys.enrolment(Keys.stranger, .centre, "C2")).body
      body["key"] = .string(Digest.zero.hex)
      try story.scribe.record("key-enrolled", body)
    },
    Deviation(.countersignedWrong, "a statement that does not stand earlier") { story in
      try story.countersign(Scribe.id(999), leaf: .zero, learner: nil, by: Keys.jury)
    },
    Deviation(.countersignedWrong, "a signature on another statement") { story in
      try story.countersign(story.bensAssessment, leaf: .zero, learner: Story.ben, by: Keys.jury)
    },
    Deviation(.countersignedWrong, "a key that does not speak") { story in
      let leaf = story.scribe.records[19].statement.leafHash
      try story.countersign(story.bensAssessment, leaf: leaf, learner: Story.ben, by: Keys.stranger)
    },
    Deviation(.learnerMismatch, "a countersignature for another learner") { story in
      let leaf = story.scribe.records[19].statement.leafHash
      try story.countersign(story.bensAssessment, leaf: leaf, learner: Story.ada, by: Keys.jury)
    },
    Deviation(.versionNewer, "a newer format") { try $0.scribe.record(.versionChanged(format: 2, rules: 1)) },
    Deviation(.versionNewer, "newer rules") { try $0.scribe.record(.versionChanged(format: 1, rules: 3)) },
    Deviation(.versionNewer, "and then lines of the newer format") { story in
      try story.scribe.record(.versionChanged(format: 2, rules: 1))
      try story.scribe.record("block-guessed", [:])
      story.scribe.replace(21, #","seq":21"#, #","sea":1,"seq":21"#)
    },
    Deviation(.chainBroken, "a broken chain in lines of a newer format") { story in
      try story.scribe.record(.versionChanged(format: 2, rules: 1))
      try story.scribe.record("block-guessed", [:])
      story.scribe.replace(21, #","seq":21"#, #","sea":1,"seq":21"#)
      var line = story.scribe.lines[21]
      line.replaceSubrange(9..<73, with: Digest.zero.hex.utf8)
      story.scribe.replace(21, with: line)
    },
    Deviation(.versionLowered, "the same versions again") {
      try $0.scribe.record(.versionChanged(format: 1, rules: 1))
    },
    Deviation(.afterClosed, "a record after the closing") { story in
      try story.scribe.record(.closed(reason: "done"))
      try story.scribe.record("learner-withdrawn", ["certification": "RNCP1", "learner": .string(Story.ben)])
    },
    Deviation(.statementIdRepeated, "an id used before") { story in
      try story.scribe.record(
        "learner-withdrawn", ["certification": "RNCP1", "learner": .string(Story.ben)], id: story.training)
    },
    Deviation(.madeAfterRecorded, "a day too far ahead") { story in
      let withdrawn: JSONObject = ["certification": "RNCP1", "learner": .string(Story.ben)]
      try story.scribe.record(
        "learner-withdrawn", withdrawn, made: "2026-01-11", recorded: Instant("2026-01-10T09:59:59.999Z")!)
    },
  ]
}

extension Story {
  mutating func countersign(
    _ statement: StatementID, leaf: Digest, learner: String?, by key: Ed25519PrivateKey
  ) throws {
    let message = scribe.context.countersignatureMessage(forStatementLeaf: leaf)
    let signature = StatementSignature(key: key.publicKey.keyID, bytes: try key.sign(message))
    try scribe.record(
      .countersigned(statement: statement, signature: signature, learner: learner.flatMap { StatementID($0) }))
  }
}
