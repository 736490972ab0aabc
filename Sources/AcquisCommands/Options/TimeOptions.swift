import Acquis
import AcquisStore
import AcquisValues
import ArgumentParser

/// The two axes of time: what was true on a day, and what the ledger knew on a day.
struct TimeOptions: ParsableArguments {
  @Option(help: "What was true on that day.") var asOf: String?
  @Option(help: "What the ledger knew on that day.") var knownAt: String?

  /// The day of `--as-of`; `nil`: everything.
  func day() throws(Problem) -> Day? { try Input.day(asOf, "--as-of") }

  /// How many records the ledger knew by `--known-at`.
  func size(_ view: LedgerView) async throws -> Int {
    try await view.size(knownAt: try Input.day(knownAt, "--known-at"))
  }
}
