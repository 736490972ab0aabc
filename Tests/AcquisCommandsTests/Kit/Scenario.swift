import Foundation

/// A readable transcript: commands, what they print, how they end.
///
///     # Prose, for the reader.
///     $ acquis learner enrol --target RNCP99902
///     | <id1>
///     $ acquis progress nobody
///     ! acquis: No learner has this id or reference [learner-unknown]
///     = exit 2
///
/// `$` a line of shell, `>` its continuation, `|` standard output, `!` standard error, `=` an exit status but 0. Files with
/// several lines are written by here-documents. See ``Placeholders`` for `<id1>` and the like.
struct Scenario {
  struct Step {
    var prose: [String]
    var command: [String]
  }

  let steps: [Step]
  private let epilogue: [String]

  init(_ text: String) {
    var steps: [Step] = []
    var prose: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      switch line.first {
      case "$":
        steps.append(Step(prose: prose, command: [String(line.dropFirst(2))]))
        prose = []
      case ">": steps[steps.count - 1].command.append(String(line.dropFirst(2)))
      case "|", "!", "=": continue
      default: prose.append(line)
      }
    }
    self.steps = steps
    epilogue = prose
  }

  /// Runs every command in `sandbox` and returns the transcript.
  func play(in sandbox: Sandbox) throws -> String {
    var placeholders = Placeholders(directory: sandbox.path)
    var lines: [String] = []
    for step in steps {
      lines += step.prose
      for (index, line) in step.command.enumerated() { lines.append((index == 0 ? "$ " : "> ") + line) }
      let outcome = try sandbox.run(placeholders.reveal(step.command.joined(separator: "\n")))
      lines += Scenario.marked("|", placeholders.conceal(outcome.outText))
      lines += Scenario.marked("!", placeholders.conceal(outcome.errText))
      if outcome.exit != 0 { lines.append("= exit \(outcome.exit)") }
    }
    return (lines + epilogue).joined(separator: "\n")
  }

  private static func marked(_ mark: String, _ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return (lines.last == "" ? lines.dropLast() : lines + ["(no newline at the end)"]).map {
      $0.isEmpty ? mark : "\(mark) \($0)"
    }
  }
}
