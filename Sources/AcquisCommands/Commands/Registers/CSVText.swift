/// Lines of CSV (RFC 4180, semicolons), quoted where needed. A cell that a spreadsheet would take for a formula is
/// preceded by an apostrophe: registers are opened in spreadsheets.
enum CSVText {
  static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ";") }

  private static func cell(_ text: String) -> String {
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.contains(where: { ";\"\n\r".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
