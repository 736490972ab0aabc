/// The table of modules in ARCHITECTURE.md: which row each stands in, and what it takes from outside the package.
struct ModuleTable {
  /// A module's row; a module imports only modules of lower rows.
  let rows: [String: Int]
  /// The C libraries, packages and Foundation that a module may import.
  let outside: [String: Set<String>]

  /// Reads the lines that begin with a number: `| row | module | responsibility | read first | outside |`.
  init() throws {
    var (rows, outside): ([String: Int], [String: Set<String>]) = ([:], [:])
    for line in try Repository.text("ARCHITECTURE.md").split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
        $0.split(separator: " ").joined(separator: " ")
      }
      guard cells.count == 5, let row = Int(cells[0]) else { continue }
      let name = String(cells[1].filter { $0 != "`" })
      rows[name] = row
      outside[name] = Set(cells[4].split(separator: ",").map { String($0.filter { $0 != "`" && $0 != " " }) })
        .subtracting(["–"])
    }
    (self.rows, self.outside) = (rows, outside)
  }
}
