import AcquisCredits
import AcquisValues
import Testing

@Suite struct ContextTests {
  private static let seeds = 0..<60
  private static let worlds = seeds.map { RandomWorld.grown(seed: $0, batches: 80) }

  @Test("a writer who read the context judges as one who read everything", arguments: seeds)
  func exact(seed: Int) throws {
    var world = Self.worlds[seed]
    for _ in 0..<40 {
      let candidates = (0..<3).map { _ in world.candidate() }
      var full = world.state
      full.beginBatch()
      var partial = CreditState.reading(for: candidates.map(\.statement), rules: full.rules) { world.store.read($0) }
      for candidate in candidates {
        let refusal = full.refusal(of: candidate.statement, made: candidate.made)
        #expect(partial.refusal(of: candidate.statement, made: candidate.made) == refusal, "\(candidate.statement)")
        #expect(partial.signers(of: candidate.statement) == full.signers(of: candidate.statement))
        guard refusal == nil else { continue }
        full.apply(candidate.statement, id: candidate.id, made: candidate.made)
        partial.apply(candidate.statement, id: candidate.id, made: candidate.made)
      }
    }
  }

  @Test("the random histories allow and refuse for every reason, so that the comparison means something")
  func variety() {
    var (allowed, refused): (Set<String>, Set<RefusalCode>) = ([], [])
    for seed in Self.seeds {
      var world = Self.worlds[seed]
      for _ in 0..<180 {
        let candidate = world.candidate()
        if let refusal = world.state.refusal(of: candidate.statement, made: candidate.made) {
          refused.insert(refusal.code)
        } else {
          allowed.insert(candidate.statement.type)
        }
      }
    }
    #expect(Set(CreditStatement.types(under: .two)).subtracting(allowed) == [])
    #expect(Set(RefusalCode.allCases).subtracting(refused) == [])
  }

  @Test("what comes before it in a batch is taken into account: a merger brings the other id's certifications")
  func batch() throws {
    let history = Scenario(
      "R6", "",
      given: """
        2026-01-05  register   r1   RNCP100  rncp BC01
        2026-01-05  register   r2   RNCP200  rncp BC01
        2026-01-05  policy     p2   RNCP200  {"confirmation":true}
        2026-01-05  rule       u1   RNCP100  {"need":1,"of":[{"block":"BC01","certification":"RNCP200"}]}
        2026-01-05  authorise  z1   CENTRE-1 RNCP200
        2026-01-05  enrol      ada  RNCP200
        2026-01-05  enrol      bob  RNCP100
        2026-01-05  assess     a1   ada RNCP200/BC01 CENTRE-1
        2026-01-05  validate   v1   ada RNCP200/BC01 a1 acquired
        """, "")
    var play = Play(history)
    for (number, row) in history.rows.enumerated() {
      let refusal = try play.play(row, number: number)
      #expect(refusal == nil)
    }
    let merger = CreditStatement.learnerMerged(LearnerMerged(learner: person("ada"), into: person("bob")))
    let award = CreditStatement.certificationAwarded(
      CertificationAwarded(learner: person("bob"), certification: "RNCP100", session: "S-1"))
    let context = play.state.context(for: [merger, award])
    #expect(context.contains(.statements(types: ["policy-stated"], tags: [ContextTag("certification", "RNCP200")])))
    #expect(!play.state.context(for: award).isSuperset(of: context))
  }

  @Test("a context is small: other learners and other certifications are not read")
  func small() {
    let enrolment = CreditStatement.learnerEnrolled(LearnerEnrolled(learner: person("ada"), certification: "RNCP100"))
    let certification = ContextTag("certification", "RNCP100")
    #expect(
      CreditState().context(for: enrolment) == [
        .statements(types: ["certification-registered"], tags: [certification]),
        .statements(types: ["rule-stated"], tags: [certification]),
        .statements(types: ["policy-stated"], tags: [certification]),
        .statements(types: Self.aboutLearners, tags: [ContextTag("learner", person("ada").description)]),
      ])
  }

  private static let aboutLearners: Set<String> = [
    "learner-enrolled", "learner-targeted", "learner-withdrawn", "learner-identified", "learner-merged",
    "learner-erased", "training-followed", "block-assessed", "block-validated", "certification-awarded",
    "statement-annulled", "decision-confirmed", "condition-lifted", "credit-recognised", "recognition-suspended",
    "document-issued",
  ]
}
