import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisValues
import ArgumentParser

struct Propose: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: "Propose what a learner's credit could be recognised as, by the correspondences that registers publish.",
    discussion: "It proposes only: 'acquis recognise' records the awarding body's decision.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var time: TimeOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String

  func answer() async throws -> Answer {
    let day = try time.day()
    return try await ledger.read { view in
      let learner = try ledger.learner(learner, view)
      let proposals = try await view.proposals(for: learner, asOf: day, size: time.size(view))
      var table = Table([
        say("COULD BE RECOGNISED", "POURRAIT ÊTRE RECONNU"), say("FOR", "AU TITRE DE"), say("BASIS", "FONDEMENT"),
        say("PUBLISHED BY", "PUBLIÉ PAR"), say("ON", "LE"), "#",
      ])
      for proposal in proposals {
        table.add([
          proposal.recognise.map(\.description).joined(separator: " + "),
          proposal.from.map(\.description).joined(separator: " + "), BasisWords.word(proposal.basis),
          proposal.source.text, proposal.made.description, String(proposal.seq),
        ])
      }
      return Answer(
        json: ["learner": .string(learner.description), "proposals": .array(proposals.map(\.json))],
        text: proposals.isEmpty
          ? [say("No correspondence proposes anything.", "Aucune correspondance ne propose rien.")]
          : table.lines(.current))
    }
  }
}

extension Proposal {
  fileprivate var json: JSONValue {
    [
      "basis": .string(basis.rawValue), "from": .array(from.map { .string($0.description) }),
      "made": .string(made.description), "recognise": .array(recognise.map { .string($0.description) }),
      "seq": .integer(Int64(seq)), "source": .string(source.text),
      "statements": .array(statements.map { .string($0.description) }),
    ]
  }
}

/// On what a recognition rests, as people read it.
enum BasisWords {
  static func word(_ basis: RecognitionBasis) -> String {
    switch basis {
    case .equivalence: say("equivalence", "équivalence")
    case .exemption: say("exemption", "dispense")
    case .transfer: say("transfer", "transfert")
    case .migration: say("migration", "migration")
    }
  }
}
