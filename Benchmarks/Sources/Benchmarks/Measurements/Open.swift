import Acquis
import AcquisStore
import Glibc

extension Measurement {
  static let open = Measurement(
    name: "open", summary: "opening for writing: clean, with records that the index does not know yet, without an index"
  ) { settings, report in
    for size in settings.sizes {
      let tail = min(10_000, size / 10)
      let ledger = try await MadeLedger(at: settings.workspace.path + "/open", size: size, tail: tail)
      defer { ledger.remove() }
      let bench = OpenBench(ledger: ledger, rounds: settings.rounds(of: size))
      report(bench.afterKill(tail))
      report(try await bench.clean())
      report(bench.withoutIndex())
    }
  }
}

/// Each opening happens in a process of its own that ends without closing, as if killed: the next one finds the same.
struct OpenBench {
  let ledger: MadeLedger
  let rounds: Int

  func afterKill(_ tail: Int) -> Row {
    let pairs = Pairs.measure(rounds: rounds) {
      open(tail).number
    } limit: {
      hashing(tail)
    }
    return row(
      "open/after-kill", "open after a kill, \(tail) records beyond index and checkpoint", pairs,
      limit: "SHA-256 of each of those lines, same library, one core")
  }

  func clean() async throws -> Row {
    let store = try await FileStore.open(LedgerDirectory(ledger.path), checkpointKey: ledger.founder.checkpointKey)
    try await store.close()
    let pairs = Pairs.measure(rounds: rounds) {
      open(0).number
    } limit: {
      Child.task(["bare-open", ledger.path], onOneCore: false).number
    }
    return row(
      "open/clean", "open after a close", pairs,
      limit: "read the checkpoint, fdatasync the newest segment, fsync the directory")
  }

  func withoutIndex() -> Row {
    var peak = 0.0
    let pairs = Pairs.measure(rounds: min(3, rounds)) {
      Workspace.remove(ledger.path + "/cache")
      let child = open(0)
      peak = max(peak, child.ownPeak)
      return child.number
    } limit: {
      hashing(ledger.size)
    }
    var row = row(
      "open/without-index", "open with the index gone, which is built again", pairs,
      limit: "SHA-256 of each line, same library, one core")
    row.values["million records/s"] = Double(ledger.size) / 1e6 / pairs.subject.median
    row.values["peak MiB"] = peak / 1_048_576
    return row
  }

  private func open(_ tail: Int) -> Child { Child.task(["open", ledger.path, "\(tail)"], onOneCore: false) }

  private func hashing(_ count: Int) -> Double {
    Child.task(["hash", ledger.path, "1"], onOneCore: true).number * Double(count)
  }

  private func row(_ id: String, _ what: String, _ pairs: Pairs, limit: String) -> Row {
    Row(
      id: id, what: what, parameters: ledger.parameters, limit: limit, ratio: pairs.ratio(.times),
      values: ["ms": pairs.subject.median * 1e3, "limit, ms": pairs.limit.median * 1e3])
  }
}

enum OpenTask {
  /// Opens a ledger for writing, prints how long that took, and ends there and then.
  static func run(_ path: String, tail: Int) async throws -> Never {
    let directory = LedgerDirectory(path)
    let key = try KeyFile.read(directory.private + "/keys/checkpoint.key")
    let start = now()
    let store = try await FileStore.open(directory, checkpointKey: key)
    print(now() - start, OwnTask.peakBytes)
    precondition(store.opening.keptBeyondCheckpoint == tail && store.opening.cut == nil, "\(store.opening)")
    OwnTask.flush()
    _exit(0)
  }

  /// What no opening can leave out.
  static func bare(_ path: String) -> Double {
    let directory = LedgerDirectory(path)
    let newest = "\(directory.log)/\(Workspace.names(in: directory.log).last!)"
    var buffer = [UInt8](repeating: 0, count: 4096)
    return seconds {
      for path in [directory.checkpoint, newest, directory.log] {
        let file = Glibc.open(path, path == newest ? O_WRONLY : O_RDONLY)
        let isDone: Bool =
          path == directory.checkpoint
          ? read(file, &buffer, buffer.count) > 0 : path == newest ? fdatasync(file) == 0 : fsync(file) == 0
        precondition(file >= 0 && isDone, "\(path) cannot be used")
        close(file)
      }
    }
  }
}
