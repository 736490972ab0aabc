/// Does what it is told on its standard input, a line at a time, and answers each with the seconds that it took: for
/// whoever measures acquis beside others (`peers/`).
struct Worker {
  private let bench: AppendBench
  private let full: MadeLedger

  /// Makes a store to append to, and a ledger of `size` records to verify, both below `directory`.
  init(_ directory: String, size: Int) async throws {
    var settings = Settings()
    settings.workspace = Workspace(at: directory)
    bench = try await AppendBench(settings)
    full = try await MadeLedger(at: directory + "/full", size: size)
  }

  func run() async throws {
    Worker.say("ready")
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard words.count == 3, let count = Int(words[1]), let other = Int(words[2]) else {
        Arguments.stop("'\(line)'?\n")
      }
      Worker.say("\(try await seconds(String(words[0]), count, other))")
    }
    try await bench.close()
  }

  private func seconds(_ work: String, _ count: Int, _ other: Int) async throws -> Double {
    switch work {
    case "one", "many": return try await bench.append(bench.statements(count), callers: other).time
    case "batches": return try await bench.append(bench.statements(count), batchesOf: other)
    case "verify":
      let key = "\(full.founder.checkpointKey.verifierKey)"
      return Child.task(["verify", full.path, key, "\(full.size)", "integrity"], onOneCore: other == 1).number
    default: Arguments.stop("'\(work)' is no work\n")
    }
  }

  private static func say(_ text: String) {
    print(text)
    OwnTask.flush()
  }
}
