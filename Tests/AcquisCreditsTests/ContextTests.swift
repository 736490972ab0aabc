import AcquisCredits
import AcquisValues
import Testing

@Suite struct ContextTests {
  @Test("a writer who read the context judges as one who read everything", arguments: 0..<60)
  func exact(seed: Int) throws {
    var world = RandomWorld(seed: seed)
    for _ in 0..<60 { world.recordBatch() }
    for _ in 0..<40 {
      let candidates = (0..<3).map { _ in world.candidate() }
      var full = world.state
      full.beginBatch()
      var partial = CreditState.reading(for: candidates.map(\.statement)) { world.read($0) }
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

  @Test("the random histories allow and refuse for many reasons, so that the comparison means something")
  func variety() {
    var (allowed, refused): (Set<String>, Set<RefusalCode>) = ([], [])
    for seed in 0..<60 {
      var world = RandomWorld(seed: seed)
      for _ in 0..<60 { world.recordBatch() }
      for _ in 0..<100 {
        let candidate = world.candidate()
        if let refusal = world.state.refusal(of: candidate.statement, made: candidate.made) {
          refused.insert(refusal.code)
        } else {
          allowed.insert(candidate.statement.type)
        }
      }
    }
    #expect(Set(CreditStatement.types).subtracting(allowed) == [])
    #expect(Set(RefusalCode.allCases).subtracting(refused) == [])
  }

  @Test("a context is small: other learners and other certifications are not read")
  func small() {
    let enrolment = CreditStatement.learnerEnrolled(LearnerEnrolled(learner: person("ada"), certification: "RNCP100"))
    #expect(
      CreditState().context(for: enrolment) == [
        .statements(types: ["certification-registered"], tags: [ContextTag("certification", "RNCP100")]),
        .statements(types: Self.aboutLearners, tags: [ContextTag("learner", person("ada").description)]),
      ])
  }

  private static let aboutLearners: Set<String> = [
    "learner-enrolled", "learner-targeted", "learner-withdrawn", "learner-identified", "learner-merged",
    "learner-erased", "training-followed", "block-assessed", "block-validated", "certification-awarded",
    "statement-annulled",
  ]
}
