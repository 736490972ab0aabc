import AcquisCredits
import AcquisValues
import Testing

@Suite struct ScenarioTests {
  static let scenarios =
    Scenario.certifications + Scenario.rules + Scenario.learners + Scenario.centres + Scenario.decisions
    + Scenario.awards + Scenario.annulments

  @Test("what must hold", arguments: scenarios)
  func holds(scenario: Scenario) throws {
    var state = CreditState()
    for (number, row) in scenario.rows.enumerated() {
      if row.isBatch {
        state.beginBatch()
        continue
      }
      let statement = try row.statement()
      let refusal = state.refusal(of: statement, made: row.made)
      #expect(refusal?.code == row.refusal, "\(row.text): \(refusal?.message ?? "allowed")")
      if row.refusal == nil { state.apply(statement, id: row.id(number: number), made: row.made) }
    }
  }

  @Test("every requirement refuses something here", arguments: RefusalCode.allCases)
  func covered(code: RefusalCode) {
    #expect(Self.scenarios.contains { $0.rows.contains { $0.refusal == code } })
  }

  @Test("a refusal says what is wrong and what to do, in sentences")
  func sentences() throws {
    var state = CreditState()
    for scenario in Self.scenarios {
      state = CreditState()
      for (number, row) in scenario.rows.enumerated() where !row.isBatch {
        let statement = try row.statement()
        if let refusal = state.refusal(of: statement, made: row.made) {
          for sentence in [refusal.message, refusal.remedy] {
            #expect(sentence.hasSuffix(".") && sentence.first?.isUppercase == true)
          }
          for learner in statement.learners { #expect(!refusal.message.contains(learner.description)) }
        } else {
          state.apply(statement, id: row.id(number: number), made: row.made)
        }
      }
    }
  }
}
