import Acquis
import AcquisProjections
import AcquisStore

extension Measurement {
  static let projection = Measurement(
    name: "projection", summary: "folding every statement of a ledger into a projection, on one core"
  ) { settings, report in
    for size in settings.sizes {
      let ledger = try await MadeLedger(at: settings.workspace.path + "/projection", size: size)
      defer { ledger.remove() }
      // Makes the index, which a reader then finds.
      let store = try await FileStore.open(LedgerDirectory(ledger.path), checkpointKey: ledger.founder.checkpointKey)
      try await store.close()
      var peak = 0.0
      let pairs = Pairs.measure(rounds: settings.rounds(of: size)) {
        let child = Child.task(["project", ledger.path, "\(size)"], onOneCore: true)
        peak = max(peak, child.ownPeak)
        return child.number / Double(size)
      } limit: {
        Child.task(["hash", ledger.path, "1"], onOneCore: true).number
      }
      report(
        Row(
          id: "projection", what: "fold of the whole ledger into yearly statistics",
          parameters: ledger.parameters.merging(["cores": 1]) { $1 },
          limit: "SHA-256 of each line, same library, one core", ratio: pairs.ratio(.share),
          values: [
            "million records/s": 1e-6 / pairs.subject.median, "peak MiB": peak / 1_048_576,
          ]))
    }
  }
}

enum ProjectionTask {
  /// Seconds to open the ledger and to fold all of it.
  static func run(_ directory: String, size: Int) async throws -> Double {
    try await seconds {
      let reader = try await FileReader.open(LedgerDirectory(directory))
      let view = LedgerView(reader)
      let statistics = try await view.project(YearlyStatistics())
      let head = try await reader.head()
      precondition(head.size == size && !statistics.rows().isEmpty, "something was not folded")
    }
  }
}
