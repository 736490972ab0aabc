import AcquisCrypto
import AcquisValues
import GRDB

/// Adds entries to the tables within one transaction.
///
/// Rows go into each table in the order of its keys, whatever the order of the records: each page of a table that is larger than
/// SQLite's cache is then read and written once, and not once for each row.
struct IndexInsertion {
  private let record: RowStatement
  private var ids: KeyedInsertion
  private var terms: KeyedInsertion
  private let posting: RowStatement
  private var positions: [(id: StatementID, seq: Int)] = []
  private var lists: [Term: [Int]] = [:]

  init(_ database: Database) throws {
    record = try RowStatement(database, "INSERT INTO records VALUES (?, ?, ?, ?)")
    ids = try KeyedInsertion(database, .ids)
    terms = try KeyedInsertion(database, .terms)
    posting = try RowStatement(database, "INSERT INTO postings VALUES (?, ?, ?, ?, ?)")
  }

  /// Prepares tables that have no rows. The first row of `terms` holds the highest number that was given to a term.
  func begin() throws(IndexFault) {
    try ids.begin([PostingList.none])
    try terms.begin([0, 0, PostingList.none])
  }

  mutating func add(_ entry: IndexEntry, at seq: Int) throws(IndexFault) {
    record.bind(seq, at: 1)
    record.bind(entry.offset, at: 2)
    record.bind(entry.byteCount, at: 3)
    record.bind(entry.hashes.flatMap(\.bytes), at: 4)
    try record.run()
    positions.append((entry.id, seq))
    for term in entry.terms { lists[term, default: []].append(seq) }
  }

  /// Adds what is not in the order of the records.
  mutating func finish() throws(IndexFault) {
    try addIDs()
    try addPostings(try numbered())
  }

  private mutating func addIDs() throws(IndexFault) {
    positions.sort { ($0.id, $0.seq) < ($1.id, $1.seq) }
    for (id, seq) in positions {
      // Where an id is repeated, which only a damaged log does, the first one holds.
      try ids.set(id.bytes) { $0 ?? [seq] }
    }
    try ids.finish()
  }

  /// Notes in the rows of the terms what their lists have now, and returns what is to be added to them.
  private mutating func numbered() throws(IndexFault) -> [(number: Int, before: Int, seqs: [Int])] {
    var added: [(number: Int, before: Int, seqs: [Int])] = []
    guard let highest = try terms.rows.values(of: [])?[0] else { throw IndexFault() }
    var number = highest
    for (term, seqs) in lists.sorted(by: { $0.key < $1.key }) {
      try terms.set(term.bytes) { known in
        if known == nil { number += 1 }
        let (list, count, last) = known.map { ($0[0], $0[1], $0[2]) } ?? (number, 0, PostingList.none)
        added.append((list, last, seqs))
        return [list, count + seqs.count, seqs[seqs.count - 1]]
      }
    }
    if number > highest { try terms.set([]) { _ in [number, 0, PostingList.none] } }
    try terms.finish()
    return added
  }

  /// Adds the postings list by list, so that each grows in one go, and by few rows.
  private func addPostings(_ added: [(number: Int, before: Int, seqs: [Int])]) throws(IndexFault) {
    for (number, before, seqs) in added.sorted(by: { $0.number < $1.number }) {
      var (rest, before) = (seqs[...], before)
      while !rest.isEmpty {
        let block = PostingBlock(rest.prefix(PostingBlock.mostCount), before: before)
        try add(block, to: number)
        (rest, before) = (rest.dropFirst(PostingBlock.mostCount), block.last)
      }
    }
  }

  private func add(_ block: PostingBlock, to number: Int) throws(IndexFault) {
    posting.bind(number, at: 1)
    posting.bind(block.first, at: 2)
    posting.bind(block.before, at: 3)
    posting.bind(block.distances, at: 4)
    posting.bind(block.digest(in: number), at: 5)
    try posting.run()
  }
}
