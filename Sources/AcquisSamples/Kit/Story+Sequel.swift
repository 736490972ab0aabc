import AcquisJSON
import AcquisRecords
import AcquisValues

extension Story {
  /// The story told to its end, so that every type has been used: all but `version-changed`, which in format 1 can only
  /// lead to what this version cannot judge.
  mutating func tellOn() throws {
    try scribe.record("certification-registered", Story.registered("RS99901", blocks: [], register: "rs"))
    try scribe.record("learner-targeted", Story.target(Story.ada, "RS99901"))
    try scribe.record("learner-withdrawn", Story.target(Story.ada, "RS99901"))
    try identifyAdaAnew()
    try scribe.record("learner-enrolled", Story.enrolled(Story.cleo))
    let merged: JSONObject = ["learner": [.string(Story.cleo), .string(Story.ada)]]
    try scribe.record("learner-merged", merged)
    try annul(validations[1])
    try assess(Story.second, of: Story.ben, centre: Story.organiser, by: [Keys.operator])
    try scribe.record(.keyEnrolled(Keys.enrolment(Keys.second, .operator, "samples-2", custody: .operator)))
    try countersign(19, learner: Story.ben, by: Keys.second)
    try revoke(Keys.centre)
    try scribe.record("learner-erased", ["learner": .string(Story.ben)])
    try scribe.record(
      .clockCorrected(reason: "clock-was-ahead"), recorded: Instant("2026-03-02T08:10:00.000Z")!)
    try scribe.record(.closed(reason: "end-of-the-story"))
  }

  /// Ada's name is corrected.
  mutating func identifyAdaAnew() throws {
    let corrected: JSONObject = [
      "identity": ["name": Story.commitment("name", "Ada Corrected", in: scribe.nextID)],
      "learner": .string(Story.ada),
    ]
    try scribe.record("learner-identified", corrected)
  }
}
