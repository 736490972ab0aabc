import AcquisCrypto
import GRDB
import FoundationEssentials

/// Adds entries to the tables within one transaction.
struct IndexInsertion {
  private let database: Database
  private let record: Statement
  private let id: Statement
  private let posting: Statement
  private var terms: [Term: (number: Int64, seqs: [Int])] = [:]

  init(_ database: Database) throws {
    self.database = database
    record = try database.cachedStatement(sql: "INSERT INTO records VALUES (?, ?, ?, ?)")
    // Where an id is repeated, which only a damaged log does, the first one holds.
    id = try database.cachedStatement(sql: "INSERT OR IGNORE INTO ids VALUES (?, ?)")
    posting = try database.cachedStatement(sql: "INSERT INTO postings VALUES (?, ?)")
  }

  mutating func add(_ entry: IndexEntry, at seq: Int) throws {
    let hashes = entry.hashes.reduce(into: Data()) { data, hash in hash.withUnsafeBytes { data.append(contentsOf: $0) }
    }
    try record.execute(arguments: [seq, entry.offset, entry.byteCount, hashes])
    try id.execute(arguments: [entry.id.data, seq])
    for term in entry.terms {
      if terms[term] == nil { terms[term] = (try number(of: term), []) }
      terms[term]?.seqs.append(seq)
    }
  }

  /// Adds the postings term by term, so that each list grows in one go.
  func finish() throws {
    for (number, seqs) in terms.values.sorted(by: { $0.number < $1.number }) {
      for seq in seqs { try posting.execute(arguments: [number, seq]) }
      try database.execute(
        sql: "UPDATE terms SET count = count + ? WHERE term = ?", arguments: [seqs.count, number])
    }
  }

  private func number(of term: Term) throws -> Int64 {
    let text = Data(term.bytes)
    let find = try database.cachedStatement(sql: "SELECT term FROM terms WHERE text = ?")
    if let number = try Int64.fetchOne(find, arguments: [text]) { return number }
    try database.execute(sql: "INSERT INTO terms (text, count) VALUES (?, 0)", arguments: [text])
    return database.lastInsertedRowID
  }
}
