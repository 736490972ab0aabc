import AcquisCredits
import AcquisRecords
import AcquisStore
import AcquisValues

/// What a writer has read of the ledger in order to judge a batch: as little as the rules allow.
struct LedgerReading {
  /// What the rules of credit rest on.
  private(set) var credit = CreditState()
  /// The keys, up to date.
  private(set) var keys = KeyRing()
  /// Everything that was read for; a record that matches and comes after ``size`` makes the judgement stale.
  private(set) var query = Query([])
  /// The size of the ledger that was read.
  private(set) var size = 0

  /// Where the drafts of the batch stand that were judged so far, by their ids: their place in the batch.
  private(set) var judged: [StatementID: Int] = [:]

  /// Reads what is needed to judge `drafts`. Throws ``Problem``.
  static func read(for drafts: [Draft], from store: any EventReader) async throws(Problem) -> LedgerReading {
    do {
      let size = try await store.head().size
      return LedgerView.isPassCheaper(over: size, than: drafts.count)
        ? try await everything(size, from: store) : try await matching(drafts, size, from: store)
    } catch { throw Problem(error) }
  }

  private static func everything(_ size: Int, from store: any EventReader) async throws -> LedgerReading {
    var reading = LedgerReading()
    reading.query = .all
    reading.size = size
    try await store.forEachRecord(upTo: size) { reading.apply($0) }
    reading.credit.beginBatch()
    return reading
  }

  private static func matching(
    _ drafts: [Draft], _ size: Int, from store: any EventReader
  ) async throws -> LedgerReading {
    let statements = drafts.compactMap { if case .credit(let content) = $0.meaning { content } else { nil } }
    var context = try await ContextRecords(store, size: size)
    var reading: LedgerReading
    repeat {
      reading = LedgerReading()
      for record in context.records { reading.apply(record) }
    } while try await context.extend(by: reading.credit.context(for: statements))
    reading.query = context.query
    reading.size = size
    reading.credit.beginBatch()
    return reading
  }

  private mutating func apply(_ record: Record) {
    guard let draft = try? Draft(signed: record.statement, signatures: []) else { return }
    apply(draft, seq: record.seq)
  }

  /// Takes a draft into account that was judged and is to stand at `seq`.
  mutating func take(_ draft: Draft, seq: Int) {
    judged[draft.statement.id] = seq - size
    apply(draft, seq: seq)
  }

  private mutating func apply(_ draft: Draft, seq: Int) {
    if case .credit(let content) = draft.meaning {
      credit.apply(content, id: draft.statement.id, made: draft.statement.made)
    } else {
      keys.apply(draft.statement, at: seq)
      if let rules = Rules(draft.statement) { credit.raise(to: rules) }
    }
  }
}
