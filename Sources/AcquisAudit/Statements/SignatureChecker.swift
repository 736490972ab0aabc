import AcquisCrypto
import AcquisRecords

/// Which signatures on statements are checked.
enum SignatureScope: Sendable {
  /// Those of the records from this position on; those before were checked by whoever says so.
  case from(Int)
  /// None: what is signed is taken for signed.
  case none

  func covers(_ seq: Int) -> Bool {
    switch self {
    case .from(let first): seq >= first
    case .none: false
    }
  }
}

/// Checks signatures before the statements are judged in their order: whether a signature verifies depends on key and bytes
/// alone, whether its key may speak does not.
struct SignatureChecker: Sendable {
  /// The ledger that statements are signed for; `nil` before record 0 is known.
  let context: SigningContext?
  /// The keys enrolled so far.
  let keys: KeyRing
  let scope: SignatureScope

  /// Whether each signature on `record` verifies; `nil` for one that has to wait: its key is not known yet, or nobody asks.
  func check(_ record: Record) -> [Bool?] {
    let signatures = record.envelope.signatures
    guard let context, record.seq > 0, scope.covers(record.seq), !signatures.isEmpty else { return [] }
    let message = context.message(for: record.statement.bytes)
    return signatures.map { keys[$0.key]?.enrolment.publicKey.isValid(signature: $0.bytes, for: message) }
  }
}
