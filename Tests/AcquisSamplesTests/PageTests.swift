import Acquis
import AcquisAudit
import Foundation
import Testing

@Suite("What is no page")
struct PageTests {
  /// What is done to a page so that no record can be read out of it.
  static let alterations: [(String, @Sendable (String) -> String)] = [
    ("another language", { $0.replacingOccurrences(of: "<html lang=\"en\">", with: "<html lang=\"de\">") }),
    (
      "the words of another language", { $0.replacingOccurrences(of: "<html lang=\"en\">", with: "<html lang=\"fr\">") }
    ),
    ("no record", { $0.replacingOccurrences(of: "<p class=\"proof\">", with: "<p>") }),
    ("two records", { $0.replacingOccurrences(of: "</body>", with: carrier(of: $0) + "\n</body>") }),
    ("a record that is no base64", { $0.replacingOccurrences(of: ";base64,", with: ";base64,=") }),
    ("nothing but its first line", { _ in "<!DOCTYPE html>\n" }),
  ]

  private static func carrier(of page: String) -> String {
    page.components(separatedBy: "\n").first { $0.hasPrefix("<p class=\"proof\">") } ?? ""
  }

  private static func altered() throws -> [(name: String, text: String)] {
    let page = try String(contentsOfFile: Committed.directory + "/valid/ada.html", encoding: .utf8)
    return alterations.map { ($0.0, $0.1(page)) }
  }

  @Test("is said to be altered, and nothing else, as there is nothing else to judge")
  func here() throws {
    let directory = try TemporaryDirectory()
    for (name, text) in try Self.altered() {
      try directory.write("page", Array(text.utf8))
      let report = try Verification.verify(directory.path + "/page", trust: nil)
      #expect(report.findings.map(\.code) == [.pageAltered], "\(name)")
      #expect(report.exitStatus == 1)
    }
  }

  @Test("is said to be altered by the second verifier, too", .enabled(if: Python.isThere, Python.absent))
  func there() throws {
    let directory = try TemporaryDirectory()
    let pages = try Self.altered()
    for (number, page) in pages.enumerated() { try directory.write("\(number)", Array(page.text.utf8)) }
    let answers = try Python.judge(pages.indices.map { ["\(directory.path)/\($0)"] })
    try #require(answers.count == pages.count)
    for (page, answer) in zip(pages, answers) {
      #expect(answer.exit == 1 && answer.codes == ["page-altered"], "\(page.name): \(answer)")
    }
  }
}
