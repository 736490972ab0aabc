import Acquis
import AcquisJSON
import AcquisStore
import ArgumentParser

struct RecordCommand: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record many statements from JSON lines or CSV as one batch: all or nothing.",
    discussion: """
      A JSON line is {"type":…,"body":{…},"made":"YYYY-MM-DD","id":…?}; it need not be canonical. A line that 'acquis sign'
      made carries its signatures. --template prints the header of a CSV with a line of each type.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The file.", completion: .file(extensions: ["jsonl", "csv"])) var file: String?
  @Flag(help: "Print a CSV template and stop.") var template = false
  @Flag(help: "Say what would be refused, and record nothing.") var dryRun = false

  func answer() async throws -> Answer {
    if template {
      return Answer(
        json: ["template": .string(StatementTable.template)],
        text: StatementTable.template.split(separator: "\n").map(String.init))
    }
    guard let file else { throw Input.wrong("FILE", "the path of a file, or give --template") }
    guard recording.id == nil else { throw Input.wrong("--id", "no value here: each line has its own id") }
    let signers = try recording.signers()
    return try await ledger.write { session in
      let drafts = try StatementFile.read(file, environment: .system)
      if dryRun {
        try await session.writer.rehearse(drafts, signers: signers)
        return Answer(
          json: ["recorded": 0, "statements": .integer(Int64(drafts.count))],
          text: [
            say(
              "\(drafts.count) statements could be recorded.",
              "\(drafts.count) déclarations pourraient être enregistrées.")
          ])
      }
      let acknowledgements = try await session.writer.record(drafts, signers: signers)
      let entries = acknowledgements.map { JSONValue.object(Recorded($0, "").json) }
      return Answer(
        json: ["recorded": .array(entries)],
        text: [
          say(
            "\(Style.current.yes) \(entries.count) statements recorded, #\(acknowledgements[0].seq) to #\(acknowledgements.last!.seq)",
            "\(Style.current.yes) \(entries.count) déclarations enregistrées, de #\(acknowledgements[0].seq) à #\(acknowledgements.last!.seq)"
          )
        ])
    }
  }
}
