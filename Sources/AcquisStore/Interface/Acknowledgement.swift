public import AcquisCrypto
import AcquisRecords
public import AcquisValues

/// The store's word that a statement is recorded and durable; the same on every engine and every retry (SPEC §10).
public struct Acknowledgement: Hashable, Sendable {
  /// The ledger id.
  public let ledger: Digest
  /// The position of the record.
  public let seq: Int
  /// The leaf hash of the record.
  public let leaf: Digest
  /// When it was recorded.
  public let recorded: Instant
  /// The statement's own identity.
  public let id: StatementID

  /// The acknowledgement of `record` in the ledger `ledger`. Hashes the record: O(bytes).
  init(ledger: Digest, of record: Record) {
    self.init(ledger: ledger, leaf: record.leafHash, of: record)
  }

  init(ledger: Digest, leaf: Digest, of record: Record) {
    self.ledger = ledger
    seq = record.seq
    self.leaf = leaf
    recorded = record.envelope.recorded
    id = record.statement.id
  }
}
