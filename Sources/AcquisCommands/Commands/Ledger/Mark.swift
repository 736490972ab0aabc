import Acquis
import AcquisJSON
import ArgumentParser

struct Mark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Say where the ledger keeps its mark, or keep it in another file.",
    discussion: """
      The mark is a file on another disk, never restored together with the ledger, that keeps its newest checkpoint: a
      directory that is older than its mark is not opened.
      """,
    subcommands: [ShowMark.self, SetMark.self])
}

extension Mark {
  struct ShowMark: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Say where the mark is kept.")

    @OptionGroup var ledger: LedgerOptions

    func answer() async throws -> Answer {
      let mark = try await LedgerMark.kept(by: ledger.path())
      return mark?.answer ?? Answer(json: ["mark": .null, "size": .null], text: [say("No mark.", "Pas de marque.")])
    }
  }

  struct SetMark: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Keep the mark in this file from now on, and write it.")

    @OptionGroup var ledger: LedgerOptions
    @Argument(help: "A file on another disk; its directory must be there.", completion: .file()) var path: String

    func answer() async throws -> Answer {
      try await LedgerMark.keep(at: path, by: ledger.path(), wait: ledger.patience).answer
    }
  }
}

extension LedgerMark {
  fileprivate var answer: Answer {
    let covered = size.map { size in
      say(
        size, ("it covers 1 record", "it covers \(size) records"),
        ("elle couvre \(size) enregistrement", "elle couvre \(size) enregistrements"))
    }
    let state =
      covered ?? say("it holds no checkpoint of this ledger", "elle n'a aucun point de contrôle de ce registre")
    return Answer(
      json: ["mark": .string(path), "size": size.map { .integer(Int64($0)) } ?? .null],
      text: [Terminal.harmless("\(path): \(state)")])
  }
}
