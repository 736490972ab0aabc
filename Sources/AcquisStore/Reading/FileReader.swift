public import AcquisCrypto
public import AcquisMerkle
public import AcquisNotes
public import AcquisRecords
public import AcquisValues

/// A ledger on disk, open for reading: no lock, no key, and nothing is written. Sees what a writer has completed each time it
/// is asked.
public final class FileReader: EventReader {
  /// The ledger's directory.
  public let directory: LedgerDirectory
  let log: FileLog

  private init(_ log: FileLog) {
    self.log = log
    directory = log.directory
  }

  /// The ledger id.
  public var ledger: Digest { log.genesis.ledger }
  /// What record 0 says.
  public var founding: Founding { log.genesis.founding }

  /// Opens a ledger for reading. O(log n) if there is a sound index, else O(n) time and memory.
  ///
  /// Throws ``StoreError``: `notALedger`, `notFounded`, `checkpointMissing`, `checkpointInvalid`, `logTruncated`,
  /// `rootMismatch` or `damaged` when the log does not extend its own checkpoint, `versionNewer`.
  public static func open(_ directory: LedgerDirectory) async throws -> FileReader {
    try await open(directory, SegmentLayout.standard)
  }

  static func open(_ directory: LedgerDirectory, _ layout: SegmentLayout) async throws -> FileReader {
    try await offload { FileReader(try FileLog.reading(directory, layout)) }
  }
}

extension FileReader {
  /// Answers from what is there now: for what may have many records.
  private func refreshed<Value: Sendable>(_ body: @escaping @Sendable (FileLog) throws -> Value) async throws -> Value {
    try await offload { [log] in try log.refreshed(body) }
  }

  /// Answers from what is there now: for what takes a few pages.
  private func refreshedNearby<Value: Sendable>(
    _ body: @escaping @Sendable (FileLog) throws -> Value
  ) async throws -> Value {
    try await nearby { [log] in try log.refreshed(body) }
  }

  /// The end of the last complete batch.
  public func head() async throws -> ChainHead { try await refreshedNearby { $0.head } }

  /// The records that match (see ``EventReader``).
  public func records(matching query: Query, from: Int, upTo: Int?) async throws -> [Record] {
    try await refreshed { try $0.records(matching: query, from: from, upTo: upTo) }
  }

  /// The next records, about 1 MiB of lines.
  public func chunk(from: Int, upTo: Int?) async throws -> [Record] {
    try await refreshed { try $0.chunk(from: from, upTo: upTo) }
  }

  /// The record at a position.
  public func record(at seq: Int) async throws -> Record? { try await refreshedNearby { try $0.record(at: seq) } }

  /// The acknowledgements of those of `ids` that are recorded.
  public func find(_ ids: [StatementID]) async throws -> [StatementID: Acknowledgement] {
    try await refreshedNearby { try $0.acknowledgements(of: ids) }
  }

  /// Proves that a record stands in the tree of the first `size`.
  public func inclusionProof(of seq: Int, in size: Int) async throws -> InclusionProof {
    try await refreshedNearby { try $0.inclusionProof(of: seq, in: size) }
  }

  /// Proves that one size's tree is the beginning of another's.
  public func consistencyProof(from old: Int, to new: Int) async throws -> ConsistencyProof {
    try await refreshedNearby { try $0.consistencyProof(from: old, to: new) }
  }

  /// The newest checkpoint, as it stands on disk.
  public func checkpoint() async throws -> SignedCheckpoint { try await refreshedNearby { try $0.checkpoint() } }
}

extension FileLog {
  fileprivate func refreshed<Value>(_ body: (FileLog) throws -> Value) throws -> Value {
    try refresh()
    return try body(self)
  }
}
