import AcquisAudit
import AcquisJSON
import AcquisRecords

extension Deviation {
  static let credit: [Deviation] = [
    Deviation(.certificationUnknown, "a target that is not registered") { story in
      try story.scribe.record("learner-targeted", ["certification": "RNCP9", "learner": .string(Story.ben)])
    },
    Deviation(.certificationMismatch, "a description after its batch") { story in
      try story.scribe.record("block-described", Story.described("BC1", story.registration))
    },
    Deviation(.blockUnknown, "a block of no certification") { _ = try $0.assess("BC9", of: Story.ben) },
    Deviation(.blockRequired, "no block, on a certification that has some") { _ = try $0.assess(nil, of: Story.ben) },
    Deviation(.blocksRefused, "blocks in the specific directory") { story in
      try story.scribe.record("certification-registered", Story.registered("RS1", register: "rs"))
    },
    Deviation(.ruleInvalid, "a rule on a block that is none") { story in
      try story.scribe.record("rule-stated", Story.rule(["need": 1, "of": ["BC9"]]), by: [Keys.body])
    },
    Deviation(.ruleInvalid, "a rule that needs more than it has") { story in
      try story.scribe.record("rule-stated", Story.rule(["need": 2, "of": ["BC1"]]), by: [Keys.body])
    },
    Deviation(.learnerUnknown, "a learner never enrolled") { story in
      _ = try story.assess("BC1", of: "cccccccc-0000-4000-8000-000000000003")
    },
    Deviation(.learnerRepeated, "a learner enrolled twice") { story in
      try story.scribe.record(
        "learner-enrolled", ["certification": "RNCP1", "identity": [:], "learner": .string(Story.ben)])
    },
    Deviation(.learnerClosed, "a training module of a learner merged away") { story in
      try story.scribe.record("learner-merged", ["learner": [.string(Story.ben), .string(Story.ada)]])
      try story.scribe.record("training-followed", Story.training(Story.ben))
    },
    Deviation(.targetUnknown, "a target given up twice") { story in
      for _ in 0..<2 {
        try story.scribe.record("learner-withdrawn", ["certification": "RNCP1", "learner": .string(Story.ben)])
      }
    },
    Deviation(.centreUnauthorised, "a centre that nobody authorised") { story in
      _ = try story.assess("BC2", of: Story.ben, centre: "C9", by: Keys.op)
    },
    Deviation(.centreUnauthorised, "an assessment before the authorisation begins") { story in
      _ = try story.assess("BC2", of: Story.ben, made: "2025-12-31")
    },
    Deviation(.centreUnauthorised, "a partner who may only train") { story in
      _ = try story.assess("BC2", of: Story.ben, centre: "P2", by: Keys.op)
    },
    Deviation(.assessmentMissing, "an assessment of another learner") { story in
      try story.validate("BC1", story.bensAssessment, of: Story.ada)
    },
    Deviation(.assessmentMissing, "an assessment on another block") { story in
      try story.validate("BC2", story.bensAssessment)
    },
    Deviation(.moduleAsCredit, "a decision on a training module") { story in
      try story.validate("BC1", story.training, of: Story.ada)
    },
    Deviation(.assessmentDecided, "a second decision") { story in
      try story.validate("BC1", story.assessments[0], of: Story.ada)
    },
    Deviation(.validatedBeforeAssessed, "a decision of the day before") { story in
      try story.validate("BC1", story.bensAssessment, made: "2026-01-05")
    },
    Deviation(.awardUnmet, "an award without blocks") { story in
      try story.scribe.record("certification-awarded", Story.awarded(Story.ben), by: [Keys.body])
    },
    Deviation(.awardRepeated, "a second award") { story in
      try story.scribe.record("certification-awarded", Story.awarded(), by: [Keys.body], made: "2026-01-08")
    },
    Deviation(.annulTarget, "an annulment of an enrolment") { story in
      try story.annul(story.enrolment, by: [Keys.op])
    },
    Deviation(.annulTarget, "a second annulment") { story in
      for _ in 0..<2 { try story.annul(story.validations[0]) }
    },
    Deviation(.learnerMismatch, "an annulment that names nobody") { try $0.annul($0.validations[0], learner: nil) },
  ]
}
