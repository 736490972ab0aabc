import Acquis
import AcquisJSON
import AcquisStore
import ArgumentParser

struct RecordCommand: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record many statements, such as the minutes of a session, from CSV or JSON lines: all or nothing.",
    discussion: """
      In CSV (docs/minutes.md) a candidate is named by id, by reference, or by name \
      and birth date. --template prints the header with a line of each type.

      A JSON line is {"type":…,"body":{…},"made":"YYYY-MM-DD","id":…?}; it need not be \
      canonical. A line that 'acquis sign' made carries its signatures.

      Every line that is rejected is told, not only the first.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The file.", completion: .file(extensions: ["jsonl", "csv"])) var file: String?
  @Flag(help: "Print a CSV template and stop.") var template = false
  @Flag(help: "Say which lines would be rejected, and why, and record nothing.") var dryRun = false

  func answer() async throws -> Answer {
    if template {
      return Answer(
        json: ["template": .string(TableTemplate.text)],
        text: TableTemplate.text.split(separator: "\n").map(String.init))
    }
    guard let file else { throw Input.wrong("FILE", "the path of a file, or give --template") }
    guard recording.id == nil else { throw Input.wrong("--id", "no value here: each line has its own id") }
    let signers = try recording.signers()
    return try await ledger.write { session in
      let lines = try await session.lines(of: file)
      guard !dryRun else {
        return DryRun(lines.count, rejected: try await session.writer.rejections(of: lines, signers: signers)).answer
      }
      return RecordCommand.answer(try await session.writer.record(lines, signers: signers))
    }
  }

  private static func answer(_ acknowledgements: [Acknowledgement]) -> Answer {
    let count = acknowledgements.count
    return Answer(
      json: [
        "recorded": .array(acknowledgements.map { .object(Recorded($0, "").json) }),
        "statements": .integer(Int64(count)),
      ], text: [sentence(count, acknowledgements[0].seq, acknowledgements[count - 1].seq)])
  }

  private static func sentence(_ count: Int, _ first: Int, _ last: Int) -> String {
    Style.current.yes + " "
      + say(
        count, ("1 statement recorded, #\(first)", "\(count) statements recorded, #\(first) to #\(last)"),
        (
          "\(count) déclaration enregistrée, #\(first)",
          "\(count) déclarations enregistrées, de #\(first) à #\(last)"
        ))
  }
}
