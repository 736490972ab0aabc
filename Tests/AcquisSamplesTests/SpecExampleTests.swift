import AcquisSamples
import Foundation
import Testing

@Suite("The ledger that SPEC.md prints")
struct SpecExampleTests {
  @Test("is the sample of three records")
  func same() throws {
    let spec = try String(contentsOf: URL(filePath: Committed.root + "SPEC.md"), encoding: .utf8)
    let marks = ["<!-- example:begin -->\n", "<!-- example:end -->"].map { spec.firstRange(of: $0) }
    let begin = try #require(marks[0]?.upperBound)
    let end = try #require(marks[1]?.lowerBound)
    #expect(String(spec[begin..<end]) == (try SpecExample.text()))
  }

  @Test(
    "is recomputed by the commands that stand there",
    .enabled(
      if: Tool.areThere("sh", "sed", "basenc", "sha256sum", "openssl"), "a tool that SPEC names is not installed"))
  func commands() throws {
    let text = try SpecExample.text()
    let block = try #require(text.split(separator: "```sh\n").last?.split(separator: "\n```").first)
    let lines = block.split(separator: "\n")
    let commands = lines.filter { $0.hasPrefix("$ ") }.map { $0.dropFirst(2) }.joined(separator: "\n")
    let printed = lines.filter { !$0.hasPrefix("$ ") }
    let directory = "\(Committed.directory)/\(SpecExample.path)"
    let (status, output) = try Tool.run(["sh", "-c", commands], in: directory)
    #expect(status == 0)
    #expect(String(decoding: output, as: UTF8.self).split(separator: "\n") == printed)
  }
}
