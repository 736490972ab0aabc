import AcquisAudit
import AcquisCommands
import ArgumentParser
import Testing

@Suite("The commands")
struct CommandTests {
  /// The words of every command that does something: `learner enrol`, not `learner`.
  static let all = words(of: AcquisCommand.self).map { $0.dropFirst().joined(separator: " ") }

  private static func words(of command: any ParsableCommand.Type) -> [[String]] {
    let subcommands = command.configuration.subcommands
    if subcommands.isEmpty { return [[command._commandName]] }
    return subcommands.flatMap { words(of: $0).map { [command._commandName] + $0 } }
  }

  @Test("have their answers described in docs/json.md", arguments: all)
  func described(command: String) throws {
    let isNamed = try Repository.text("docs/json.md").contains("`\(command)`")
    #expect(isNamed, "docs/json.md does not name `\(command)`")
  }

  /// The parser asks every command for its name at each start. Where none is stated it makes one of the type's, for which
  /// Swift looks through all conformances of the program: that took half of the start.
  @Test("state their names")
  func named() {
    func check(_ command: any ParsableCommand.Type) {
      #expect(command.configuration.commandName != nil, "\(command) has no commandName")
      for subcommand in command.configuration.subcommands { check(subcommand) }
    }
    check(AcquisCommand.self)
  }

  @Test("are more than a few")
  func found() { #expect(Self.all.count > 30) }
}

@Suite("The findings")
struct FrenchFindingTests {
  @Test("have sentences in French", arguments: FindingCode.allCases)
  func translated(code: FindingCode) throws {
    let tables = try ["FrenchFindings", "FrenchProblems", "FrenchProblems+Juries", "FrenchProblems+Vouching"].map {
      try Repository.text("Sources/AcquisCommands/Terminal/\($0).swift")
    }
    let isTranslated = tables.contains { $0.contains("\n    \"\(code.rawValue)\": ") }
    #expect(isTranslated, "no French for \(code.rawValue)")
  }
}

@Suite("The codes of errors")
struct ErrorCodeTests {
  @Test("are identifiers of SPEC.md or described in docs/json.md")
  func described() throws {
    let known = Set(try SpecTests.identifiers())
    let text = try Repository.text("docs/json.md")
    var count = 0
    for file in Repository.files(in: ["Sources/Acquis", "Sources/AcquisCommands"], suffix: ".swift") {
      for match in try Repository.text(file).matches(of: /Problem\(\s*"([a-z-]+)"/) {
        let isDescribed = known.contains(String(match.1)) || text.contains("`\(match.1)`")
        #expect(isDescribed, "\(file): docs/json.md does not describe \(match.1)")
        count += 1
      }
    }
    #expect(count > 50)
  }

  @Test("have sentences in French")
  func translated() throws {
    let table = try ["FrenchProblems", "FrenchProblems+Juries", "FrenchProblems+Vouching"]
      .map { try Repository.text("Sources/AcquisCommands/Terminal/\($0).swift") }.joined()
    var codes: Set<String> = []
    for file in Repository.files(in: ["Sources/Acquis", "Sources/AcquisCommands"], suffix: ".swift") {
      codes.formUnion(try Repository.text(file).matches(of: /Problem\(\s*"([a-z-]+)"/).map { String($0.1) })
    }
    for file in Repository.files(in: ["Sources/AcquisIdentities"], suffix: "VaultError.swift") {
      codes.formUnion(try Repository.text(file).matches(of: /= "(vault-[a-z-]+)"/).map { String($0.1) })
    }
    #expect(codes.count > 55)
    for code in codes.sorted() { #expect(table.contains("\n    \"\(code)\": ("), "no French for \(code)") }
  }
}
