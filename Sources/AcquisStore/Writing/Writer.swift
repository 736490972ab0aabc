import AcquisMerkle
import Synchronization
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues

/// The one that writes. Lives on the queue of its ``Committer`` and is touched from nowhere else.
struct Writer: Sendable {
  /// How an append ends.
  typealias Outcome = Result<[Acknowledgement], AppendError>

  /// A batch that somebody waits for.
  struct Request: Sendable {
    let batch: [SignedStatement]
    /// The terms of each statement: taken out by whoever sends it, because all wait for the one that writes.
    let terms: [[Term]]
    let condition: AppendCondition?

    init(batch: [SignedStatement], condition: AppendCondition?) {
      self.batch = batch
      terms = batch.map { Term.all(of: $0.statement) }
      self.condition = condition
    }
  }

  let log: FileLog
  private let clock: LedgerClock
  private var position: AppendPosition
  private var segments: SegmentWriter
  private var checkpoints: CheckpointWriter
  private let lock: WriterLock
  /// Why nothing more can be written.
  private var stopped: StoreError?

  init(
    _ log: FileLog, _ position: AppendPosition, _ checkpoints: CheckpointWriter, _ lock: WriterLock,
    _ options: StoreOptions
  ) {
    self.log = log
    self.position = position
    self.checkpoints = checkpoints
    self.lock = lock
    clock = options.clock
    segments = SegmentWriter(log.directory, options.calls)
  }

  /// Decides on all requests in their order and writes what is to be written with one sync.
  mutating func commit(_ requests: [Request]) -> [Outcome] {
    if let stopped { return requests.map { _ in .failure(.unavailable(stopped)) } }
    do throws(StoreError) {
      let ids = requests.flatMap { $0.batch.map(\.statement.id) }
      var group = Group(position, on: log, recorded: try log.records(of: ids))
      let outcomes = requests.map { decide($0, &group) }
      return group.isEmpty ? outcomes : write(group, outcomes)
    } catch {
      return requests.map { _ in .failure(.unavailable(error)) }
    }
  }

  private func decide(_ request: Request, _ group: inout Group) -> Outcome {
    if request.condition != nil { group.prepareForQueries() }
    do throws(StoreError) {
      switch try group.position.decide(request.batch, if: request.condition, now: clock(), on: group) {
      case .known(let acknowledgements): return .success(acknowledgements)
      case .refuse(let refusal): return .failure(.refused(refusal))
      case .append(let records, let acknowledgements, let next):
        group.add(records, terms: request.terms, leaves: acknowledgements.map(\.leaf), next: next)
        return .success(acknowledgements)
      }
    } catch {
      return .failure(.unavailable(error))
    }
  }

  private mutating func write(_ group: Group, _ outcomes: [Outcome]) -> [Outcome] {
    do throws(StoreError) {
      try segments.append(group.segments, from: log.state.withLock { $0.follower.place })
    } catch {
      return outcomes.map { outcome in
        // A refusal may rest on a record of this very group, which may not be there.
        if case .failure = outcome { return .failure(.unavailable(stop(after: error))) }
        return .failure(.outcomeUnknown(stop(after: error)))
      }
    }
    position = group.position
    log.state.withLock { state in
      state.follower.advance(to: group.position.head, place: group.place, frontier: group.frontier)
      for entry in group.entries { state.stack.append(entry) }
    }
    return outcomes
  }

  /// Nothing is written any more: a failed write or sync leaves unknown what is on disk, and trying again would not tell.
  @discardableResult
  private mutating func stop(after error: StoreError) -> StoreError {
    let cause: StoreError = if case .system(let failure) = error { .writerFailed(failure) } else { error }
    stopped = stopped ?? cause
    return cause
  }

  /// How far the log was read back, and how far it can be; `nil` when nothing is signed any more.
  var readBack: (ReadBack, to: TreeHead)? {
    stopped == nil ? (checkpoints.readBack, log.state.withLock { $0.follower.frontier.head }) : nil
  }

  /// Signs a checkpoint over everything durable, of which `readBack` was read back meanwhile.
  mutating func sign(after readBack: ReadBack) throws(StoreError) {
    checkpoints.take(readBack)
    _ = try sign()
  }

  /// Signs a checkpoint over everything durable.
  mutating func sign() throws(StoreError) -> SignedCheckpoint {
    if let stopped { throw stopped }
    do { return try checkpoints.sign(log.state.withLock { $0.follower.frontier.head }) } catch {
      throw stop(after: error)
    }
  }

  /// Why the mark does not hold the newest checkpoint; `nil` when it does, or none is kept.
  var markFault: StoreError? { checkpoints.markFault }

  /// Lets go of the ledger.
  mutating func close() {
    stopped = stopped ?? .closed
    lock.release()
  }
}
