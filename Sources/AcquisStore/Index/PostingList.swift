import GRDB

/// The positions under one term, ascending, in rows of several (``PostingBlock``). Each row is stored with the last position of
/// the one before it, and the last of all with the term, so that a list that lacks a row is told from one without it.
struct PostingList {
  let term: Term
  let number: Int
  let count: Int
  /// The last position.
  let last: Int
  private let rows: RowStatement

  /// Stands before the first position of a list.
  static let none = -1

  /// The list of `term`; `nil` when it is proven that there is none.
  init?(_ term: Term, _ terms: KeyedRows, _ database: Database) throws {
    guard let values = try terms.values(of: term.bytes) else { return nil }
    self.term = term
    (number, count, last) = (values[0], values[1], values[2])
    rows = try RowStatement(
      database,
      """
      SELECT first, before, distances, digest FROM postings WHERE number = ?1 AND first >=
        coalesce((SELECT max(first) FROM postings WHERE number = ?1 AND first <= ?2), 0) ORDER BY first
      """)
  }

  /// The positions within `range`, ascending, and no fewer than were written. O(log n) and their number.
  ///
  /// Begins with the row that holds the beginning of `range`, and reads on to the first that reaches beyond its end.
  func positions(in range: Range<Int>) throws(IndexFault) -> [Int] {
    rows.bind(number, at: 1)
    rows.bind(range.lowerBound, at: 2)
    var (positions, previous) = ([Int](), Int?.none)
    let reachedEnd = try rows.each { row throws(IndexFault) in
      let block = PostingBlock(row, of: number) { if range.contains($0) { positions.append($0) } }
      guard let block, previous.map({ $0 == block.before }) ?? (block.before < range.lowerBound) else {
        throw IndexFault()
      }
      previous = block.last
      return block.last < range.upperBound
    }
    guard !reachedEnd || previous.map({ $0 == last }) ?? (last < range.lowerBound) else { throw IndexFault() }
    return positions
  }
}
