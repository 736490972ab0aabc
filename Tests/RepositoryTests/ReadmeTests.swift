import Testing

@Suite("README.md")
struct ReadmeTests {
  static let tools = ["openssl", "python3", "sha256sum"]

  @Test(
    "every command in it prints what it says",
    .enabled(if: tools.allSatisfy(Shell.has), "openssl, python3 or sha256sum is absent"))
  func session() throws {
    let session = Session(try Repository.text("README.md"))
    let shell = try Shell()
    var (shown, found): ([String], [String]) = ([], [])
    let own = /acquis\.example\.org\/2026\+[0-9a-f]{8}\+[A-Za-z0-9+\/=]{44}/
    var key = ""
    // What one command sets, such as KEY=…, holds for those after it.
    var assignments = ""
    #expect(session.steps.count > 10)
    for step in session.steps {
      let command = step.command.replacing(own, with: key)
      if command.hasPrefix("KEY=") { assignments = command + "; " }
      let output = try shell.run(assignments + command)
      if step.command.hasPrefix("acquis init") { key = try #require(output.last) }
      shown += ["$ " + step.command] + step.output
      found += ["$ " + step.command] + output
    }
    #expect(Session.normalised(found) == Session.normalised(shown))
  }

  @Test("a session is read from console blocks, without the empty lines between commands")
  func instrument() {
    let session = Session("$ a\n```console\n$ b\nc\n\nd\n\n$ e\n```\nf\n```sh\n$ g\n```\n")
    #expect(session.steps.map(\.command) == ["b", "e"])
    #expect(session.steps.map(\.output) == [["c", "", "d"], []])
  }
}
