import Acquis
import AcquisCredits
import AcquisRecords
import AcquisStore
import ArgumentParser

struct Log: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Print the records, as they stand with --json, or one line each.")

  @OptionGroup var ledger: LedgerOptions
  @Option(help: "Only those about this learner.") var learner: String?
  @Option(help: "Only those of this type.") var type: String?
  @Option(parsing: .unconditional, help: "Begin at this record.") var from: Int = 0
  @Flag(help: "Wait for more, until interrupted.") var follow = false

  mutating func run() async throws {
    let (learner, type, from, follow, ledger) = (learner, type, from, follow, ledger)
    if let type, !LedgerStatement.types.contains(type), !CreditStatement.types(under: .newest).contains(type) {
      throw Problem("type-unknown", "There is no type of statement \(type)", remedy: "See SPEC §9 for the types.")
    }
    guard from >= 0 else { throw Input.wrong("--from", "a record's number, from 0") }
    try await ledger.read { view in
      let tags: Set<Tag> = try learner.map { [Tag("learner", try ledger.learner($0, view).description)] } ?? []
      let query = Query(types: type.map { [$0] } ?? [], tags: tags)
      try await Log.check(from, view)
      var next = from
      while true {
        let end = try await view.reader.head().size
        if query == .all {
          try await view.reader.forEachRecord(from: next, upTo: end) { print($0, ledger.output.json) }
        } else {
          for record in try await view.reader.records(matching: query, from: next, upTo: end) {
            print(record, ledger.output.json)
          }
        }
        next = max(next, end)
        guard follow else { return }
        try await Task.sleep(for: .milliseconds(300))
      }
    }
  }
}

extension Log {
  /// Whoever asks again from the end on has nothing new to read; what is beyond has never been there.
  private static func check(_ from: Int, _ view: LedgerView) async throws {
    let size = try await view.reader.head().size
    guard from <= size else {
      throw Problem(
        "out-of-range", "--from \(from) lies beyond the end: the last record is #\(size - 1)",
        remedy: "Give a number from 0 to \(size).")
    }
  }
}

private func print(_ record: Record, _ asJSON: Bool) {
  if asJSON { return Terminal.out(record.line + [0x0A]) }
  let tags = record.statement.tags.sorted().filter { $0.name != "key" }.prefix(6).map(\.description)
  let fields = [
    "\(record.seq)", "\(record.envelope.recorded)", "\(record.statement.made)", record.statement.type,
    Terminal.harmless(tags.joined(separator: " ")),
  ]
  Terminal.out(fields.filter { !$0.isEmpty }.joined(separator: "  "))
}
