import Acquis
import AcquisCredits
import ArgumentParser

struct AwardCommand: StatementCommand {
  static let configuration = CommandConfiguration(
    commandName: "award", abstract: "Record the award of the full certification; its rule must be met on that day.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String
  @Argument(help: "The certification.") var code: String
  @Option(help: "The jury's session.") var session: String
  @Option(help: "When (default: today).") var on: String?

  func content(_ ledger: LedgerSession) async throws -> CreditStatement {
    .certificationAwarded(
      CertificationAwarded(
        learner: try ledger.learner(learner), certification: try Input.certification(code),
        session: try Input.session(session)))
  }
}
