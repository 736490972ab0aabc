public import AcquisCrypto
public import AcquisValues

/// A statement with the signatures on it, not yet recorded.
public struct SignedStatement: Hashable, Sendable {
  /// The statement.
  public let statement: Statement
  /// Who signed it.
  public let signatures: [StatementSignature]

  /// A statement and its signatures, at most eight, no key twice.
  public init(_ statement: Statement, signatures: [StatementSignature]) {
    precondition(Set(signatures.map(\.key)).count == signatures.count, "a key signs a statement once")
    self.statement = statement
    self.signatures = signatures
  }
}

/// The end of a ledger, on which the next batch is built.
public struct ChainHead: Hashable, Sendable {
  /// How many records there are.
  public let size: Int
  /// The leaf hash of the last; zero for an empty ledger.
  public let leaf: Digest
  /// When the last was recorded.
  public let recorded: Instant?

  /// The head of an empty ledger.
  public static let empty = ChainHead(size: 0, leaf: .zero, recorded: nil)

  /// A head.
  public init(size: Int, leaf: Digest, recorded: Instant?) {
    self.size = size
    self.leaf = leaf
    self.recorded = recorded
  }

  /// The records of one atomic batch that follows this head, and the head after it. Pure; O(bytes).
  ///
  /// Throws ``RecordError`` when a line would be too long. A batch has 1 to 1,048,576 statements.
  public func extended(
    by batch: [SignedStatement], recorded: Instant
  ) throws(RecordError) -> (records: [Record], head: ChainHead) {
    precondition((1...Limits.rest + 1).contains(batch.count), "a batch has 1 to \(Limits.rest + 1) statements")
    var records: [Record] = []
    records.reserveCapacity(batch.count)
    var (prev, seq) = (leaf, size)
    for (index, signed) in batch.enumerated() {
      let envelope = Envelope(
        prev: prev, recorded: recorded, rest: batch.count - 1 - index, seq: seq, signatures: signed.signatures)
      let record = try Record(envelope: envelope, statement: signed.statement)
      records.append(record)
      (prev, seq) = (record.leafHash, seq + 1)
    }
    return (records, ChainHead(size: seq, leaf: prev, recorded: recorded))
  }
}
