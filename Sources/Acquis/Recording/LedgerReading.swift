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

  /// The types that say which keys speak and which rules are in force.
  static let keyTypes: Set<String> = ["ledger-founded", "version-changed", "key-enrolled", "key-revoked"]

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
    var asked: Set<ContextQuery>? = nil
    var reading = LedgerReading()
    while true {
      let needed = (asked ?? []).union(reading.credit.context(for: statements))
      guard needed != asked else { break }
      asked = needed
      reading = LedgerReading()
      reading.size = size
      try await reading.fold(needed, from: store)
    }
    reading.credit.beginBatch()
    return reading
  }

  private mutating func fold(_ queries: Set<ContextQuery>, from store: any EventReader) async throws {
    query = LedgerReading.split(queries).query
    query.items.append(Query.Item(types: LedgerReading.keyTypes))
    var records = try await LedgerView(store).context(queries, size: size)
    for record in try await store.records(matching: Query(types: LedgerReading.keyTypes), from: 0, upTo: size) {
      records[record.seq] = record
    }
    for seq in records.keys.sorted() { apply(records[seq]!) }
  }

  /// What a store can be asked: a query, and statements by their id.
  static func split(_ asked: Set<ContextQuery>) -> (query: Query, ids: [StatementID]) {
    var items: [Query.Item] = []
    var ids: [StatementID] = []
    for asked in asked {
      switch asked {
      case .statements(let types, let tags):
        items.append(Query.Item(types: types, tags: Set(tags.map { Tag($0.name, $0.value) })))
      case .statement(let id): ids.append(id)
      }
    }
    return (Query(items), ids)
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
