import AcquisCrypto
import AcquisValues
import GRDB

/// Adds entries to the tables within one transaction.
///
/// Rows go into each table in the order of its keys, whatever the order of the records: each page of a table that is larger than
/// SQLite's cache is then read and written once, and not once for each row.
struct IndexInsertion {
  private let record: RowStatement
  private let id: RowStatement
  private let term: RowStatement
  private let posting: RowStatement
  private var ids: [(id: StatementID, seq: Int)] = []
  private var postings: [Term: [Int]] = [:]

  init(_ database: Database) throws {
    record = try RowStatement(database, "INSERT INTO records VALUES (?, ?, ?, ?)")
    // Where an id is repeated, which only a damaged log does, the first one holds.
    id = try RowStatement(database, "INSERT OR IGNORE INTO ids VALUES (?, ?)")
    term = try RowStatement(
      database,
      """
      INSERT INTO terms (text, count) VALUES (?, ?)
      ON CONFLICT (text) DO UPDATE SET count = count + excluded.count RETURNING term
      """)
    posting = try RowStatement(database, "INSERT INTO postings VALUES (?, ?)")
  }

  mutating func add(_ entry: IndexEntry, at seq: Int) throws(IndexFault) {
    record.bind(seq, at: 1)
    record.bind(entry.offset, at: 2)
    record.bind(entry.byteCount, at: 3)
    record.bind(entry.hashes.flatMap(\.bytes), at: 4)
    try record.run()
    ids.append((entry.id, seq))
    for term in entry.terms { postings[term, default: []].append(seq) }
  }

  /// Adds what is not in the order of the records.
  mutating func finish() throws(IndexFault) {
    try addIDs()
    try addPostings()
  }

  private mutating func addIDs() throws(IndexFault) {
    ids.sort { ($0.id, $0.seq) < ($1.id, $1.seq) }
    for (key, seq) in ids {
      id.bind(key.bytes, at: 1)
      id.bind(seq, at: 2)
      try id.run()
    }
  }

  /// Adds the postings term by term, so that each list grows in one go.
  private func addPostings() throws(IndexFault) {
    var lists: [(number: Int, seqs: [Int])] = []
    for (text, seqs) in postings.sorted(by: { $0.key < $1.key }) {
      lists.append((try number(of: text, counting: seqs.count), seqs))
    }
    lists.sort { $0.number < $1.number }
    for (number, seqs) in lists {
      for seq in seqs {
        posting.bind(number, at: 1)
        posting.bind(seq, at: 2)
        try posting.run()
      }
    }
  }

  /// The number of a term, which is noted to have so many positions more.
  private func number(of text: Term, counting count: Int) throws(IndexFault) -> Int {
    term.bind(text.bytes, at: 1)
    term.bind(count, at: 2)
    guard let number = try term.first({ $0.integer(0) }) else { throw IndexFault() }
    return number
  }
}
