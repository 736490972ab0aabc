import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Glibc

private let origin = "example.org/invented-ledger"

private func privateKey(_ number: UInt8) -> Ed25519PrivateKey {
  try! Ed25519PrivateKey(seed: [UInt8](repeating: number, count: 32))
}

private let checkpointKey = SignerKey(name: try! KeyName(origin), privateKey: privateKey(1))

/// Small segments, a checkpoint and an index that follow soon.
private func options(mark: String? = nil) -> StoreOptions {
  var options = StoreOptions(wait: .seconds(600), mark: mark)
  options.layout = SegmentLayout(recordsPerSegment: 64)
  options.checkpointDelay = .milliseconds(10)
  options.indexFlushCount = 50
  return options
}

/// Founds the ledger that the tests of the store found.
func found(_ path: String, _ change: (inout StoreOptions) -> Void = { _ in }) async throws -> FileStore {
  let keys = [(1, Role.checkpoint, origin), (2, .extract, origin), (3, .operator, "operator")].map {
    Enrolment(publicKey: privateKey($0.0).publicKey, role: $0.1, subject: $0.2, custody: .operator)!
  }
  let founding = LedgerStatement.founded(
    try Founding(origin: origin, nonce: SHA256.hash("nonce".utf8), keys: keys, onBehalf: true))
  let statement = try Statement(
    type: founding.type, id: id("founding", 0), made: Day("2026-01-04")!, body: founding.body)
  let context = SigningContext(origin: origin, ledger: .zero)
  let signatures = try [1, 2, 3].map { try context.sign(statement, with: privateKey($0)) }
  var options = options()
  change(&options)
  return try await FileStore.found(
    at: path, founding: SignedStatement(statement, signatures: signatures), checkpointKey: checkpointKey,
    options: options)
}

func open(_ path: String, mark: String? = nil, _ change: (inout StoreOptions) -> Void = { _ in }) async throws
  -> FileStore
{
  var options = options(mark: mark)
  change(&options)
  return try await FileStore.open(LedgerDirectory(path), checkpointKey: checkpointKey, options: options)
}

/// The id of statement `number` of the process or task called `name`: whoever knows both can tell it from an invented one.
func id(_ name: String, _ number: Int) -> StatementID {
  StatementID(version4From: Array(SHA256.hash("\(name) \(number)".utf8).bytes.prefix(16)))
}

func statement(_ name: String, _ number: Int) throws -> SignedStatement {
  let body: JSONObject = [
    "block": .string("BLOC-\(number % 3)"), "text": .string("\(name) \(number) " + String(repeating: "x", count: 99)),
  ]
  return SignedStatement(
    try Statement(type: "block-described", id: id(name, number), made: Day("2026-01-04")!, body: body), signatures: [])
}

/// Batch `number` of the process or task called `name`: of one, two and three statements in turn.
func batch(_ name: String, _ number: Int) throws -> [SignedStatement] {
  try (number * 3..<number * 3 + 1 + number % 3).map { try statement(name, $0) }
}
