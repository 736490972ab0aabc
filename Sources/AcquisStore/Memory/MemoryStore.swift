public import AcquisCrypto
public import AcquisMerkle
public import AcquisNotes
public import AcquisRecords
public import AcquisValues
import Synchronization

/// A ledger kept in memory, for tests and for trying things out: *durable* means nothing here, all else is as on disk.
public final class MemoryStore: EventStore {
  /// The ledger id.
  public let ledger: Digest
  /// What record 0 says.
  public let founding: Founding
  private let key: SignerKey
  private let clock: LedgerClock
  private let state: Mutex<MemoryState>

  /// Founds a ledger. Throws ``StoreError`` when `founding` founds none or `checkpointKey` is not its checkpoint key.
  public init(
    founding: SignedStatement, checkpointKey: SignerKey, clock: @escaping LedgerClock = systemClock
  ) throws(StoreError) {
    let genesis = try Genesis(founding, recorded: clock(), path: "memory")
    try genesis.check(checkpointKey.verifierKey, path: "memory")
    ledger = genesis.ledger
    self.founding = genesis.founding
    key = checkpointKey
    self.clock = clock
    let state = try MemoryState(genesis, key: checkpointKey)
    self.state = Mutex(state)
  }

  /// Records `batch` (see ``EventStore``).
  public func append(
    _ batch: [SignedStatement], if condition: AppendCondition?
  ) async throws(AppendError) -> [Acknowledgement] {
    precondition((1...Limits.rest + 1).contains(batch.count), "a batch has 1 to \(Limits.rest + 1) statements")
    return try state.withLock { state throws(AppendError) in
      guard !state.isClosed else { throw .unavailable(.closed) }
      let decision: AppendDecision
      do throws(StoreError) {
        decision = try state.position.decide(batch, if: condition, now: clock(), on: state)
      } catch {
        throw .unavailable(error)
      }
      switch decision {
      case .known(let acknowledgements): return acknowledgements
      case .refuse(let refusal): throw .refused(refusal)
      case .append(let records, let acknowledgements, let next):
        state.add(records)
        state.position = next
        return acknowledgements
      }
    }
  }

  /// Signs a checkpoint over every record.
  public func signCheckpoint() async throws -> SignedCheckpoint {
    try state.withLock { state throws(StoreError) in
      if state.checkpoint.checkpoint.size != state.tree.size { state.checkpoint = try key.checkpoint(of: state.tree) }
      return state.checkpoint
    }
  }

  /// Signs; nothing can be appended afterwards.
  public func close() async throws {
    _ = try await signCheckpoint()
    state.withLock { $0.isClosed = true }
  }
}

extension MemoryStore {
  /// The end of the last batch.
  public func head() async throws -> ChainHead { state.withLock { $0.position.head } }

  /// The records that match (see ``EventReader``).
  public func records(matching query: Query, from: Int, upTo: Int?) async throws -> [Record] {
    state.withLock { state in
      let range = state.range(from, upTo)
      return state.positions(matching: query, in: range).map { state.records[$0] }
    }
  }

  /// The next 1,024 records.
  public func chunk(from: Int, upTo: Int?) async throws -> [Record] {
    state.withLock { state in Array(state.records[state.range(from, upTo)].prefix(1024)) }
  }

  /// The record at a position. O(1).
  public func record(at seq: Int) async throws -> Record? {
    state.withLock { $0.records.indices.contains(seq) ? $0.records[seq] : nil }
  }

  /// The acknowledgements of those of `ids` that are recorded.
  public func find(_ ids: [StatementID]) async throws -> [StatementID: Acknowledgement] {
    state.withLock { state in
      let found = ids.compactMap { state.record(of: $0) }.map { Acknowledgement(ledger: ledger, of: $0) }
      return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }
  }

  /// Proves that a record stands in the tree of the first `size`.
  public func inclusionProof(of seq: Int, in size: Int) async throws -> InclusionProof {
    try state.withLock { state throws(StoreError) in
      try StoreError.check(seq, in: size, of: state.records.count)
      return try state.prove { try InclusionProof.prove(leaf: seq, in: size, from: $0) }
    }
  }

  /// Proves that one size's tree is the beginning of another's.
  public func consistencyProof(from old: Int, to new: Int) async throws -> ConsistencyProof {
    try state.withLock { state throws(StoreError) in
      try StoreError.check(old: old, new: new, of: state.records.count)
      return try state.prove { try ConsistencyProof.prove(old: old, new: new, from: $0) }
    }
  }

  /// The newest checkpoint.
  public func checkpoint() async throws -> SignedCheckpoint { state.withLock { $0.checkpoint } }
}

extension MemoryState {
  fileprivate func range(_ from: Int, _ upTo: Int?) -> Range<Int> {
    let upper = max(0, min(upTo ?? records.count, records.count))
    return min(max(0, from), upper)..<upper
  }

  fileprivate func prove<Proof>(_ body: (MemoryState) throws -> Proof) throws(StoreError) -> Proof {
    // The bounds have been checked: nothing else can fail in memory.
    do { return try body(self) } catch { preconditionFailure("a proof in memory needs only bounds: \(error)") }
  }
}

extension StoreError {
  /// Checks what an inclusion proof is asked for.
  static func check(_ seq: Int, in size: Int, of records: Int) throws(StoreError) {
    guard size <= records else { throw .outOfRange(asked: size, size: records) }
    guard seq >= 0, seq < size else { throw .outOfRange(asked: seq, size: size) }
  }

  /// Checks what a consistency proof is asked for.
  static func check(old: Int, new: Int, of records: Int) throws(StoreError) {
    guard new <= records else { throw .outOfRange(asked: new, size: records) }
    guard old > 0, old <= new else { throw .outOfRange(asked: old, size: new) }
  }
}
