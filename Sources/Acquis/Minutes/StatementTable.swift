import AcquisCredits
import AcquisExchange
import AcquisJSON
import AcquisValues

/// A table of statements, such as the minutes of a session: one line each, its members in columns; empty cells are
/// members left out (docs/minutes.md).
struct StatementTable {
  private let path: String
  private let positions: [TableColumn: Int]
  private let columnCount: Int

  private static let types: Set<String> = [
    "training-followed", "block-assessed", "block-validated", "certification-awarded", "condition-lifted",
    "credit-recognised", "decision-confirmed", "learner-targeted", "learner-withdrawn", "session-held",
    "statement-annulled",
  ]

  /// Reads the header. Throws ``Problem``: a column that is none would be lost without a word.
  init(_ path: String) throws(Problem) {
    self.path = path
    guard let header = try StatementTable.header(path) else {
      throw StatementTable.columns("The file is empty", FileLine(file: path, number: 1))
    }
    let line = FileLine(file: path, number: header.line)
    for column in [TableColumn.type, .made] where !header.fields.contains(column.rawValue) {
      throw StatementTable.columns("There is no column “\(column)”", line)
    }
    var positions: [TableColumn: Int] = [:]
    for (position, name) in header.fields.enumerated() {
      guard let column = TableColumn(rawValue: name) else {
        throw StatementTable.columns("Column \(position + 1) is none of a table of statements", line)
      }
      guard positions.updateValue(position, forKey: column) == nil else {
        throw StatementTable.columns("The column “\(column)” occurs twice", line)
      }
    }
    self.positions = positions
    columnCount = header.fields.count
  }

  /// What must be looked up before the lines can be read. Throws ``Problem`` for a fault of the file. O(n).
  func questions() throws(Problem) -> TableQuestions {
    var questions = TableQuestions()
    try forEachRecord { record, line in
      if record.fields.count == columnCount { questions.take(TableRow(record.fields, at: line, positions)) }
    }
    return questions
  }

  /// Reads all lines. Throws ``Problem`` for a fault of the file. O(n).
  func lines(lookup: TableLookup, _ environment: Environment) throws(Problem) -> StatementLines {
    var (lines, lookup) = (StatementLines(), lookup)
    try forEachRecord { record, line in
      let draft = lines.take(line) { () throws(Problem) in
        guard record.fields.count == columnCount else {
          throw StatementTable.columns("\(record.fields.count) fields where the header has \(columnCount)", line)
        }
        return try StatementTable.draft(TableRow(record.fields, at: line, positions), lookup, environment)
      }
      if let draft { lookup.take(draft) }
    }
    return lines
  }

  private static func draft(
    _ row: TableRow, _ lookup: TableLookup, _ environment: Environment
  ) throws(Problem) -> Draft {
    guard let type = row[.type], types.contains(type) else {
      throw Problem(
        "type-unknown", "The column type takes one of \(types.sorted().joined(separator: ", "))",
        remedy: "See 'acquis record --template'; other types go in as JSON lines.")
    }
    guard let made = row[.made].flatMap({ Day($0) }) else {
      throw wrong("The column made takes a date that exists, as YYYY-MM-DD")
    }
    var id = try environment.newStatementID()
    if let text = row[.id] {
      guard let given = StatementID(text) else { throw wrong("The column id takes a lower-case UUID") }
      id = given
    }
    var body = JSONObject()
    for column in TableColumn.members {
      if let cell = row[column] { body[column.rawValue] = try column.member(cell, type: type) }
    }
    let learner = try lookup.learner(row)
    if let learner { body["learner"] = .string(learner.description) }
    if row.seeksAssessment {
      let (learner, subject) = try decided(row, learner)
      body["assessment"] = .string(try lookup.assessment(of: learner, subject, decision: id).description)
    }
    return try Draft(type: type, body: body, made: made, id: id)
  }

  /// What is decided on, and of whom.
  private static func decided(
    _ row: TableRow, _ learner: LearnerID?
  ) throws(Problem) -> (LearnerID, BlockReference) {
    guard let learner else {
      throw wrong("A decision names its candidate by learner, by reference, or by name and birthDate")
    }
    guard let certification = row[.certification].flatMap({ CertificationCode($0) }) else {
      throw wrong("The column certification takes an id")
    }
    guard let text = row[.block] else { return (learner, BlockReference(certification, nil)) }
    guard let block = BlockCode(text) else { throw wrong("The column block takes an id") }
    return (learner, BlockReference(certification, block))
  }
}

// MARK: - The file

extension StatementTable {
  private struct Enough: Error {}

  private static func header(_ path: String) throws(Problem) -> CSVRecord? {
    var header: CSVRecord?
    do {
      try CSVReader().read(path: path) { record in
        header = record
        throw Enough()
      }
    } catch is Enough {} catch let error as ImportError {
      throw Problem(error, path)
    } catch { throw Problem(error) }
    return header
  }

  private func forEachRecord(_ body: (CSVRecord, FileLine) throws -> Void) throws(Problem) {
    var isHeader = true
    do {
      try CSVReader().read(path: path) { record in
        if !isHeader { try body(record, FileLine(file: path, number: record.line)) }
        isHeader = false
      }
    } catch let error as ImportError {
      throw Problem(error, path)
    } catch { throw Problem(error) }
  }

  private static func wrong(_ what: String) -> Problem { Problem("bad-argument", what, remedy: "Correct the line.") }

  private static func columns(_ what: String, _ line: FileLine) -> Problem {
    let remedy = "compare the file with its description, separators included"
    return Problem(ImportError(.columns, what, remedy: remedy), line.file).at(line)
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
