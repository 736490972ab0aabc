public import AcquisCrypto
public import AcquisMerkle
public import AcquisNotes
public import AcquisRecords
public import AcquisValues

/// What a ledger can be asked without a lock or a key (SPEC §10). Answers are made of complete batches only.
///
/// Every method throws ``StoreError`` when the ledger cannot be read or is damaged where it is read.
public protocol EventReader: Sendable {
  /// The ledger id: the leaf hash of record 0.
  var ledger: Digest { get }
  /// What record 0 says.
  var founding: Founding { get }

  /// The end of the last complete batch.
  func head() async throws -> ChainHead

  /// The records that match `query` from position `from` up to, but without, `upTo` (the end, when `nil`), ascending.
  ///
  /// O(m log n) in the length m of the shortest list of a tag or of the types: it is walked, and the records in it are read.
  func records(matching query: Query, from: Int, upTo: Int?) async throws -> [Record]

  /// The next records from position `from` up to, but without, `upTo`, as many as are read at once; none at the end.
  /// O(1) memory: about 1 MiB of lines.
  func chunk(from: Int, upTo: Int?) async throws -> [Record]

  /// The record at a position; `nil` beyond the end. O(log n).
  func record(at seq: Int) async throws -> Record?

  /// The acknowledgements of those of `ids` that are recorded. O(log n) each.
  func find(_ ids: [StatementID]) async throws -> [StatementID: Acknowledgement]

  /// Proves that the record at `seq` stands in the tree of the first `size` records. O(log n).
  func inclusionProof(of seq: Int, in size: Int) async throws -> InclusionProof

  /// Proves that the tree of the first `old` records is the beginning of that of the first `new`. O(log n).
  func consistencyProof(from old: Int, to new: Int) async throws -> ConsistencyProof

  /// The newest checkpoint that is stored. Verify it: whoever can write the files can replace it.
  func checkpoint() async throws -> SignedCheckpoint
}

extension EventReader {
  /// Calls `body` with each record from position `from` up to, but without, `upTo` (the end as it is at the beginning,
  /// when `nil`), in order. For folds over the whole log: O(1) memory. Throws what `body` throws.
  public func forEachRecord(
    from: Int = 0, upTo: Int? = nil, isolation: isolated (any Actor)? = #isolation, _ body: (Record) throws -> Void
  ) async throws {
    var next = from
    let end: Int
    if let upTo { end = upTo } else { end = try await head().size }
    while next < end {
      let records = try await chunk(from: next, upTo: end)
      guard let last = records.last else { return }
      for record in records { try body(record) }
      next = last.seq + 1
    }
  }

  /// All records that match `query`, ascending.
  public func records(matching query: Query) async throws -> [Record] {
    try await records(matching: query, from: 0, upTo: nil)
  }
}
