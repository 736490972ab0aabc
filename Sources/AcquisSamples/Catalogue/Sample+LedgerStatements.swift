import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Sample {
  /// Statements about the ledger itself (SPEC §9.1, §12).
  static func ledgerStatements() throws -> [Sample] {
    [
      try story("unknown-type", .typeUnknown, "a type that format 1 does not have") {
        try $0.scribe.record("block-guessed", [:])
      },
      try story("body-unknown-member", .bodyInvalid, "a member that no such body has") { story in
        var body = Story.trained(Story.ben)
        body["credit"] = true
        try story.scribe.record("training-followed", body)
      },
      try story("body-missing-member", .bodyInvalid, "an assessment without its route") { story in
        var body = Story.assessed(Story.second, of: Story.ben)
        body["route"] = nil
        try story.scribe.record("block-assessed", body, by: [Keys.centre])
      },
      try story("key-twice", .keyForm, "a key enrolled for the second time") {
        try $0.scribe.record(.keyEnrolled(Keys.enrolment(Keys.centre, .jury, Story.certification)))
      },
      try story("key-other-id", .keyForm, "an id that is not the key's") { story in
        var body = LedgerStatement.keyEnrolled(Keys.enrolment(Keys.stranger, .centre, Story.organiser)).body
        body["key"] = .string(Digest.zero.hex)
        try story.scribe.record("key-enrolled", body)
      },
      try story("key-small-order", .keyForm, "a public key of small order, under which anything verifies") { story in
        try story.scribe.record("key-enrolled", smallOrder)
      },
      try story("second-checkpoint-key", .keyForm, "a checkpoint key enrolled after record 0") {
        try $0.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .checkpoint, Keys.origin)))
      },
      try story("countersignature-wrong", .countersignedWrong, "a countersignature on another statement") {
        try $0.countersign(19, learner: Story.ben, by: Keys.operator, leaf: .zero)
      },
      try story("newer-format", .versionNewer, "a format that this version does not know") {
        try $0.scribe.record(.versionChanged(format: 2, rules: 1))
      },
      try newerRules(),
      try story("unknown-rules", .versionNewer, "rules that no version knows") {
        try $0.scribe.record(.versionChanged(format: 1, rules: 3))
      },
      try story("format-lowered", .versionLowered, "an older format") {
        try $0.scribe.record(.versionChanged(format: 0, rules: 1))
      },
      try story("version-lowered", .versionLowered, "a change of versions that raises none") {
        try $0.scribe.record(.versionChanged(format: 1, rules: 1))
      },
      try story("after-closed", .afterClosed, "a record after the ledger was closed") {
        try $0.scribe.record(.closed(reason: "end-of-the-story"))
        try $0.scribe.record("training-followed", Story.trained(Story.ben))
      },
      try story("repeated-id", .statementIdRepeated, "the id of an earlier statement, with another content") {
        try $0.scribe.record("training-followed", Story.trained(Story.ben), id: $0.training)
      },
      try story("made-after-recorded", .madeAfterRecorded, "made the day after it was recorded") {
        try $0.scribe.record(
          "training-followed", Story.trained(Story.ben), made: "2026-03-03",
          recorded: Instant("2026-03-02T09:59:59.999Z")!)
      },
    ]
  }

  /// It was made before there were rules 2, and stays where it was released.
  private static func newerRules() throws -> Sample {
    var story = try Story.told.get()
    try story.scribe.record(.versionChanged(format: 1, rules: 2))
    return try ledger(
      "newer-rules", nil, "rules 2 announced at its end: right, but for a verifier that knows rules 1 only",
      story.scribe, in: "invalid")
  }

  /// An enrolment of the point of order 1.
  private static var smallOrder: JSONObject {
    var body = LedgerStatement.keyEnrolled(Keys.enrolment(Keys.stranger, .centre, Story.organiser)).body
    let spki = Keys.stranger.publicKey.subjectPublicKeyInfo.prefix(12) + [1] + [UInt8](repeating: 0, count: 31)
    body["spki"] = .string(Base64.encode(spki))
    body["key"] = .string(SHA256.hash(spki).hex)
    return body
  }
}
