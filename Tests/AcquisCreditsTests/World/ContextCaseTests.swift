import AcquisCredits
import AcquisValues
import Testing

/// Histories in which something far away decides, so that it must be read, too.
@Suite("What must be read") struct ContextCaseTests {
  @Test("of every scenario, each row is judged on its context as on everything", arguments: ScenarioTests.all + cases)
  func rows(scenario: Scenario) throws {
    var play = Play(scenario)
    for (number, row) in scenario.rows.enumerated() where row.question == nil {
      if row.isBatch {
        play.beginBatch()
        continue
      }
      let statement = try row.statement()
      let store = TaggedStore(play.recorded)
      let partial = CreditState.reading(for: [statement], rules: scenario.rules) { store.read($0) }
      // What belongs to a registration is judged within its batch, which no context holds.
      let isOfBatch = ["describe", "partners", "corresponds"].contains(row.verb)
      #expect(
        isOfBatch
          || partial.refusal(of: statement, made: row.made) == play.state.refusal(of: statement, made: row.made),
        "\(row.text)")
      #expect(partial.signers(of: statement) == play.state.signers(of: statement), "\(row.text)")
      let refusal = try play.play(row, number: number)
      #expect(refusal?.code == row.refusal, "\(row.text)")
    }
  }

  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  register   r2   RNCP200  rncp BC01 BC02
    2026-01-05  register   r3   RNCP300  rncp BC01
    2026-01-05  authorise  z1   CENTRE-1 RNCP100,RNCP200,RNCP300
    2026-01-05  rule       u1   RNCP100  {"need":1,"of":[{"certification":"RNCP200"}]}
    2026-01-05  enrol      ada  RNCP100
    2026-01-05  enrol      bob  RNCP100
    2026-01-05  enrol      eve  RNCP100
    2026-03-01  assess     a1   ada RNCP200/BC01 CENTRE-1
    2026-03-01  assess     a2   ada RNCP200/BC02 CENTRE-1
    2026-03-01  validate   v1   ada RNCP200/BC01 a1 acquired
    """

  private static let cases: [Scenario] = [
    Scenario(
      "6.2", "the rule of a certification that was awarded, where another needs it", given: given,
      """
      2026-03-01  rule       u2   RNCP200  {"need":1,"of":["BC01"]}
      2026-03-01  award      w1   ada RNCP200
      2026-03-01  award      w2   ada RNCP100
      """),
    Scenario(
      "6.2", "its blocks, where no rule is stated", given: given,
      """
      2026-03-01  validate   v2   ada RNCP200/BC02 a2 acquired
      2026-03-01  award      w1   ada RNCP200
      2026-03-01  award      w2   ada RNCP100
      """),
    Scenario(
      "6.4", "its policy: credit recorded late may have been too old for it", given: given,
      """
      2026-01-06  rule       u2   RNCP200  {"need":1,"of":[{"block":"BC01","certification":"RNCP300"}]}
      2026-01-06  policy     p1   RNCP200  {"usability":{"months":1}}
      2026-01-06  assess     a3   eve RNCP300/BC01 CENTRE-1
      2026-01-06  assess     a4   eve RNCP300/BC01 CENTRE-1
      2026-03-01  validate   v3   eve RNCP300/BC01 a3 acquired
      2026-03-01  award      w1   eve RNCP200
      2026-01-06  validate   v4   eve RNCP300/BC01 a4 acquired
      2026-03-01  annul      v3   eve
      2026-03-01  award      w2   eve RNCP100                           -> award-unmet
      """),
    Scenario(
      "6.1", "credit of an id that was merged into the learner's, of whom somebody else is named", given: given,
      """
      2026-03-02  merge      ada  bob
      2026-03-02  recognise  c1   bob RNCP300/BC01 equivalence v1
      2026-03-03  annul      v1   ada
      2026-03-03  document   i1   c1 eve RNCP300/BC01                   -> follow-up-target
      """),
  ]
}
