import Acquis
import AcquisCredits
import ArgumentParser

struct Annul: StatementCommand {
  static let configuration = CommandConfiguration(
    commandName: "annul", abstract: "Annul a statement: it stops counting, and so does what rests on it. History stays."
  )

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The statement's id.") var statement: String
  @Option(help: "clerical-error, fraud, appeal, procedure or other.") var reason: String
  @Option(help: "When (default: today).") var on: String?

  func content(_ session: LedgerSession) async throws -> CreditStatement {
    let target = try Input.statement(statement, "STATEMENT-ID")
    return .statementAnnulled(
      StatementAnnulled(
        target: target, learner: try await session.view.learner(of: target),
        reason: try Input.word(reason, "--reason", AnnulmentReason.self)))
  }
}
