/// What somebody asks for on the command line.
struct Settings {
  /// How many records the ledgers have, instead of the usual sizes.
  var records: [Int]?
  /// Whether what shows how cost grows is measured on a ledger of ten million records, too.
  var isLarge = false
  /// How often each pair is measured.
  var rounds = 5
  /// Where ledgers are made, and removed again.
  var workspace = Workspace(at: "/tmp")
  /// How large an export of fiches is made up, in megabytes.
  var megabytes = 500
  /// The `acquis` command, for what is measured as a process.
  var command: String?

  /// The sizes of ledgers to measure.
  var sizes: [Int] { records ?? [100_000, 1_000_000] }
  /// The same with a small one before them and a large one behind, to show how cost grows.
  var growingSizes: [Int] { Set([10_000] + sizes + (isLarge ? [10_000_000] : [])).sorted() }
  /// How often ledgers of a size are measured: what takes long is disturbed less by the moment.
  func rounds(of size: Int) -> Int {
    switch size {
    case ..<1_000_000: rounds
    case ..<10_000_000: min(3, rounds)
    default: 1
    }
  }
  /// The one size of measurements that need no more.
  var size: Int { records?.last ?? 1_000_000 }
}
