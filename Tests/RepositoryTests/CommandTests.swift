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

  @Test("are more than a few")
  func found() { #expect(Self.all.count > 30) }
}
