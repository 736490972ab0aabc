import Foundation
import Testing

@Suite("Documents")
struct DocumentTests {
  @Test("the ones a reader expects are there")
  func present() {
    let expected = [
      "README.md", "SPEC.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md",
      "LICENSE", "docs/errors.md", "docs/json.md", "docs/decisions/README.md",
    ]
    for path in expected { #expect(Repository.exists(path), "\(path) is missing") }
  }

  @Test("every relative link leads to a file, and to a heading of it", arguments: Repository.documents)
  func links(document: String) throws {
    let folder = document.split(separator: "/").dropLast().joined(separator: "/")
    for link in Markdown(try Repository.text(document)).links where !link.contains(":") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = parts[0].isEmpty ? document : normalised("\(folder)/\(parts[0])")
      #expect(Repository.exists(path), "\(document) links to \(link)")
      guard parts.count == 2, path.hasSuffix(".md"), Repository.exists(path) else { continue }
      let anchors = Markdown(try Repository.text(path)).anchors
      #expect(anchors.contains(String(parts[1])), "\(document) links to \(link); no heading is called so")
    }
  }

  @Test("every decision is in the list of decisions, and numbered without gaps")
  func decisions() throws {
    let list = try Repository.text("docs/decisions/README.md")
    let names = Repository.names(in: "docs/decisions").filter { $0 != "README.md" }
    for (number, name) in names.enumerated() {
      let prefix = String(10_000 + number + 1).dropFirst() + "-"
      #expect(name.hasPrefix(prefix), "\(name) should begin with \(prefix)")
      let isListed = list.contains("(\(name))")
      #expect(isListed, "\(name) is not listed")
    }
  }

  @Test("nothing is left to be done, and no path is that of one machine")
  func words() throws {
    let banned = ["TO" + "DO", "FIX" + "ME", "/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/", "/wo" + "rk/"]
    let others =
      Repository.files(in: ["ledger-samples"], suffix: ".py") + Repository.files(in: ["scripts", ".ci"], suffix: "")
    for file in Repository.swiftFiles + Repository.documents + others {
      let text = try Repository.text(file)
      let met = banned.filter { text.contains($0) }
      #expect(met.isEmpty, "\(file)")
    }
  }

  @Test("every test and every sample that SECURITY.md names is there")
  func shown() throws {
    let spans = try Repository.text("SECURITY.md").matches(of: /`([^`]+)`/).map { String($0.1) }
    let tests = Repository.files(in: ["Tests"], suffix: ".swift")
    let (files, samples) = (
      spans.filter { $0.hasSuffix(".swift") }, spans.filter { $0.hasPrefix("valid/") || $0.hasPrefix("invalid/") }
    )
    for file in files { #expect(tests.contains { $0.hasSuffix("/" + file) }, "no test \(file)") }
    for sample in samples.filter({ !$0.hasSuffix("…") }) {
      #expect(Repository.exists("ledger-samples/" + sample), "no sample \(sample)")
    }
    #expect(files.count > 20 && samples.count > 20)
  }

  @Test("no line ending of a sample, a transcript or a vector is ever converted")
  func attributes() throws {
    let rules = try Repository.text(".gitattributes").split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rules == ["* -text"])
  }

  private func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
