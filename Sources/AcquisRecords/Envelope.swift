public import AcquisCrypto
public import AcquisValues

/// What the ledger adds around a statement (SPEC §5).
public struct Envelope: Hashable, Sendable {
  /// The leaf hash of the record before; zero in record 0.
  public let prev: Digest
  /// When the record was made durable, by the operator's clock.
  public let recorded: Instant
  /// How many records of the same batch follow.
  public let rest: Int
  /// The position, from 0.
  public let seq: Int
  /// Ascending by key, no key twice.
  public let signatures: [StatementSignature]

  /// An envelope. `signatures` are put in order.
  public init(prev: Digest, recorded: Instant, rest: Int, seq: Int, signatures: [StatementSignature]) {
    precondition((0...Limits.rest).contains(rest), "a batch has at most \(Limits.rest + 1) records")
    precondition(
      signatures.count <= Limits.signatureCount, "a statement has at most \(Limits.signatureCount) signatures")
    self.prev = prev
    self.recorded = recorded
    self.rest = rest
    self.seq = seq
    self.signatures = signatures.sorted { $0.key < $1.key }
  }

  init(_ head: EnvelopeReader.Head, ordered signatures: [StatementSignature]) {
    prev = head.prev
    recorded = head.recorded
    rest = head.rest
    seq = head.seq
    self.signatures = signatures
  }
}
