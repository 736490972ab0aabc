import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Foundation
import Synchronization

@testable import Acquis

/// A ledger that grows by meaningless records, and the directory in which it is published.
struct Press {
  let bench: Bench
  var directory: String { bench.root + "/published" }

  init() async throws { bench = try await Bench() }

  /// Records until there are `size`, and signs a checkpoint.
  func grow(to size: Int, mark: String = "") async throws {
    try await Press.grow(bench.path, to: size, mark: mark, bench.environment)
  }

  static func grow(_ ledger: String, to size: Int, mark: String = "", _ environment: Environment) async throws {
    try await LedgerSession.with(ledger, wait: .zero, environment: environment) { session in
      let store = session.writer.store
      let first = try await store.head().size
      guard first < size else { return }
      let batch = try (first..<size).map { number in
        let body: JSONObject = ["mark": .string(mark), "number": .integer(Int64(number))]
        return SignedStatement(
          try Statement(type: "invented", id: Invented.id(10_000 + number), made: Invented.day, body: body),
          signatures: [])
      }
      _ = try await store.append(batch, if: nil)
      _ = try await store.signCheckpoint()
    }
  }

  @discardableResult
  func publish(
    entries: Bool = false, wait: Duration = .zero, calls: TreeCalls = .system, to directory: String? = nil,
    reading: (any EventReader) -> any EventReader = { $0 }
  ) async throws -> Publication {
    try await LedgerView.with(bench.path) { view in
      let publisher = TreePublisher(
        reader: reading(view.reader), ledger: LedgerDirectory(bench.path), showsEntries: entries, calls: calls)
      return try await publisher.publish(to: directory ?? self.directory, wait: wait)
    }
  }

  func audit(_ directory: String? = nil) -> Report {
    Audit.tree(directory: directory ?? self.directory, trust: bench.trust)
  }

  /// Every file, by its path.
  static func files(_ directory: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(directory)/\(name)", isDirectory: &isDirectory)
      if !isDirectory.boolValue { files[name] = try Data(contentsOf: URL(filePath: "\(directory)/\(name)")) }
    }
    return files
  }

  var files: [String: Data] { get throws { try Press.files(directory) } }

  func write(_ name: String, _ bytes: Data) throws {
    try bytes.write(to: URL(filePath: "\(directory)/\(name)"))
  }
}

/// A reader that has another one answer.
protocol WrappingReader: EventReader {
  var real: any EventReader { get }
}

extension WrappingReader {
  var ledger: Digest { real.ledger }
  var founding: Founding { real.founding }

  func head() async throws -> ChainHead { try await real.head() }
  func records(matching query: Query, from: Int, upTo: Int?) async throws -> [Record] {
    try await real.records(matching: query, from: from, upTo: upTo)
  }
  func chunk(from: Int, upTo: Int?) async throws -> [Record] { try await real.chunk(from: from, upTo: upTo) }
  func record(at seq: Int) async throws -> Record? { try await real.record(at: seq) }
  func find(_ ids: [StatementID]) async throws -> [StatementID: Acknowledgement] { try await real.find(ids) }
  func inclusionProof(of seq: Int, in size: Int) async throws -> InclusionProof {
    try await real.inclusionProof(of: seq, in: size)
  }
  func consistencyProof(from old: Int, to new: Int) async throws -> ConsistencyProof {
    try await real.consistencyProof(from: old, to: new)
  }
  func checkpoint() async throws -> SignedCheckpoint { try await real.checkpoint() }
}

/// A reader that tells what it was asked for, and may be made to lie about records.
struct SpyReader: WrappingReader {
  let real: any EventReader
  var asked = Mutex<[Range<Int>]>.Box([])
  var lie: @Sendable ([Record]) -> [Record] = { $0 }

  func chunk(from: Int, upTo: Int?) async throws -> [Record] {
    let records = try await real.chunk(from: from, upTo: upTo)
    asked.value.append(from..<from + records.count)
    return lie(records)
  }
}

/// A reader that reads the records once and keeps them: what is tested over and over is not the reading.
struct KeepingReader: WrappingReader {
  let real: any EventReader
  private let kept: [Record]

  init(_ real: any EventReader) async throws {
    self.real = real
    var records: [Record] = []
    try await real.forEachRecord { records.append($0) }
    kept = records
  }

  func chunk(from: Int, upTo: Int?) async throws -> [Record] { Array(kept[from..<(upTo ?? kept.count)]) }
}
