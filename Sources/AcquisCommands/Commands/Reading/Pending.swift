import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisValues
import ArgumentParser

struct Pending: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "pending", abstract: "List the assessments that await a jury.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var time: TimeOptions
  @Option(help: "Only this certification.") var certification: String?

  func answer() async throws -> Answer {
    let code = try certification.map { (text) throws(Problem) in try Input.certification(text) }
    let day = try time.day()
    return try await ledger.read { view in
      if let code { try await view.requireRegistered(code) }
      let list = try await view.project(PendingDecisions(asOf: day), size: time.size(view)).list(for: code)
      var table = Table([
        say("ASSESSMENT", "ÉVALUATION"), say("LEARNER", "APPRENANT"), say("SUBJECT", "OBJET"), "CENTRE",
        say("OUTCOME", "RÉSULTAT"), "DATE", "#",
      ])
      for entry in list {
        table.add([
          entry.assessment.description, entry.learner.description, entry.subject.description, entry.centre.text,
          word(entry.outcome), entry.made.description, String(entry.seq),
        ])
      }
      let json = list.map { entry -> JSONValue in
        [
          "assessment": .string(entry.assessment.description),
          "block": entry.subject.block.map { .string($0.text) } ?? .null, "centre": .string(entry.centre.text),
          "certification": .string(entry.subject.certification.text), "learner": .string(entry.learner.description),
          "made": .string(entry.made.description), "outcome": .string(entry.outcome.rawValue),
          "seq": .integer(Int64(entry.seq)),
        ]
      }
      return Answer(
        json: ["pending": .array(json)],
        text: list.isEmpty ? [say("Nothing awaits a jury.", "Rien n'attend de jury.")] : table.lines(.current))
    }
  }
}
