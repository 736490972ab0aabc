import AcquisAudit
import AcquisCredits
import AcquisRecords

extension Deviation {
  /// Answers to a learner's statements that name somebody else, and keys that speak for nothing that is carried.
  static let astray: [Deviation] = [
    Deviation(.learnerMismatch, "a carried annulment that names nobody") {
      var story = Story.full
      try story.annul(story.validations[0], learner: nil)
      return Audit.record(bytes: try Exporter(story).file(), trust: Keys.trust)
    },
    Deviation(.learnerMismatch, "a carried annulment that names another learner") {
      var story = Story.full
      try story.annul(story.validations[0], learner: Story.ben)
      return Audit.record(bytes: try Exporter(story).file(), trust: Keys.trust)
    },
    Deviation(.learnerMismatch, "a carried suspension that names another learner") {
      var story = Story.raised
      try story.open(["RNCP2"])
      try story.suspend(try story.recognise("RNCP2/BC1", .transfer, [Scribe.id(800)]), of: Story.benID)
      return Audit.record(bytes: try Exporter(story).file(), trust: Keys.trust)
    },
    Deviation(.keyRole, "a carried award that a body signs none of whose certifications is carried") {
      var story = Story.full
      try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.stranger, .awardingBody, "ORG2")))
      try story.scribe.record(
        "certification-awarded", Story.awarded(), by: [Keys.body, Keys.stranger], made: "2026-01-08")
      return Audit.record(bytes: try Exporter(story).file(), trust: Keys.trust)
    },
    Deviation(.checkpointInBatch, "a learner's record whose checkpoint ends within a batch") {
      var exporter = Exporter(Story.full)
      exporter.scribe = Scribe(lines: Array(Story.full.scribe.lines.prefix(3)))
      return try Story.full.scribe.judge(record: exporter.file())
    },
  ]
}
