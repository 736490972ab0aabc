import AcquisExchange
import AcquisJSON
import AcquisRecords
import AcquisValues

/// Statements as a table: one line each, its members in columns; empty cells are members left out.
public enum StatementTable {
  private static let memberColumns = [
    "assessment", "block", "centre", "certification", "decision", "learner", "module", "outcome", "reason", "route",
    "session", "statement",
  ]
  private static let types: Set<String> = [
    "training-followed", "block-assessed", "block-validated", "certification-awarded", "learner-targeted",
    "learner-withdrawn", "statement-annulled",
  ]

  /// A header, and one line of each type that a table can hold.
  public static let template = """
    type;made;learner;certification;block;centre;outcome;route;assessment;session;decision;module;statement;reason;id
    block-assessed;2026-06-24;LEARNER-ID;RNCP00000;BC01;CENTRE;acquired;apprenticeship;;;;;;;11111111-1111-4111-8111-111111111111
    block-validated;2026-06-26;LEARNER-ID;RNCP00000;BC01;;;;11111111-1111-4111-8111-111111111111;SESSION;acquired;;;;
    certification-awarded;2026-06-26;LEARNER-ID;RNCP00000;;;;;;SESSION;;;;;
    training-followed;2026-03-02;LEARNER-ID;RNCP00000;BC01;;;;;;;MODULE;;;
    learner-targeted;2026-01-05;LEARNER-ID;RNCP00000;;;;;;;;;;;
    learner-withdrawn;2026-09-01;LEARNER-ID;RNCP00000;;;;;;;;;;;
    statement-annulled;2026-07-01;LEARNER-ID;;;;;;;;;;22222222-2222-4222-8222-222222222222;clerical-error;

    """

  /// Reads a table. Throws ``Problem`` with the line.
  static func read(_ path: String, environment: Environment) throws(Problem) -> [Draft] {
    var drafts: [Draft] = []
    do {
      try CSVReader().readTable(path: path, required: ["type", "made"]) { row in
        let place = "\(path):\(row.line)"
        do throws(Problem) { drafts.append(try draft(row, environment).at(place)) } catch { throw error.at(place) }
      }
    } catch let error as ImportError {
      throw Problem(error, path)
    } catch { throw Problem(error) }
    return drafts
  }

  private static func draft(_ row: CSVRow, _ environment: Environment) throws(Problem) -> Draft {
    guard let type = row.value("type"), types.contains(type) else {
      throw Problem(
        "type-unknown", "The column type takes one of \(types.sorted().joined(separator: ", "))",
        remedy: "See 'acquis record --template'; other types go in as JSON lines.")
    }
    guard let made = row.value("made").flatMap({ Day($0) }) else {
      throw Problem(
        "bad-argument", "The column made takes a date that exists, as YYYY-MM-DD", remedy: "Correct the line.")
    }
    var body = JSONObject()
    for column in memberColumns { if let value = row.value(column) { body[column] = .string(value) } }
    var id = try environment.newStatementID()
    if let text = row.value("id") {
      guard let given = StatementID(text) else {
        throw Problem("bad-argument", "The column id takes a lower-case UUID", remedy: "Correct the line.")
      }
      id = given
    }
    return try Draft(type: type, body: body, made: made, id: id)
  }
}

extension Problem {
  init(_ error: ImportError, _ path: String) {
    var place = error.file ?? path
    if let location = error.location {
      place += ":\(location.line)" + (location.column.map { ":\($0)" } ?? "")
    }
    self.init("import-" + error.code.rawValue, error.what, at: place, remedy: error.remedy)
  }
}
