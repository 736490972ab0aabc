import AcquisCredits
import AcquisValues

/// A scenario as it is played, row by row.
struct Play {
  private(set) var state: CreditState
  private(set) var recorded: [RecordedStatement] = []

  init(_ scenario: Scenario) { state = CreditState(rules: scenario.rules) }

  /// Plays a row that is a statement: judges it, and takes it into account unless it is refused.
  mutating func play(_ row: Row, number: Int) throws -> Refusal? {
    let statement = try row.statement()
    if let refusal = state.refusal(of: statement, made: row.made) { return refusal }
    let next = RecordedStatement(statement, id: row.id(number: number), made: row.made, rules: state.rules)
    state.apply(next.statement, id: next.id, made: next.made)
    recorded.append(next)
    return nil
  }

  mutating func beginBatch() { state.beginBatch() }

  /// What the rows so far say that was true on a day: statements made by then (SPEC §11).
  func asOf(_ day: Day) -> Answer {
    var past = CreditState(rules: state.rules)
    let known = recorded.filter { $0.made <= day }
    for statement in known { past.apply(statement.statement, id: statement.id, made: statement.made) }
    return Answer(state: past, recorded: known, day: day)
  }
}
