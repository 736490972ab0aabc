import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Synchronization

/// Invented ledgers and statements, the same on every run.
enum Fixture {
  static let origin = "example.org/invented-ledger"
  static let start = Instant("2026-01-05T08:00:00.000Z")!
  static let checkpointKey = SignerKey(name: try! KeyName(origin), privateKey: privateKey(1))

  static func privateKey(_ number: UInt8) -> Ed25519PrivateKey {
    try! Ed25519PrivateKey(seed: [UInt8](repeating: number, count: 32))
  }

  static func id(_ number: Int) -> StatementID {
    StatementID(version4From: Array(SHA256.hash("invented \(number)".utf8).bytes.prefix(16)))
  }

  static func founding(_ nonce: String = "nonce") throws -> SignedStatement {
    let keys = [(1, Role.checkpoint, origin), (2, .extract, origin), (3, .operator, "operator")].map {
      Enrolment(publicKey: privateKey(UInt8($0.0)).publicKey, role: $0.1, subject: $0.2, custody: .operator)!
    }
    let founding = try Founding(origin: origin, nonce: SHA256.hash(nonce.utf8), keys: keys, onBehalf: true)
    return signed(try statement(.founded(founding), id: id(0)), ledger: .zero)
  }

  static func statement(_ ledgerStatement: LedgerStatement, id: StatementID) throws -> Statement {
    try Statement(type: ledgerStatement.type, id: id, made: Day("2026-01-05")!, body: ledgerStatement.body)
  }

  static func signed(_ statement: Statement, ledger: Digest = .zero) -> SignedStatement {
    let context = SigningContext(origin: origin, ledger: ledger)
    return SignedStatement(statement, signatures: [try! context.sign(statement, with: privateKey(3))])
  }

  private static let kept = Mutex<[Int: SignedStatement]>([:])

  /// ``credit(_:note:seen:)``, made and signed once.
  static func credit(_ number: Int) throws -> SignedStatement {
    if let credit = kept.withLock({ $0[number] }) { return credit }
    let credit = try credit(number, note: nil)
    kept.withLock { $0[number] = credit }
    return credit
  }

  /// A statement of one of three types about one of seven learners, of a length that varies.
  static func credit(_ number: Int, note: String? = nil, seen: Statement.Seen? = nil) throws -> SignedStatement {
    let types = ["block-assessed", "block-validated", "training-followed"]
    let body: JSONObject = [
      "block": .string("BLOC-\(number % 3)"), "certification": .string("RNCP-0"),
      "learner": .string(learner(number % 7).description),
      "note": .string(note ?? String(repeating: "é", count: number * 7 % 40)),
    ]
    let statement = try Statement(
      type: types[number % 3], id: id(number), made: Day("2026-01-04")!, body: body, seen: seen)
    return signed(statement)
  }

  static func learner(_ number: Int) -> StatementID { id(1_000_000 + number) }
  static func learnerTag(_ number: Int) -> Tag { Tag("learner", learner(number).description) }

  static func credits(_ numbers: Range<Int>) throws -> [SignedStatement] { try numbers.map(credit) }

  static func special(_ number: Int, _ ledgerStatement: LedgerStatement) throws -> SignedStatement {
    signed(try statement(ledgerStatement, id: id(number)))
  }
}

/// A clock that stands still until it is set.
final class TestClock: Sendable {
  private let time: Mutex<Instant>

  init(_ time: Instant = Fixture.start) { self.time = Mutex(time) }

  var now: Instant { time.withLock { $0 } }
  func advance(milliseconds: Int64) { time.withLock { $0 = $0.advanced(byMilliseconds: milliseconds) } }
}
