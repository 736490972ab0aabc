import Acquis
import AcquisJSON
public import ArgumentParser
import Glibc

/// The command `acquis`.
public struct AcquisCommand: AsyncParsableCommand {
  /// What the command is made of.
  public static let configuration = CommandConfiguration(
    commandName: "acquis",
    abstract: "A verifiable ledger of vocational credit: competence blocks assessed, validated and traced.",
    discussion: """
      EXIT STATUS
        0   did it, or verified
        1   checked and found wrong
        2   could not check or do it
        64  wrong usage
        70  internal error; anything else is a failure too
      """,
    version: "0.1.0",
    subcommands: [
      Init.self, Upgrade.self, Key.self, Sign.self, Import.self, Certification.self, PolicyCommand.self, Centre.self,
      Learner.self, Training.self, Assess.self, Pending.self, Session.self, Validate.self, Confirm.self, Lift.self,
      RecordCommand.self, AwardCommand.self, Issue.self, Propose.self, Recognise.self, Suspend.self, Annul.self,
      Progress.self, RegisterCommand.self, Statistics.self, Export.self, Log.self, CheckpointCommand.self,
      WitnessCommand.self, AnchorCommand.self, Publish.self, Prove.self, Verify.self, AuditCommand.self,
      Compare.self, Recover.self, IndexCommand.self, Mark.self, Demo.self,
    ])

  /// A command line to be parsed.
  public init() {}

  /// Parses the arguments of the process, runs the command, and ends the process with its exit status.
  public static func execute() async -> Never {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try Arguments.check()
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Glibc.exit(ExitStatus.done.rawValue)
    } catch {
      end(with: error, asJSON: arguments.contains("--json"))
    }
  }

  private static func end(with error: any Error, asJSON: Bool) -> Never {
    if let problem = (error as? Problem) {
      Complaint(problem).print(asJSON: asJSON)
      Glibc.exit(ExitStatus(problem.kind).rawValue)
    }
    if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
    if asJSON, exitCode(for: error).rawValue == ExitStatus.usage.rawValue {
      Complaint(Problem("usage", message(for: error), remedy: "See 'acquis help'.")).print(asJSON: true)
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    exit(withError: error)
  }
}
