import AcquisCredits
import AcquisValues
import Testing

@Suite struct ScenarioTests {
  static let scenarios =
    Scenario.certifications + Scenario.rules + Scenario.learners + Scenario.centres + Scenario.decisions
    + Scenario.awards + Scenario.annulments + Scenario.rulesOne

  static let all = scenarios + Rulebook.scenarios

  @Test("what must hold", arguments: all)
  func holds(scenario: Scenario) throws {
    var play = Play(scenario)
    for (number, row) in scenario.rows.enumerated() {
      if row.isBatch {
        play.beginBatch()
      } else if let question = row.question {
        let answer = play.asOf(row.made).line(for: question)
        #expect(question.joined(separator: " ") == answer, "\(scenario.name)")
      } else {
        let refusal = try play.play(row, number: number)
        #expect(refusal?.code == row.refusal, "\(row.text): \(refusal?.message ?? "allowed")")
      }
    }
  }

  @Test("what a scenario states has the form that it would have in a ledger", arguments: all)
  func form(scenario: Scenario) throws {
    for row in scenario.rows where !row.isBatch && row.question == nil && row.refusal == nil {
      let statement = try row.statement()
      let read = try CreditStatement(type: statement.type, body: statement.body, rules: scenario.rules)
      #expect(read == statement, "\(row.text)")
    }
  }

  @Test("no two statements of a scenario have the same id", arguments: all)
  func ids(scenario: Scenario) throws {
    let rows = scenario.rows.enumerated().filter { !$1.isBatch && $1.question == nil && $1.refusal == nil }
    let ids = rows.map { $1.id(number: $0) }
    #expect(Set(ids).count == ids.count)
  }

  @Test("every requirement refuses something here", arguments: RefusalCode.allCases)
  func covered(code: RefusalCode) {
    #expect(Self.all.contains { $0.rows.contains { $0.refusal == code } })
  }

  @Test("a refusal says what is wrong and what to do, in sentences", arguments: all)
  func sentences(scenario: Scenario) throws {
    var play = Play(scenario)
    for (number, row) in scenario.rows.enumerated() where !row.isBatch && row.question == nil {
      guard let refusal = try play.play(row, number: number) else { continue }
      for sentence in [refusal.message, refusal.remedy] {
        #expect(
          sentence.hasSuffix(".") && sentence.first?.isUppercase ?? sentence.first?.isNumber == true, "\(sentence)")
      }
      for learner in try row.statement().learners { #expect(!refusal.message.contains(learner.description)) }
    }
  }
}
