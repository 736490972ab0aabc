import Acquis
import AcquisAudit
import Foundation
import Testing

/// The goldens of AcquisExchangeTests, which carry a sound record: what this package renders, the second verifier must.
@Suite("A page of rules 2")
struct PracticePageTests {
  private static let paths = ["en", "fr"].map {
    Committed.root + "Tests/AcquisExchangeTests/Golden/page-rules-2-\($0).html"
  }

  /// What a forger would wish for, in both languages.
  private static let forgeries = [
    ("<td>conditional<", "<td>acquired<"), ("<td>sous réserve<", "<td>acquis<"), ("<td>suspended<", "<td>recognised<"),
    ("<td>à confirmer<", "<td>acquis<"), ("jury not recorded", "2026-04-02, Brest"),
    ("<td>duplicata<", "<td>original<"),
  ]

  /// The forged pages; each forgery can be made in one language.
  private static func forged() throws -> [(name: String, text: String)] {
    let pages = try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return try forgeries.map { old, new in
      let page = try #require(pages.first { $0.contains(old) }, "\(old)")
      return (old, page.replacingOccurrences(of: old, with: new))
    }
  }

  @Test("is what its record renders to; only who issued it is unknown", arguments: paths)
  func here(_ path: String) throws {
    #expect(try Verification.verify(path, trust: nil).findings.map(\.code) == [.issuerUnknown])
  }

  @Test("is that to the second verifier, too", .enabled(if: Python.isThere, Python.absent))
  func there() throws {
    for answer in try Python.judge(Self.paths.map { [$0] }) { #expect(answer.codes == ["issuer-unknown"]) }
  }

  @Test("that says more than its record is altered", .enabled(if: Python.isThere, Python.absent))
  func forged() throws {
    let directory = try TemporaryDirectory()
    let pages = try Self.forged()
    for (number, page) in pages.enumerated() { try directory.write("\(number)", Array(page.text.utf8)) }
    let answers = try Python.judge(pages.indices.map { ["\(directory.path)/\($0)"] })
    try #require(answers.count == pages.count)
    for (number, (page, answer)) in zip(pages, answers).enumerated() {
      let report = try Verification.verify("\(directory.path)/\(number)", trust: nil)
      #expect(report.findings.map(\.code) == [.pageAltered, .issuerUnknown], "\(page.name)")
      #expect(answer.codes == ["page-altered", "issuer-unknown"], "\(page.name): \(answer)")
    }
  }
}
