import Acquis
import AcquisCredits
import AcquisExchange
import AcquisJSON
import ArgumentParser

struct Export: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a learner's record: one file that anyone can verify, offline, for ever.",
    discussion: "With --html it is a page to print, in the language of the locale, that carries the record inside.")

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String
  @Option(help: "Show only this block, as BLOCK or CERTIFICATION/BLOCK, or a certification without blocks; repeatable.")
  var block: [String] = []
  @Flag(help: "Disclose name, birth date and reference.") var withIdentity = false
  @Flag(help: "As of the newest checkpoint that witnesses cosigned, whose lines the record then carries.")
  var witnessed = false
  @Flag(help: "Write a page to print.") var html = false
  @Option(name: .short, help: "The file; must not exist.", completion: .file()) var out: String

  func answer() async throws -> Answer {
    try await ledger.write { session in
      let learner = try session.learner(learner)
      var blocks: [BlockReference] = []
      for text in block { blocks.append(try await session.block(text, of: learner)) }
      let file = try await session.export(learner, blocks: blocks, withIdentity: withIdentity, witnessed: witnessed)
      let language: PageLanguage = Language.current == .french ? .french : .english
      guard let bytes = html ? LearnerPage.render(file, language: language) : file else {
        throw Problem("internal-error", "The page cannot be rendered", remedy: "Please report this.")
      }
      try SmallFile.create(out, bytes: bytes)
      return Answer(
        json: ["bytes": .integer(Int64(bytes.count)), "file": .string(out), "learner": .string(learner.description)],
        text: [say("Wrote \(out).", "\(out) écrit.")])
    }
  }
}
