import AcquisAudit
import AcquisCredits
import AcquisRecords
import AcquisStore
import AcquisValues

/// Finds the records that bear on a learner (SPEC §14) without reading the ledger through: of the others none changes what
/// ``BearingSet`` chooses, and what the index denies is proven.
///
/// O(m log n) in their number, and that of the statements about the certifications they name.
struct BearingSearch {
  private let store: any EventReader
  private let size: Int
  /// What was read, by position: what bears on the learner, and some that does not.
  private(set) var found: [Int: Record] = [:]

  /// Searches the first `size` records.
  init(_ store: any EventReader, size: Int) {
    self.store = store
    self.size = size
  }

  /// What bears on `learner`, ascending. `blocks`: those shown; empty for everything. Throws what the store throws.
  mutating func members(of learner: LearnerID, _ blocks: [BlockReference]) async throws -> [BearingSet.Member] {
    let ids = try await merged(into: learner)
    let named = ids.map { Query.Item(tags: [Tag("learner", $0.description)]) }
    try await find(Query(types: BearingSet.typesForAll))
    let own = try await find(Query(named))
    try await findMinutes()
    try await findSessions(of: own)
    try await findRegisters(of: own)
    try await findReplies(to: fold(ids, blocks).records)
    return fold(ids, blocks).records
  }

  private func merged(into learner: LearnerID) async throws -> Set<LearnerID> {
    var merged = MergedIDs()
    let mergers = try await store.records(matching: Query(types: ["learner-merged"]), from: 0, upTo: size)
    for record in mergers { merged.take(record.statement) }
    return merged.ids(of: learner)
  }

  /// Returns the records that were not known yet.
  @discardableResult
  private mutating func find(_ query: Query, from: Int = 0, upTo: Int? = nil) async throws -> [Record] {
    let records = try await store.records(matching: query, from: from, upTo: upTo ?? size)
    return records.filter { found.updateValue($0, forKey: $0.seq) == nil }
  }

  /// Minutes name no learner, and stand behind what they cover in its batch.
  private mutating func findMinutes() async throws {
    let decisions = found.values.filter { Minutes.canCover($0.statement) }.sorted { $0.seq < $1.seq }
    var end = 0
    for decision in decisions where decision.seq >= end {
      end = min(size, decision.seq + decision.envelope.rest + 1)
      try await find(Query(types: ["minutes"]), from: decision.seq, upTo: end)
    }
  }

  private mutating func findSessions(of own: [Record]) async throws {
    let sessions = Set(own.flatMap { $0.statement.tags.filter { $0.name == "session" } })
    try await find(Query(sessions.map { Query.Item(types: BearingSet.sessionTypes, tags: [$0]) }))
  }

  /// Statements about certifications may name others.
  private mutating func findRegisters(of own: [Record]) async throws {
    var (known, found) = (Set<Tag>(), own)
    while true {
      let new = Set(found.flatMap { BearingSet.certifications(namedBy: $0.statement) }).subtracting(known)
      if new.isEmpty { return }
      known.formUnion(new)
      found = try await find(Query(new.map { Query.Item(types: BearingSet.registerTypes, tags: [$0]) }))
    }
  }

  /// What answers records names them, and not always the learner; an answer can be countersigned.
  private mutating func findReplies(to members: [BearingSet.Member]) async throws {
    var open = members.compactMap { found[$0.seq]?.statement.id }
    while !open.isEmpty {
      let items = open.map { Query.Item(types: BearingSet.replyTypes, tags: [Tag("statement", $0.description)]) }
      open = try await find(Query(items)).map(\.statement.id)
    }
  }

  private func fold(_ ids: Set<LearnerID>, _ blocks: [BlockReference]) -> BearingSet {
    var set = BearingSet(learners: ids, blocks: Set(blocks))
    for record in found.values.sorted(by: { $0.seq < $1.seq }) { set.take(record, leaf: record.leafHash) }
    return set
  }
}
