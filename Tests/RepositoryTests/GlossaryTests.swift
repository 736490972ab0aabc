import Testing

@Suite("GLOSSARY.md")
struct GlossaryTests {
  /// The cells of every row that is neither a heading nor a rule.
  let rows: [[Substring]]

  init() throws {
    rows = try Repository.text("GLOSSARY.md").split(separator: "\n").compactMap { line in
      guard line.hasPrefix("| "), !line.hasPrefix("| français") else { return nil }
      return line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map(\.self)
    }
  }

  @Test("has four columns everywhere, and many rows")
  func columns() {
    #expect(rows.allSatisfy { $0.count == 4 })
    #expect(rows.count > 60)
  }

  @Test("names types that exist")
  func types() throws {
    let sources = try Repository.files(in: ["Sources"], suffix: ".swift").map { try Repository.text($0) }
    let code = sources.joined(separator: "\n")
    let declared = Set(code.matches(of: /(?:struct|enum|class|protocol|typealias) ([A-Za-z]+)/).map(\.1))
    for span in spans(in: 2).flatMap({ $0.matches(of: /[A-Za-z]+/).map(\.0) }) {
      let isType = span.first?.isUppercase == true && span != "Int"
      if isType { #expect(declared.contains(span), "GLOSSARY.md names \(span)") }
    }
  }

  @Test("names commands that exist")
  func commands() {
    for span in spans(in: 3) where span.hasPrefix("acquis ") {
      let words = span.split(separator: " ").dropFirst().prefix { !$0.hasPrefix("--") }.joined(separator: " ")
      let exists = CommandTests.all.contains { $0 == words || $0.hasPrefix(words + " ") }
      #expect(exists, "\(span) is no command")
    }
  }

  /// What stands between backticks in a column.
  private func spans(in column: Int) -> [Substring] {
    rows.flatMap { row in
      row[column].split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
        .map(\.element)
    }
  }
}
