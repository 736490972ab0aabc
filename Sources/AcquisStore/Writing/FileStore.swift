public import AcquisCrypto
public import AcquisMerkle
public import AcquisNotes
public import AcquisRecords
public import AcquisValues

/// A ledger on disk, open for writing (SPEC §13). One process at a time holds it; concurrent appends share a sync.
public final class FileStore: EventStore {
  /// What opening found and did.
  public let opening: OpeningReport
  /// The ledger's directory.
  public let directory: LedgerDirectory
  let log: FileLog
  let committer: Committer

  private init(_ log: FileLog, _ writer: Writer, _ options: StoreOptions, _ report: OpeningReport) {
    self.log = log
    directory = log.directory
    opening = report
    committer = Committer(writer, options)
  }

  /// The ledger id.
  public var ledger: Digest { log.genesis.ledger }
  /// Why the mark does not hold the newest checkpoint; `nil` when it does, or none is kept. Nothing recorded is in doubt:
  /// the mark follows with the next checkpoint that finds it usable.
  public var markFault: StoreError? { committer.markFault }
  /// What record 0 says.
  public var founding: Founding { log.genesis.founding }

  /// Founds a ledger at `path`, all or nothing, and opens it.
  ///
  /// `prepare` is called before the ledger stands at its place, with its directory under a temporary name: what is to come
  /// into being together with it, such as the keys in `private/`, is written then. Throws ``StoreError``
  /// (`alreadyExists`, also for something at the mark's place, `markUnusable`, `notFounded`, `wrongKey`, `system`), and
  /// what `prepare` throws.
  public static func found(
    at path: String, founding: SignedStatement, checkpointKey: SignerKey, options: StoreOptions = StoreOptions(),
    prepare: @Sendable (LedgerDirectory) throws -> Void = { _ in }
  ) async throws -> FileStore {
    let genesis = try Genesis(founding, recorded: options.clock(), path: path)
    try genesis.check(checkpointKey.verifierKey, path: path)
    let checkpoint = try checkpointKey.checkpoint(of: TreeHead(size: 1, root: genesis.ledger))
    if let mark = MarkFile(options) {
      guard !Directory.exists(mark.path) else { throw StoreError.alreadyExists(path: mark.path) }
      try mark.probe(checkpoint.note.bytes)
    }
    try LedgerDirectory.create(at: path, options.calls) { directory in
      try prepare(directory)
      let file = try File(creating: directory.segment(0), options.calls)
      try file.append(genesis.record.line + [0x0A])
      try file.sync()
      try Directory.sync(directory.log, options.calls)
      try Directory.replace(directory.checkpoint, with: checkpoint.note.bytes, options.calls)
    }
    return try await open(LedgerDirectory(path), checkpointKey: checkpointKey, options: options)
  }

  /// Opens a ledger for writing. O(log n) if the index is sound, else O(n).
  ///
  /// Throws ``StoreError``: `locked` when another writer stays, `checkpointMissing` or `checkpointInvalid`, `wrongKey`,
  /// `logTruncated`, `rootMismatch` or `damaged` when the log does not extend its checkpoint, `rolledBack` when it does not
  /// reach the mark, `markInvalid`, `markUnusable`, `versionNewer`. Nothing is changed then.
  public static func open(
    _ directory: LedgerDirectory, checkpointKey: SignerKey, options: StoreOptions = StoreOptions()
  ) async throws -> FileStore {
    let lock = try await WriterLock.take(directory, wait: options.wait)
    return try await offload {
      try lock.releasingOnError {
        var opening = Opening(directory, checkpointKey, options)
        let (log, writer) = try opening.open(lock)
        return FileStore(log, writer, options, opening.report)
      }
    }
  }

  /// Records `batch` (see ``EventStore``). One fdatasync, shared with what others append meanwhile.
  public func append(
    _ batch: [SignedStatement], if condition: AppendCondition?
  ) async throws(AppendError) -> [Acknowledgement] {
    precondition((1...Limits.rest + 1).contains(batch.count), "a batch has 1 to \(Limits.rest + 1) statements")
    return try await committer.append(Writer.Request(batch: batch, condition: condition))
  }

  /// Signs a checkpoint over every durable record. What is signed is read back from the log first.
  public func signCheckpoint() async throws -> SignedCheckpoint { try await committer.sign() }

  /// Finishes what was begun, signs, writes the index and releases the lock.
  public func close() async throws { try await committer.close() }
}

extension FileStore {
  /// The end of the last durable batch.
  public func head() async throws -> ChainHead { log.head }

  /// The records that match (see ``EventReader``).
  public func records(matching query: Query, from: Int, upTo: Int?) async throws -> [Record] {
    try await offload { [log] in try log.records(matching: query, from: from, upTo: upTo) }
  }

  /// The next records, about 1 MiB of lines.
  public func chunk(from: Int, upTo: Int?) async throws -> [Record] {
    try await offload { [log] in try log.chunk(from: from, upTo: upTo) }
  }

  /// The record at a position.
  public func record(at seq: Int) async throws -> Record? {
    try await nearby { [log] in try log.record(at: seq) }
  }

  /// The acknowledgements of those of `ids` that are recorded.
  public func find(_ ids: [StatementID]) async throws -> [StatementID: Acknowledgement] {
    try await nearby { [log] in try log.acknowledgements(of: ids) }
  }

  /// Proves that a record stands in the tree of the first `size`.
  public func inclusionProof(of seq: Int, in size: Int) async throws -> InclusionProof {
    try await nearby { [log] in try log.inclusionProof(of: seq, in: size) }
  }

  /// Proves that one size's tree is the beginning of another's.
  public func consistencyProof(from old: Int, to new: Int) async throws -> ConsistencyProof {
    try await nearby { [log] in try log.consistencyProof(from: old, to: new) }
  }

  /// The newest checkpoint, as it stands on disk.
  public func checkpoint() async throws -> SignedCheckpoint {
    try await nearby { [log] in try log.checkpoint() }
  }
}
