import AcquisCrypto
import AcquisRecords
import AcquisValues

/// What becomes of a batch.
enum AppendDecision {
  /// Everything in it is recorded already: the first acknowledgements again.
  case known([Acknowledgement])
  /// These records follow, and this is the position after them.
  case append([Record], [Acknowledgement], AppendPosition)
  /// Nothing changes.
  case refuse(Refusal)
}

/// The place where the next batch goes, and the one definition of what may go there (SPEC §10, §11, §12). Pure: both
/// engines decide with it, so they give the same bytes and the same answers.
struct AppendPosition: Sendable {
  /// How far a clock may be behind the last record.
  static let clockTolerance: Int64 = 5000

  let ledger: Digest
  let known: Versions
  var head: ChainHead
  var versions: Versions
  /// The position of `ledger-closed`.
  var closedAt: Int?

  init(ledger: Digest, head: ChainHead, versions: Versions, closedAt: Int? = nil, known: Versions = .known) {
    self.ledger = ledger
    self.head = head
    self.versions = versions
    self.closedAt = closedAt
    self.known = known
  }

  /// Decides on `batch` at the time `now`. O(batch × log n).
  func decide(
    _ batch: [SignedStatement], if condition: AppendCondition?, now: Instant, on recorded: some Recorded
  ) throws(StoreError) -> AppendDecision {
    if let refusal = repeatedID(in: batch) { return .refuse(refusal) }
    if let decision = try lookUp(batch, on: recorded) { return decision }
    if let closedAt { return .refuse(.ledgerClosed(seq: closedAt)) }
    if let condition, let seq = try recorded.firstMatch(condition.query, from: condition.size) {
      return .refuse(.conditionFailed(seq: seq))
    }
    if let refusal = try wrongSeen(in: batch, on: recorded) { return .refuse(refusal) }
    var next = self
    if let refusal = next.take(batch) { return .refuse(refusal) }
    return extend(next, by: batch, now: now)
  }

  private func repeatedID(in batch: [SignedStatement]) -> Refusal? {
    if batch.count == 1 { return nil }
    var seen: Set<StatementID> = []
    let index = batch.firstIndex { !seen.insert($0.statement.id).inserted }
    return index.map { .invalid(index: $0, .idRepeated) }
  }

  /// Looks the ids up; `nil` when all are new.
  private func lookUp(_ batch: [SignedStatement], on recorded: some Recorded) throws(StoreError) -> AppendDecision? {
    var acknowledgements: [Acknowledgement] = []
    for signed in batch {
      guard let record = try recorded.record(of: signed.statement.id) else { continue }
      guard record.statement == signed.statement else { return .refuse(.idTaken(signed.statement.id)) }
      acknowledgements.append(Acknowledgement(ledger: ledger, of: record))
    }
    if acknowledgements.isEmpty { return nil }
    guard acknowledgements.count == batch.count else {
      return .refuse(.batchMixesKnownAndNew(known: acknowledgements.map(\.id)))
    }
    return .known(acknowledgements)
  }

  private func wrongSeen(in batch: [SignedStatement], on recorded: some Recorded) throws(StoreError) -> Refusal? {
    for (index, signed) in batch.enumerated() {
      guard let seen = signed.statement.seen else { continue }
      // A record of this very batch cannot have been seen: its hash depends on when it is recorded.
      let leaf = seen.seq < head.size ? try recorded.leafHash(at: seen.seq) : nil
      if leaf != seen.leaf { return .invalid(index: index, .seenWrong) }
    }
    return nil
  }

  private func extend(_ next: AppendPosition, by batch: [SignedStatement], now: Instant) -> AppendDecision {
    let recordedAt: Instant
    switch time(now, corrects: batch[0].statement.type == "clock-corrected") {
    case .success(let time): recordedAt = time
    case .failure(let behind): return .refuse(.clockBehind(milliseconds: behind.milliseconds))
    }
    do {
      let (records, head) = try self.head.extended(by: batch, recorded: recordedAt)
      var next = next
      next.head = head
      let leaves = records.dropFirst().map(\.envelope.prev) + [head.leaf]
      let acknowledgements = zip(records, leaves).map { Acknowledgement(ledger: ledger, leaf: $1, of: $0) }
      return .append(records, acknowledgements, next)
    } catch {
      return .refuse(.invalid(index: 0, .recordForm))
    }
  }

  private struct Behind: Error { let milliseconds: Int64 }

  /// When the next batch is recorded (SPEC §11).
  private func time(_ now: Instant, corrects: Bool) -> Result<Instant, Behind> {
    guard let last = head.recorded, now < last, !corrects else { return .success(now) }
    let behind = last.millisecondsSinceEpoch - now.millisecondsSinceEpoch
    return behind <= AppendPosition.clockTolerance ? .success(last) : .failure(Behind(milliseconds: behind))
  }
}
