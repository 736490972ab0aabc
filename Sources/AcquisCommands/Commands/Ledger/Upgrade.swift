import Acquis
import AcquisCredits
import AcquisJSON
import AcquisRecords
import ArgumentParser

struct Upgrade: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Put the newest rules in force from the next record on. What is recorded stays judged by its own.",
    discussion: "Software that does not know them can then still verify the bytes of the ledger, and no longer write.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Option(help: "When (default: today).") var on: String?

  func answer() async throws -> Answer {
    let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
    return try await ledger.write { session in
      let newest = LedgerStatement.versionChanged(format: Founding.format, rules: Rules.newest.rawValue)
      let draft = try Draft(newest, made: made, id: id)
      return Recorded(try await session.writer.record([draft], signers: signers)[0], draft.statement.type).answer
    }
  }
}
