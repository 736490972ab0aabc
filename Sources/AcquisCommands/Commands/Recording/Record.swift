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
      guard !dryRun else {
        try await session.writer.rehearse(drafts, signers: signers)
        return RecordCommand.answer([], statements: drafts.count)
      }
      return RecordCommand.answer(
        try await session.writer.record(drafts, signers: signers), statements: drafts.count)
    }
  }

  /// One shape, whether the statements were recorded or only could be: then nothing is acknowledged.
  private static func answer(_ acknowledgements: [Acknowledgement], statements count: Int) -> Answer {
    Answer(
      json: [
        "recorded": .array(acknowledgements.map { .object(Recorded($0, "").json) }),
        "statements": .integer(Int64(count)),
      ], text: [sentence(acknowledgements, count)])
  }

  private static func sentence(_ acknowledgements: [Acknowledgement], _ count: Int) -> String {
    guard let first = acknowledgements.first?.seq, let last = acknowledgements.last?.seq else {
      return say(
        count, ("1 statement could be recorded.", "\(count) statements could be recorded."),
        ("\(count) déclaration pourrait être enregistrée.", "\(count) déclarations pourraient être enregistrées."))
    }
    return Style.current.yes + " "
      + say(
        count, ("1 statement recorded, #\(first)", "\(count) statements recorded, #\(first) to #\(last)"),
        (
          "\(count) déclaration enregistrée, #\(first)",
          "\(count) déclarations enregistrées, de #\(first) à #\(last)"
        ))
  }
}
