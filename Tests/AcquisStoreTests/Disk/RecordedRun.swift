import AcquisNotes
import AcquisRecords

@testable import AcquisStore

/// A run whose every call is recorded, and what its caller had been told at every moment of it.
final class RecordedRun {
  /// What had been asked for, and what had been answered.
  struct Told: Hashable, Sendable {
    var submitted = 0
    var acknowledged = 0
    var signed = 0
    var marked = 0
  }

  static let ledgerPath = "data/ledger"
  static let markPath = "other/mark"
  /// Over borders between segments of eight, one over two segments, one that is never finished at first.
  static let batches = [1..<3, 3..<4, 4..<9, 9..<26, 26..<27, 27..<28, 28..<45, 45..<46]

  let disk: SimulatedDisk
  private(set) var told = [Told()]
  /// The files of the index as they were at some moments.
  private(set) var indexes: [[String: [UInt8]]] = []
  private var next = 0

  /// On an empty disk, with a place for the ledger and one for the mark.
  init(_ root: String) throws {
    var tree = DiskTree()
    tree.directories = ["data", "other"]
    disk = try SimulatedDisk(root, tree)
  }

  /// Goes on from what a power failure left.
  init(_ root: String, _ tree: DiskTree, _ told: Told, batches next: Int) throws {
    disk = try SimulatedDisk(root, tree)
    self.told = [told]
    self.next = next
  }

  var ledger: Ledger { RecordedRun.ledger(disk.root) }

  static func ledger(_ root: String) -> Ledger {
    var ledger = Ledger("\(root)/\(ledgerPath)")
    ledger.options.mark = "\(root)/\(markPath)"
    ledger.options.indexFlushCount = .max
    ledger.options.calls = .unsynced
    return ledger
  }

  func found() async throws {
    tell { $0.submitted = 1 }
    var options = ledger.options
    options.calls = disk.start()
    let store = try await FileStore.found(
      at: ledger.directory.path, founding: try Fixture.founding(), checkpointKey: Fixture.checkpointKey,
      options: options)
    tell { ($0.acknowledged, $0.signed) = (1, 1) }
    try await close(store)
  }

  func open() async throws -> FileStore {
    let calls = disk.start()
    return try await ledger.open { $0.calls = calls }
  }

  /// Sends the next batches.
  func append(_ count: Int, to store: FileStore) async throws {
    for batch in RecordedRun.batches[next..<next + count] {
      tell { $0.submitted = batch.upperBound }
      _ = try await store.append(try Fixture.credits(batch), if: nil)
      tell { $0.acknowledged = batch.upperBound }
      next += 1
    }
  }

  func sign(_ store: FileStore) async throws {
    let size = Int(try await store.signCheckpoint().checkpoint.size)
    let isMarked = store.markFault == nil
    tell { told in
      told.signed = size
      if isMarked { told.marked = size }
    }
  }

  func close(_ store: FileStore) async throws {
    try await sign(store)
    try await store.close()
    keepIndex()
  }

  func recover() async throws -> RecoveryReport {
    var options = ledger.options
    options.calls = disk.start()
    let report = try await Recovery.run(ledger.directory, checkpointKey: Fixture.checkpointKey, options: options)
    tell { told in
      (told.acknowledged, told.signed) = (report.size, report.size)
      if report.markFault == nil { told.marked = report.size }
    }
    return report
  }

  /// Ends the process, whatever it was doing.
  func kill(_ store: FileStore) async {
    _ = disk.start()
    try? await store.close()
    keepIndex()
  }

  private func keepIndex() {
    let path = ledger.directory.index
    let files = ["", "-wal"].compactMap { suffix in (try? ledger.read(path + suffix)).map { (suffix, $0) } }
    indexes.append(Dictionary(files) { first, _ in first })
  }

  private func tell(_ change: (inout Told) -> Void) {
    var now = told[told.count - 1]
    change(&now)
    told.append(now)
    disk.reach(told.count - 1)
  }
}
