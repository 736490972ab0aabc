import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Glibc

/// Measures acquis beside what the machine alone allows, in the same run. Every figure is a ratio.
@main
enum Main {
  static func main() async throws {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2_000
    var template = Array("/tmp/acquis-benchmark-XXXXXX".utf8CString)
    let directory = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    let fixture = Fixture()
    let store = try await FileStore.found(
      at: directory + "/ledger", founding: try fixture.founding(), checkpointKey: fixture.checkpointKey)
    let statements = try fixture.statements(count, ledger: store.ledger)

    let single = try await alone(store, statements)
    let lines = try await store.records(matching: .all, from: 1, upTo: nil).map { $0.line + [0x0A] }
    let bare = Bare.append(lines, to: directory + "/bare")
    row("durable append, one caller", "write + fdatasync", bare / single)

    let more = try fixture.statements(count * 9, ledger: store.ledger).suffix(count * 8)
    let grouped = try await together(store, Array(more), callers: 64)
    row(
      "durable append, 64 callers, per record", "write + fdatasync, one caller",
      bare / Double(count) / (grouped / Double(more.count)))
    try await store.close()

    let all = try await FileReader.open(LedgerDirectory(directory + "/ledger")).records(matching: .all).map(\.line)
    let demands = AuditDemands(
      trust: Trust([fixture.checkpointKey.verifierKey]), now: Instant("2026-06-01T08:00:00.000Z")!)
    var first: Report?
    let verify = seconds { first = Audit.ledger(directory: directory + "/ledger", demands: demands) }
    precondition(first?.exitStatus == 0, "the ledger does not verify: \(first?.findings ?? [])")
    let known = first?.state
    let continued = seconds {
      let report = Audit.ledger(directory: directory + "/ledger", demands: demands, known: known)
      precondition(report.exitStatus == 0, "the ledger does not verify: \(report.findings)")
    }
    let signatures = try Bare.verify(all.count, fixture.operatorKey)
    let hashes = Bare.sha256(all)
    row("complete verify, all cores", "SHA-256 and one Ed25519 verify a record, one core", (hashes + signatures) / verify)
    row("an audit that goes on, nothing new, in time", "the first audit", continued / verify)
  }

  private static func alone(_ store: FileStore, _ statements: [SignedStatement]) async throws -> Double {
    let start = now()
    for statement in statements { _ = try await store.append([statement], if: nil) }
    return now() - start
  }

  private static func together(_ store: FileStore, _ statements: [SignedStatement], callers: Int) async throws -> Double
  {
    let start = now()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for caller in 0..<callers {
        group.addTask {
          for index in stride(from: caller, to: statements.count, by: callers) {
            _ = try await store.append([statements[index]], if: nil)
          }
        }
      }
      try await group.waitForAll()
    }
    return now() - start
  }

  private static func row(_ what: String, _ limit: String, _ ratio: Double) {
    print("\(what): \((ratio * 100).rounded() / 100) × \(limit)")
  }
}
