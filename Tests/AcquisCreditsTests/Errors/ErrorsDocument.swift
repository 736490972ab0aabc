import AcquisCredits

/// docs/errors.md: every refusal, with an example that a scenario shows.
enum ErrorsDocument {
  private static let preface = """
    # Refusals

    What a writer refuses to record, and an audit reports as a finding if it was recorded all the same. The codes are stable;
    the requirements behind them are those of [SPEC.md](../SPEC.md#92-credit), by the same names. Each example is a line of a
    scenario in `Tests/AcquisCreditsTests`, in the words explained in `Scenario.swift` there; all names are invented.

    This page is written by a test: `ACQUIS_WRITE_GOLDEN=1 swift test --filter ErrorsDocument`.

    | code | refused, for example | what is said | what to do |
    |---|---|---|---|

    """

  static func text() throws -> String {
    let examples = try examples()
    return preface
      + RefusalCode.allCases.map { code in
        let example = examples[code]
        return
          "| `\(code.rawValue)` | `\(example?.line ?? "")` | \(example?.refusal.message ?? "") | \(code.remedy) |\n"
      }.joined()
  }

  private typealias Example = (line: String, refusal: Refusal)

  /// The first refusal for each reason, in the rulebook if there is one.
  private static func examples() throws -> [RefusalCode: Example] {
    var examples: [RefusalCode: Example] = [:]
    for scenario in Rulebook.scenarios + ScenarioTests.scenarios {
      var play = Play(scenario)
      for (number, row) in scenario.rows.enumerated() where row.question == nil {
        if row.isBatch {
          play.beginBatch()
        } else if let refusal = try play.play(row, number: number), examples[refusal.code] == nil {
          examples[refusal.code] = (row.said, refusal)
        }
      }
    }
    return examples
  }
}

extension Row {
  /// The statement as it stands in the line, without what becomes of it.
  fileprivate var said: String {
    text.split(separator: "->")[0].split(separator: " ").joined(separator: " ")
  }
}
