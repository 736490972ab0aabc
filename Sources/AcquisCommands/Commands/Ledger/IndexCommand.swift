import Acquis
import AcquisJSON
import AcquisStore
import ArgumentParser

struct IndexCommand: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Give a copied ledger an index of its own, so that commands need not read all of it each time.",
    discussion: """
      Whoever writes to a ledger keeps its index (DIR/cache). A copy's is not believed, and commands that only read write
      nothing. This one reads the copy once; it needs no key, and changes nothing else.
      """)

  @OptionGroup var ledger: LedgerOptions

  func answer() async throws -> Answer {
    let report = try await LedgerSession.buildIndex(ledger.path(), wait: ledger.patience)
    return Answer(json: ["new": .bool(report.isNew), "size": .integer(Int64(report.size))], text: [report.line])
  }
}

extension IndexBuilding.Report {
  fileprivate var line: String {
    if isNew {
      return say(
        size, ("The index was built from the only record.", "The index was built from all \(size) records."),
        (
          "L'index a été construit à partir de l'unique enregistrement.",
          "L'index a été construit à partir des \(size) enregistrements."
        ))
    }
    return say(
      size, ("The index has the only record.", "The index has all \(size) records."),
      ("L'index a l'unique enregistrement.", "L'index a les \(size) enregistrements."))
  }
}
