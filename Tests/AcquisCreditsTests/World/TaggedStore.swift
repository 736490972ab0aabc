import AcquisCredits
import AcquisJSON
import AcquisValues

/// What a store is to the domain: statements by type and tag, and by id.
struct TaggedStore {
  private(set) var recorded: [RecordedStatement] = []
  private var tagged: [ContextTag: [Int]] = [:]
  private var typed: [String: [Int]] = [:]

  init(_ recorded: [RecordedStatement] = []) { for statement in recorded { append(statement) } }

  mutating func append(_ statement: RecordedStatement) {
    for tag in Self.tags(of: statement.statement.body) { tagged[tag, default: []].append(recorded.count) }
    typed[statement.statement.type, default: []].append(recorded.count)
    recorded.append(statement)
  }

  func positions(of type: String) -> [Int] { typed[type] ?? [] }

  /// Every statement that matches one of the queries, in order, each once.
  func read(_ queries: Set<ContextQuery>) -> [RecordedStatement] {
    var positions: Set<Int> = []
    for query in queries {
      switch query {
      case .statement(let id): positions.formUnion(recorded.indices.filter { recorded[$0].id == id })
      case .statements(let types, let tags):
        let matching = tags.map { Set(tagged[$0] ?? []) }.reduce(nil) { $0?.intersection($1) ?? $1 }
        let known = Set(types.flatMap(self.positions(of:)))
        positions.formUnion(matching.map(known.intersection) ?? known)
      }
    }
    return positions.sorted().map { recorded[$0] }
  }

  /// The tags of SPEC §9.3.
  private static func tags(of body: JSONObject) -> Set<ContextTag> {
    let names = ["learner", "certification", "block", "centre", "session", "statement", "key", "organisation"]
    var tags: Set<ContextTag> = []
    for name in names {
      for text in (body[name]?.array ?? body[name].map { [$0] } ?? []).compactMap(\.string) {
        tags.insert(ContextTag(name, text))
      }
    }
    return tags
  }
}
