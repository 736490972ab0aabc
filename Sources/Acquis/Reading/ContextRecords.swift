import AcquisCredits
import AcquisRecords
import AcquisStore
import AcquisValues

/// What a fold rests on, read as it asks for more: each query is asked once, however often the fold begins anew.
struct ContextRecords {
  private let reader: any EventReader
  private let size: Int
  private var bySeq: [Int: Record] = [:]
  /// Where the records stand whose sessions were not looked at yet.
  private var unseen: [Int] = []
  private var asked: Set<ContextQuery> = []
  private var sessions: Set<Tag> = []
  /// Everything that was asked for but single statements, of which there can be no more than one.
  private(set) var query: Query

  /// Begins with what says which keys speak and which rules are in force, in the first `size` records.
  init(_ reader: any EventReader, size: Int) async throws {
    (self.reader, self.size) = (reader, size)
    query = Query(types: ContextRecords.keyTypes)
    try await read(query)
  }

  /// The types that say which keys speak and which rules are in force.
  static let keyTypes: Set<String> = ["ledger-founded", "version-changed", "key-enrolled", "key-revoked"]

  /// What was read, in the order of the ledger. O(n log n).
  var records: [Record] { bySeq.values.sorted { $0.seq < $1.seq } }

  /// Reads what of `queries` was not asked for before, and returns whether there was anything.
  mutating func extend(by queries: Set<ContextQuery>) async throws -> Bool {
    let new = queries.subtracting(asked)
    if new.isEmpty { return false }
    asked.formUnion(new)
    let (items, ids) = ContextRecords.split(new)
    query.items += items
    try await read(Query(items))
    for known in try await reader.find(ids).values where known.seq < size && bySeq[known.seq] == nil {
      if let record = try await reader.record(at: known.seq) { take(record) }
    }
    return true
  }

  /// Reads the minutes of every session that what was read so far names.
  mutating func extendByMinutes() async throws {
    let named = unseen.flatMap { bySeq[$0]!.statement.tags.filter { $0.name == "session" } }
    unseen = []
    let new = Set(named).subtracting(sessions)
    sessions.formUnion(new)
    try await read(Query(new.map { Query.Item(types: ["minutes"], tags: [$0]) }))
  }

  private mutating func read(_ query: Query) async throws {
    if query.items.isEmpty { return }
    for record in try await reader.records(matching: query, from: 0, upTo: size) { take(record) }
  }

  private mutating func take(_ record: Record) {
    if bySeq.updateValue(record, forKey: record.seq) == nil { unseen.append(record.seq) }
  }

  /// What a store can be asked: a query, and statements by their id.
  private static func split(_ asked: Set<ContextQuery>) -> (items: [Query.Item], ids: [StatementID]) {
    var items: [Query.Item] = []
    var ids: [StatementID] = []
    for asked in asked {
      switch asked {
      case .statements(let types, let tags):
        items.append(Query.Item(types: types, tags: Set(tags.map { Tag($0.name, $0.value) })))
      case .statement(let id): ids.append(id)
      }
    }
    return (items, ids)
  }
}
