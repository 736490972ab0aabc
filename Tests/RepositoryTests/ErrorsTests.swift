import AcquisCredits
import Testing

@Suite("docs/errors.md and the code")
struct ErrorsTests {
  /// The cells of the rows of the table.
  private static func rows() throws -> [[String]] {
    try Repository.text("docs/errors.md").split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map { $0.trimming(" ") }
    }
  }

  @Test("name the same refusals, each once and in the same order")
  func codes() throws {
    #expect(try Self.rows().map { $0[0] } == RefusalCode.allCases.map { "`\($0.rawValue)`" })
  }

  @Test("say with an example what is wrong, and the same of what to do", arguments: RefusalCode.allCases)
  func remedies(code: RefusalCode) throws {
    let row = try #require(try Self.rows().first { $0[0] == "`\(code.rawValue)`" })
    #expect(row.count == 4 && row.allSatisfy { $0.count > 2 })
    #expect(row.last == code.remedy)
  }
}

extension Substring {
  fileprivate func trimming(_ blank: Character) -> String {
    String(drop { $0 == blank }.reversed().drop { $0 == blank }.reversed())
  }
}
