/// What somebody asks for on the command line.
struct Settings {
  /// How many records the ledgers have, instead of the usual sizes.
  var records: [Int]?
  /// Whether ledgers of ten million records are measured, too.
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
  var sizes: [Int] { records ?? [100_000, 1_000_000] + (isLarge ? [10_000_000] : []) }
  /// The same with a small one before them, to show how cost grows.
  var growingSizes: [Int] { Set([10_000] + sizes).sorted() }
  /// How often ledgers of a size are measured: what takes long is disturbed less by the moment.
  func rounds(of size: Int) -> Int { size < 1_000_000 ? rounds : min(3, rounds) }
  /// The one size of measurements that need no more.
  var size: Int { records?.last ?? 1_000_000 }
}
