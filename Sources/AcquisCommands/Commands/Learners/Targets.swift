import Acquis
import AcquisCredits
import ArgumentParser

extension Learner {
  struct Target: StatementCommand {
    static let configuration = CommandConfiguration(
      commandName: "target", abstract: "Let a learner aim at another certification.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The learner: an id or a reference.") var learner: String
    @Argument(help: "The certification.") var code: String
    @Option(help: "Only this block of it; repeatable.") var block: [String] = []
    @Option(help: "When (default: today).") var on: String?

    func content(_ session: LedgerSession) async throws -> CreditStatement {
      .learnerTargeted(
        LearnerTargeted(
          learner: try session.learner(learner), certification: try Input.certification(code),
          blocks: try Input.blocks(block)))
    }
  }

  struct Withdraw: StatementCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw", abstract: "Give a target up; what was acquired is kept.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The learner: an id or a reference.") var learner: String
    @Argument(help: "The certification.") var code: String
    @Option(help: "When (default: today).") var on: String?

    func content(_ session: LedgerSession) async throws -> CreditStatement {
      .learnerWithdrawn(
        LearnerWithdrawn(learner: try session.learner(learner), certification: try Input.certification(code)))
    }
  }

  struct Merge: StatementCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: "Record that two learner ids are one person; credit counts under the second from now on.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The id that is given up.") var learner: String
    @Argument(help: "The id that stays.") var into: String
    @Option(help: "When (default: today).") var on: String?

    func content(_ session: LedgerSession) async throws -> CreditStatement {
      .learnerMerged(LearnerMerged(learner: try session.learner(learner), into: try session.learner(into)))
    }
  }
}
