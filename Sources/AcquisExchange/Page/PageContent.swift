import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// What a page shows, read out of a learner's record. Form only: whether the record is true is for an audit to say.
struct PageContent {
  /// What stands where there is nothing.
  static let none = "–"

  let learner: String
  private(set) var facts: [(String, String)] = []
  private(set) var tables: [PageTable] = []

  /// Reads the file of a learner's record; `nil` when it has not the form of one.
  init?(file: [UInt8], words: PageWords) {
    guard let record = PageRecord(file: file), let learner = LearnerID(record.learner) else { return nil }
    self.learner = record.learner
    // Everything is applied before anything is shown: an annulment stands after what it annuls.
    var state = CreditState()
    var titles = PageTitles()
    var references = PageReferences()
    var statements: [(carried: PageRecord.Carried, statement: CreditStatement)] = []
    for carried in record.carried {
      let recorded = carried.record.statement
      if let rules = Rules(announcedIn: carried.record) { state.raise(to: rules) }
      guard let statement = try? CreditStatement(type: recorded.type, body: recorded.body, rules: state.rules) else {
        continue
      }
      statements.append((carried, statement))
      titles.learn(statement)
      references.learn(statement, carried)
      state.apply(statement, id: recorded.id, made: recorded.made)
    }
    let ids = state.ids(of: learner)
    facts = PageContent.facts(record, merged: ids.dropFirst().sorted(), words)
    let signers = PageSigners(record.carried, words: words)
    var rows = PageRows(state: state, titles: titles, references: references, signers: signers, words: words)
    for (carried, statement) in statements where statement.learners.contains(where: ids.contains) {
      rows.show(statement, carried)
    }
    tables = [PageOverview(rows, learner: learner).table] + rows.tables
  }

  private static func facts(_ record: PageRecord, merged: [LearnerID], _ words: PageWords) -> [(String, String)] {
    var facts: [(String, String)] = []
    for field in [PageWords.Name.name, .birthDate, .reference] {
      for disclosed in record.identity where disclosed.field.hasSameBytes(as: field.rawValue) {
        facts.append((words[field], disclosed.value))
      }
    }
    facts.append((words[.learner], record.learner))
    if !merged.isEmpty { facts.append((words[.merged], merged.map(\.description).joined(separator: ", "))) }
    let (first, last) = (record.carried[0].record, record.carried[record.carried.count - 1].record)
    let recorded = last.envelope.recorded.description
    return facts + [
      (words[.origin], record.origin), (words[.ledger], first.leafHash.hex), (words[.size], record.size),
      (words[.last], "\(last.seq) (\(recorded.prefix(10)) \(recorded.dropFirst(11).prefix(8)) UTC)"),
      (words[.shown], record.blocks.isEmpty ? words[.everything] : record.blocks.joined(separator: ", ")),
    ]
  }
}

extension Rules {
  /// The rules that the founding or a change of version announces, as far as they are known here; `nil` for any other
  /// record, and for one that has not its form.
  fileprivate init?(announcedIn record: Record) {
    let announced: Int
    switch try? LedgerStatement(type: record.statement.type, body: record.statement.body) {
    case .founded(let founding) where record.seq == 0: announced = founding.rules
    case .versionChanged(_, let rules): announced = rules
    default: return nil
    }
    self = announced <= 1 ? .one : .newest
  }
}
