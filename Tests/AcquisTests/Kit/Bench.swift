import AcquisAudit
import AcquisCredits
import AcquisNotes
import AcquisValues
import Foundation
import Synchronization
import Testing

@testable import Acquis
@testable import AcquisIdentities
@testable import AcquisStore

/// An invented ledger on disk, with two certifications and a centre, and the clock it is written by.
final class Bench: Sendable {
  let root: String
  let key: VerifierKey
  let environment: Environment
  private let clock: Mutex<Instant>.Box

  var path: String { root + "/ledger" }
  var trust: Trust { Trust([key]) }

  init() async throws {
    root = FileManager.default.temporaryDirectory.path + "/facade-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let clock = Mutex<Instant>.Box(Instant("2026-06-01T08:00:00.000Z")!)
    self.clock = clock
    environment = Environment(now: { clock.value }, random: Environment.system.random)
    key = try await LedgerSession.found(at: root + "/ledger", origin: Invented.origin, environment: environment)
    try await with { session in
      _ = try await session.writer.record([
        try Invented.registration(of: Invented.certification, .rncp, Invented.blocks, 1),
        try Invented.registration(of: Invented.whole, .rs, [], 2),
      ])
      _ = try await session.authorise(
        Invented.centre, name: "Centre imaginaire", for: [Invented.certification, Invented.whole], period: Period(),
        made: Invented.day, id: Invented.id(3))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// From now on it is `time`.
  func setClock(_ time: String) { clock.value = Instant(time)! }

  func with<Result>(_ body: (LedgerSession) async throws -> Result) async throws -> Result {
    try await LedgerSession.with(path, wait: .zero, environment: environment, body)
  }

  /// Opens the ledger as ``LedgerSession/open(_:wait:environment:)`` does, with `snapshots` looking on.
  func open(watchedBy snapshots: Snapshots) async throws -> LedgerSession {
    let directory = LedgerDirectory(path)
    let keys = try LedgerKeys.read(privateDirectory: directory.private)
    var options = LedgerSession.storeOptions(wait: .zero, environment)
    options.calls = snapshots.calls
    // Checkpoints are signed when the test says so.
    options.checkpointDelay = .seconds(3600)
    let store = try await FileStore.open(directory, checkpointKey: keys.checkpoint, options: options)
    let vault = try Vault.open(
      directory: directory.private, origin: Invented.origin, create: false, steps: snapshots.steps)
    return LedgerSession(
      directory: directory, store: store,
      writer: LedgerWriter(store: store, operators: keys.operators, environment: environment),
      view: LedgerView(store), vault: vault, keys: keys, environment: environment)
  }

  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let path = "\(root)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }
}

extension Mutex where Value: Sendable {
  /// A value that several may change.
  final class Box: Sendable {
    private let content: Mutex<Value>
    init(_ value: Value) { content = Mutex(value) }
    var value: Value {
      get { content.withLock { $0 } }
      set { content.withLock { $0 = newValue } }
    }
  }
}
