import Acquis
import AcquisCredits
import ArgumentParser

struct Training: StatementCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "Record a training module that a learner followed; it is shown, and never credit.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String
  @Argument(help: "The certification.") var code: String
  @Argument(help: "The block that the module prepares.") var block: String
  @Option(help: "The module.") var module: String
  @Option(help: "Who trained, under a pseudonym: they cannot sit on the learner's jury.") var trainer: String?
  @Option(help: "When it was followed (default: today).") var on: String?

  func content(_ session: LedgerSession) async throws -> CreditStatement {
    .trainingFollowed(
      TrainingFollowed(
        learner: try session.learner(learner), certification: try Input.certification(code),
        block: try Input.id(block, "BLOCK", BlockCode.init), module: module,
        trainer: try trainer.map { (text) throws(Problem) in try Input.person(text, "--trainer") }))
  }
}
