import AcquisCommands
import ArgumentParser
import Testing

/// The form of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).
@Suite("CHANGELOG.md")
struct ChangelogTests {
  let lines: [Substring]

  init() throws { lines = try Repository.text("CHANGELOG.md").split(separator: "\n") }

  @Test("has what is not released yet first, then versions with their dates, the newest first")
  func versions() throws {
    let headings = lines.filter { $0.hasPrefix("## ") }
    #expect(lines.first == "# Changelog")
    #expect(headings.first == "## [Unreleased]")
    var newer: (Int, Int, Int)?
    for heading in headings.dropFirst() {
      let match = try #require(heading.wholeMatch(of: /## \[(\d+)\.(\d+)\.(\d+)\] - \d{4}-\d{2}-\d{2}/), "\(heading)")
      let version = (Int(match.1)!, Int(match.2)!, Int(match.3)!)
      if let newer { #expect(version < newer, "\(heading) is not older than what stands above it") }
      newer = version
    }
  }

  @Test("sorts its entries under the six words")
  func kinds() {
    let words: Set<Substring> = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
    for heading in lines where heading.hasPrefix("### ") { #expect(words.contains(heading.dropFirst(4)), "\(heading)") }
    #expect(lines.contains { $0.hasPrefix("- ") })
  }

  @Test("names the version that the command prints")
  func current() {
    let version = AcquisCommand.configuration.version
    #expect(lines.contains { $0.contains(version) }, "the command says \(version)")
  }
}
