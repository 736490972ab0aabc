import AcquisCredits
import AcquisCrypto
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
    for carried in record.carried {
      guard let statement = carried.statement else { continue }
      titles.learn(statement)
      state.apply(statement, id: carried.record.statement.id, made: carried.record.statement.made)
    }
    let ids = state.ids(of: learner)
    facts = PageContent.facts(record, merged: ids.dropFirst().sorted(), words)
    var rows = PageRows(state: state, titles: titles, signers: PageSigners(record.carried, words: words), words: words)
    for carried in record.carried {
      if let statement = carried.statement, statement.learners.contains(where: ids.contains) {
        rows.show(statement, carried)
      }
    }
    tables = [PageOverview(rows, learner: learner).table] + rows.tables
  }

  private static func facts(_ record: PageRecord, merged: [LearnerID], _ words: PageWords) -> [(String, String)] {
    var facts: [(String, String)] = []
    for field in [PageWords.Name.name, .birthDate, .reference] {
      for disclosed in record.identity where disclosed.field.utf8.elementsEqual(field.rawValue.utf8) {
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
