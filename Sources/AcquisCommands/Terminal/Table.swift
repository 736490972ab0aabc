/// Rows of cells, aligned. Widths count what a terminal shows: a character is one column, colours none.
struct Table {
  private let header: [String]
  private var rows: [[String]] = []

  init(_ header: [String]) { self.header = header }

  mutating func add(_ cells: [String]) { rows.append(cells.map(Table.oneLine)) }

  var isEmpty: Bool { rows.isEmpty }

  /// The lines, header first, two spaces between the columns and none at the end.
  func lines(_ style: Style) -> [String] {
    let widths = header.indices.map { column in
      ([header] + rows).map { Table.width($0[column]) }.max() ?? 0
    }
    let head = Table.line(header, widths)
    return (rows.isEmpty ? [] : [style.faint(head)]) + rows.map { Table.line($0, widths) }
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      line += cell
      if column < cells.count - 1 { line += String(repeating: " ", count: widths[column] - width(cell) + 2) }
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  /// Columns that a terminal uses for `text`.
  static func width(_ text: String) -> Int {
    var (count, escaped) = (0, false)
    for character in text {
      if character == "\u{1B}" { escaped = true } else if escaped { escaped = character != "m" } else { count += 1 }
    }
    return count
  }

  /// Titles come from foreign files: no control character may reach the terminal but our own colours.
  private static func oneLine(_ text: String) -> String { Terminal.harmless(text, colours: true) }
}
