import AcquisCredits
import AcquisJSON

/// A column of a table of statements (docs/minutes.md). All but the first seven are members of the statement's body.
enum TableColumn: String, CaseIterable {
  case type, made
  /// Whom the line is about: by id, by reference, or by name and birth date.
  case learner, reference, name, birthDate
  case id
  case certification, block, centre, route, outcome, modality, assessors, competences
  case session, decision, condition, assessment, further, present
  case module, trainer, blocks, basis, diploma, statement, reason

  /// The columns that are members of the body as they stand.
  static let members = allCases.drop { $0 != .certification }

  /// The member that a cell stands for, in a statement of `type`. Throws ``Problem``; it quotes nothing of the cell.
  func member(_ cell: String, type: String) throws(Problem) -> JSONValue {
    switch self {
    case .assessors: try pairs(cell, "person", "capacity")
    case .competences: try pairs(cell, "competence", "outcome")
    case .further, .present, .blocks: .array(entries(cell).map { .string($0) })
    case .statement where type == "credit-recognised": .array(entries(cell).map { .string($0) })
    default: .string(cell)
    }
  }

  /// What stands between blanks or bars.
  private func entries(_ cell: String) -> [String] {
    cell.split { $0 == " " || $0 == "|" }.map(String.init)
  }

  /// Entries of the form `FIRST:SECOND`. An id may have a colon, too, so that the last one separates.
  private func pairs(_ cell: String, _ first: String, _ second: String) throws(Problem) -> JSONValue {
    var pairs: [JSONValue] = []
    for entry in entries(cell) {
      guard let colon = entry.lastIndex(of: ":") else {
        throw Problem(
          "bad-argument", "The column \(self) takes entries \(first):\(second), with blanks or | between them",
          remedy: "Correct the line.")
      }
      let values = (String(entry[..<colon]), String(entry[entry.index(after: colon)...]))
      pairs.append(.object(JSONObject(uniqueMembers: [(first, .string(values.0)), (second, .string(values.1))])))
    }
    return .array(pairs)
  }
}

/// A line of a table.
struct TableRow {
  let line: FileLine
  private let fields: [String]
  private let positions: [TableColumn: Int]

  init(_ fields: [String], at line: FileLine, _ positions: [TableColumn: Int]) {
    self.line = line
    self.fields = fields
    self.positions = positions
  }

  /// The cell without white space at its ends; `nil` if that is empty.
  subscript(column: TableColumn) -> String? {
    guard let position = positions[column] else { return nil }
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    var cell = fields[position].utf8.drop(while: isBlank)
    while let last = cell.last, isBlank(last) { cell.removeLast() }
    return cell.isEmpty ? nil : String(Substring(cell))
  }

  /// Whether the line is a decision that leaves it to the ledger on which assessment it rests.
  var seeksAssessment: Bool {
    self[.type] == "block-validated" && self[.assessment] == nil
      && self[.decision].flatMap { Decision(rawValue: $0) }?.settles == true
  }
}
