import AcquisAudit
import AcquisCrypto
import AcquisRecords

extension Sample {
  /// Signatures that do not stand, or are not there (SPEC §5, §9.3).
  static func signatures() throws -> [Sample] {
    let trained = Story.trained(Story.ben)
    return [
      try story("forged-signature", .signatureInvalid, "the operator's signature taken from another statement") {
        story in
        let records = story.scribe.records
        let signature = { (seq: Int) in Base64.encode(records[seq].envelope.signatures[0].bytes) }
        story.scribe.replace(18, signature(18), signature(11))
      },
      try story("key-unknown", .keyUnknown, "a second signature, by a key that nobody enrolled") {
        try $0.scribe.record("training-followed", trained, by: [Keys.operator, Keys.stranger])
      },
      try story("key-revoked", .keyRevoked, "a centre's key used after its revocation") {
        try $0.revoke(Keys.centre)
        try $0.assess(Story.second, of: Story.ben)
      },
      try story("key-out-of-period", .keyOutOfPeriod, "a second signature, by a key whose period begins later") {
        let key = Keys.enrolment(Keys.second, .operator, "samples-2", from: "2026-02-20")
        try $0.scribe.record(.keyEnrolled(key))
        try $0.scribe.record("training-followed", trained, by: [Keys.operator, Keys.second])
      },
      try story("wrong-role", .keyRole, "a centre signs too what only the operator may") {
        try $0.scribe.record("training-followed", trained, by: [Keys.operator, Keys.centre])
      },
      try story("wrong-centre", .keyRole, "another centre signs too") {
        try $0.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .centre, Story.organiser)))
        try $0.assess(Story.second, of: Story.ben, by: [Keys.centre, Keys.stranger])
      },
      try story("unsigned", .signatureMissing, "a statement that nobody signed") {
        try $0.scribe.record("training-followed", trained, by: [])
      },
      try story("missing-role-signature", .signatureMissing, "the operator signed for a centre that has a key") {
        try $0.assess(Story.second, of: Story.ben, by: [Keys.operator])
      },
      try story("decision-uncovered", .signatureMissing, "a decision that neither jury nor minutes sign") {
        try $0.validate(Story.first, $0.bensAssessment, of: Story.ben, by: [])
      },
      try onBehalfForbidden(),
    ]
  }

  private static func onBehalfForbidden() throws -> Sample {
    var scribe = Scribe()
    try scribe.found(onBehalf: false)
    let registered = try scribe.statement("certification-registered", Story.registered())
    let partners = try scribe.statement(
      "partners-listed", Story.partners(registered.id, listed: scribe.nextID))
    try scribe.record([(registered, [Keys.operator]), (partners, [Keys.operator])])
    try scribe.record("learner-enrolled", Story.enrolled(Story.ben))
    try scribe.record("block-assessed", Story.assessed(Story.first, of: Story.ben, centre: Story.organiser))
    return try ledger(
      "on-behalf-forbidden", .onBehalfForbidden, "the operator signs for a centre, and record 0 forbids it", scribe)
  }
}
