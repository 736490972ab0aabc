import AcquisAudit
import AcquisJSON
import AcquisRecords

extension Sample {
  /// Credit that is none (SPEC §9.2).
  static func credit() throws -> [Sample] { try registers() + learners() + assessments() + decisions() }

  private static func registers() throws -> [Sample] {
    [
      try story("certification-unknown", .certificationUnknown, "a target that nobody registered") {
        try $0.scribe.record("learner-targeted", Story.target(Story.ben, "RNCP99999"))
      },
      try story("described-late", .certificationMismatch, "the text of a block outside its registration's batch") {
        try $0.scribe.record("block-described", Story.described(Story.first, $0.registration))
      },
      try story("rs-with-blocks", .blocksRefused, "a certification of the register RS with blocks") {
        try $0.scribe.record("certification-registered", Story.registered("RS99901", register: "rs"))
      },
      try story("rule-on-nothing", .ruleInvalid, "a rule that asks for a block that does not exist") {
        try $0.scribe.record("rule-stated", Story.stated(["need": 1, "of": ["RNCP99901BC99"]]), by: [Keys.body])
      },
      try story("rule-unmeetable", .ruleInvalid, "a rule that needs two of one") {
        try $0.scribe.record("rule-stated", Story.stated(["need": 2, "of": [.string(Story.first)]]), by: [Keys.body])
      },
    ]
  }

  private static func learners() throws -> [Sample] {
    let module = { (learner: String) in Story.trained(learner) }
    return [
      try story("learner-unknown", .learnerUnknown, "a training module of a learner who was never enrolled") {
        try $0.scribe.record("training-followed", module(Story.cleo))
      },
      try story("learner-repeated", .learnerRepeated, "a learner enrolled twice") {
        try $0.scribe.record("learner-enrolled", Story.enrolled(Story.ben))
      },
      try story("learner-erased", .learnerClosed, "a training module of a learner who was erased") {
        try $0.scribe.record("learner-erased", ["learner": .string(Story.ben)])
        try $0.scribe.record("training-followed", module(Story.ben))
      },
      try story("learner-merged-away", .learnerClosed, "a training module of a learner who was merged into another") {
        try $0.scribe.record("learner-merged", ["learner": [.string(Story.ben), .string(Story.ada)]])
        try $0.scribe.record("training-followed", module(Story.ben))
      },
      try story("target-unknown", .targetUnknown, "a target given up twice") {
        for _ in 1...2 { try $0.scribe.record("learner-withdrawn", Story.target(Story.ben)) }
      },
    ]
  }

  private static func assessments() throws -> [Sample] {
    [
      try story("block-unknown", .blockUnknown, "an assessment on a block that does not exist") {
        try $0.assess("RNCP99901BC99", of: Story.ben)
      },
      try story("block-required", .blockRequired, "an assessment on no block of a certification that has blocks") {
        try $0.assess(nil, of: Story.ben)
      },
      try story("centre-unauthorised", .centreUnauthorised, "an assessment by a centre that nobody authorised") {
        try $0.assess(Story.second, of: Story.ben, centre: "00000000000054", by: [Keys.operator])
      },
      try story("centre-too-early", .centreUnauthorised, "an assessment before the authorisation begins") {
        try $0.assess(Story.second, of: Story.ben, made: "2025-12-31")
      },
      try story("partner-who-trains", .centreUnauthorised, "an assessment by a partner who may only train") {
        try $0.assess(Story.second, of: Story.ben, centre: Story.trainer, by: [Keys.operator])
      },
    ]
  }

  private static func decisions() throws -> [Sample] {
    [
      try story("validation-without-assessment", .assessmentMissing, "a decision on a block that was never assessed") {
        try $0.validate(Story.second, Scribe.id(999), of: Story.ben)
      },
      try story("validation-of-another", .assessmentMissing, "a decision on the assessment of another learner") {
        try $0.validate(Story.first, $0.bensAssessment, of: Story.ada)
      },
      try story("module-as-credit", .moduleAsCredit, "a decision on a training module") {
        try $0.validate(Story.first, $0.training, of: Story.ada)
      },
      try story("decided-twice", .assessmentDecided, "a second decision on the same assessment") {
        try $0.validate(Story.first, $0.assessments[0], of: Story.ada)
      },
      try story("decided-before", .validatedBeforeAssessed, "a decision of the day before its assessment") {
        try $0.validate(Story.first, $0.bensAssessment, of: Story.ben, made: "2026-02-15")
      },
      try story("award-unmet", .awardUnmet, "an award to a learner who has not one of the two blocks") {
        try $0.scribe.record("certification-awarded", Story.awarded(Story.ben), by: [Keys.body], made: "2026-02-26")
      },
      try story("award-repeated", .awardRepeated, "a second award of the same certification") {
        try $0.scribe.record("certification-awarded", Story.awarded(Story.ada), by: [Keys.body], made: "2026-02-26")
      },
      try story("annulled-enrolment", .annulTarget, "an annulment of what cannot be annulled") {
        try $0.annul($0.enrolment, by: [Keys.operator])
      },
      try story("annulled-twice", .annulTarget, "a second annulment of the same decision") {
        for _ in 1...2 { try $0.annul($0.validations[0]) }
      },
      try story("annulment-of-another", .learnerMismatch, "an annulment that names another learner than its target") {
        try $0.annul($0.validations[0], learner: Story.ben)
      },
    ]
  }
}
