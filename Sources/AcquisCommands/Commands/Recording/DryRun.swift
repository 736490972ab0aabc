import Acquis
import AcquisJSON

/// What would become of a file if it were recorded now.
struct DryRun {
  private let count: Int
  private let rejected: [Problem]

  init(_ count: Int, rejected: [Problem]) {
    self.count = count
    self.rejected = rejected
  }

  /// Exit status 2 if a line is rejected.
  var answer: Answer {
    Answer(
      json: [
        "recorded": [], "rejected": .array(rejected.map(DryRun.json)), "statements": .integer(Int64(count)),
      ], text: [sentence] + table, exit: rejected.isEmpty ? 0 : ExitStatus.notDone.rawValue)
  }

  private static func json(_ problem: Problem) -> JSONValue {
    [
      "code": .string(problem.code), "line": problem.line.map { .integer(Int64($0)) } ?? .null,
      "message": .string(problem.message), "remedy": .string(problem.remedy),
    ]
  }

  private var sentence: String {
    if rejected.isEmpty {
      return say(
        count, ("1 statement could be recorded.", "\(count) statements could be recorded."),
        ("\(count) déclaration pourrait être enregistrée.", "\(count) déclarations pourraient être enregistrées."))
    }
    return Style.current.no + " "
      + say(
        rejected.count, ("1 line of \(count) is rejected.", "\(rejected.count) lines of \(count) are rejected."),
        ("\(rejected.count) ligne sur \(count) est rejetée.", "\(rejected.count) lignes sur \(count) sont rejetées."))
  }

  /// A line for each rejected one, and under it what to do.
  private var table: [String] {
    guard !rejected.isEmpty else { return [] }
    var table = Table([say("LINE", "LIGNE"), "CODE", say("REASON", "MOTIF")])
    for problem in rejected {
      let sentences = Complaint(problem).sentences(.current)
      table.add([problem.place ?? "", problem.code, sentences[0]])
      for sentence in sentences.dropFirst() { table.add(["", "", sentence]) }
    }
    return table.lines(.current)
  }
}
