import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisRecords

extension Deviation {
  static let signatures: [Deviation] = [
    Deviation(.signatureInvalid, "a signature of another statement") { story in
      let first = story.scribe.records[18].envelope.signatures[0].bytes
      let second = story.scribe.records[11].envelope.signatures[0].bytes
      story.scribe.replace(18, Base64.encode(first), Base64.encode(second))
    },
    Deviation(.signatureInvalid, "a signature made for another ledger") { story in
      let statement = try story.scribe.statement("training-followed", Story.training())
      let other = SigningContext(origin: Keys.origin, ledger: .zero)
      try story.scribe.record(
        signed: SignedStatement(statement, signatures: [try other.sign(statement, with: Keys.op)]))
    },
    Deviation(.keyUnknown, "a stranger's signature") { story in
      try story.scribe.record("training-followed", Story.training(), by: [Keys.op, Keys.stranger])
    },
    Deviation(.keyUnknown, "a revocation of a key that was never enrolled") { story in
      try story.scribe.record(.keyRevoked(key: Keys.stranger.publicKey.keyID, reason: "lost", compromisedSince: nil))
    },
    Deviation(.keyRevoked, "a revoked key's signature") { story in
      try story.revoke(Keys.centre)
      _ = try story.assess("BC2", of: Story.ben)
    },
    Deviation(.keyOutOfPeriod, "a signature before the key's period") { story in
      let key = Keys.enrolment(Keys.secondOperator, .operator, "OP2", from: "2026-01-06")
      try story.scribe.record(.keyEnrolled(key))
      try story.scribe.record("training-followed", Story.training(), by: [Keys.op, Keys.secondOperator])
    },
    Deviation(.keyRole, "a centre signs what the operator must") { story in
      try story.scribe.record("training-followed", Story.training(), by: [Keys.op, Keys.centre])
    },
    Deviation(.keyRole, "a centre signs for another") { story in
      try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .centre, "C2")))
      try story.scribe.record(
        "block-assessed", Story.assessed("BC2", of: Story.ben), by: [Keys.centre, Keys.stranger], made: "2026-01-06")
    },
    Deviation(.signatureMissing, "nobody signed") {
      try $0.scribe.record("training-followed", Story.training(), by: [])
    },
    Deviation(.signatureMissing, "the operator signed for a centre that has a key") { story in
      _ = try story.assess("BC2", of: Story.ben, by: Keys.op)
    },
    Deviation(.signatureMissing, "a decision that no minutes cover") {
      try $0.validate("BC1", $0.bensAssessment, by: [])
    },
    Deviation(.signatureMissing, "a key that record 0 enrols has not signed it") {
      var scribe = Scribe()
      try scribe.found(more: [Keys.enrolment(Keys.secondOperator, .operator, "OP2")])
      return try scribe.judge()
    },
    Deviation(.onBehalfForbidden, "the operator signs for a centre without a key") {
      var scribe = Scribe()
      try scribe.found(onBehalf: false)
      let registered = try scribe.statement("certification-registered", Story.registered())
      let partners = try scribe.statement("partners-listed", Story.partners(registered.id))
      try scribe.record([(registered, [Keys.op]), (partners, [Keys.op])])
      try scribe.record(
        "learner-enrolled", ["certification": "RNCP1", "identity": [:], "learner": .string(Story.ben)])
      try scribe.record("block-assessed", Story.assessed("BC1", of: Story.ben, centre: "P1"), made: "2026-01-06")
      return try scribe.judge()
    },
    Deviation(.signatureSuspect, "a key that was compromised by then") { try $0.revoke(Keys.centre, since: 19) },
  ]
}

extension Story {
  mutating func revoke(_ key: Ed25519PrivateKey, since: Int? = nil) throws {
    try scribe.record(.keyRevoked(key: key.publicKey.keyID, reason: "stolen", compromisedSince: since))
  }
}
