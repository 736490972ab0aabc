import AcquisRecords
import AcquisStore

extension Measurement {
  static let append = Measurement(
    name: "append", summary: "durable appends of signed statements: one caller, many, and batches"
  ) { settings, report in
    let bench = try await AppendBench(settings)
    for callers in [1, 16, 64, 256, 4_096] { report(try await bench.callers(callers)) }
    for count in [100, 1_000] { report(try await bench.batches(of: count)) }
    try await bench.close()
  }
}

/// A store that is appended to, and beside it, on the same disk, a file that is only written and synced.
final class AppendBench {
  private let store: FileStore
  private let founder: Founder
  private let bare: SyncLimit
  private let rounds: Int
  private let path: String
  /// How many statements were made up so far.
  private var made = 0

  init(_ settings: Settings) async throws {
    path = settings.workspace.path + "/append"
    rounds = settings.rounds
    founder = try await Founder(at: path)
    store = try await FileStore.open(LedgerDirectory(path), checkpointKey: founder.checkpointKey)
    for statement in try founder.beginning() { _ = try await store.append([statement], if: nil) }
    bare = SyncLimit(at: settings.workspace.path + "/bare")
  }

  func close() async throws {
    try await store.close()
    bare.close()
    Workspace.remove(path)
  }

  /// So many callers, each of which appends the next statement as soon as its last one is durable.
  func callers(_ callers: Int) async throws -> Row {
    // Enough groups that the slowest hundredth is more than one of them.
    let count = callers == 1 ? 300 : callers * max(16, 16_000 / callers)
    var (waits, bytes) = ([Double](), 0)
    let pairs = try await measure(count, groups: callers) { statements in
      let (time, delays) = try await self.append(statements, callers: callers)
      waits = delays
      bytes = try await self.lines(1)[0].count
      return time
    }
    return Row(
      id: "append/callers", what: callers == 1 ? "durable append, one caller" : "durable append, \(callers) callers",
      parameters: ["callers": callers, "bytes": bytes],
      limit: callers == 1
        ? "write + fdatasync of each line" : "write + fdatasync of \(callers) lines at once, one thread",
      ratio: pairs.ratio(.share),
      values: rates(pairs).merging([
        "ms (p50)": waits.quantile(0.5) * 1e3, "ms (p99)": waits.quantile(0.99) * 1e3,
      ]) { $1 })
  }

  /// One caller who appends batches.
  func batches(of size: Int) async throws -> Row {
    let pairs = try await measure(size * 20, groups: size) { try await self.append($0, batchesOf: size) }
    return Row(
      id: "append/batch", what: "durable append, one caller, batches of \(size)", parameters: ["batch": size],
      limit: "write + fdatasync of \(size) lines at once", ratio: pairs.ratio(.share), values: rates(pairs))
  }

  private func rates(_ pairs: Pairs) -> [String: Double] {
    ["records/s": 1 / pairs.subject.median, "limit, records/s": 1 / pairs.limit.median]
  }

  /// `groups`: how many lines the limit writes at once.
  private func measure(
    _ count: Int, groups: Int, _ append: ([SignedStatement]) async throws -> Double
  ) async throws -> Pairs {
    try await Pairs.measure(rounds: rounds) {
      try await append(statements(count)) / Double(count)
    } limit: {
      let lines = try await lines(count)
      return bare.seconds(stride(from: 0, to: count, by: groups).map { Array(lines[$0..<$0 + groups].joined()) })
        / Double(count)
    }
  }

  /// The last lines of the log, each with its LF.
  private func lines(_ count: Int) async throws -> [[UInt8]] {
    let size = try await store.head().size
    return try await store.records(matching: .all, from: size - count, upTo: nil).map { $0.line + [0x0A] }
  }

  /// The next statements, made up.
  func statements(_ count: Int) throws -> [SignedStatement] {
    defer { made += count }
    return try founder.statements(made..<made + count)
  }

  /// Seconds that one caller takes.
  func append(_ statements: [SignedStatement], batchesOf size: Int) async throws -> Double {
    let batches = stride(from: 0, to: statements.count, by: size).map { Array(statements[$0..<$0 + size]) }
    return try await seconds { for batch in batches { _ = try await store.append(batch, if: nil) } }
  }

  /// Seconds that all took, and that each had to wait.
  func append(
    _ statements: [SignedStatement], callers: Int
  ) async throws -> (time: Double, waits: [Double]) {
    let store = store
    let start = now()
    let waits = try await withThrowingTaskGroup(of: [Double].self) { group in
      for caller in 0..<callers {
        group.addTask {
          var waits: [Double] = []
          for index in stride(from: caller, to: statements.count, by: callers) {
            waits.append(try await seconds { _ = try await store.append([statements[index]], if: nil) })
          }
          return waits
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return (now() - start, waits)
  }
}
