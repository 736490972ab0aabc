import GRDB

/// The positions under one term, ascending. Each is stored with the one before it, and the last with the term, so that a list
/// with a gap is told from one without.
struct PostingList {
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
    (number, count, last) = (values[0], values[1], values[2])
    rows = try RowStatement(
      database, "SELECT seq, before FROM postings WHERE number = ? AND seq >= ? ORDER BY seq")
  }

  /// The positions within `range`, ascending, and no fewer than were written. O(log n) and their number.
  ///
  /// Reads on to the second position beyond `range`: only it vouches for the first, which shows that the range has no more.
  func positions(in range: Range<Int>) throws(IndexFault) -> [Int] {
    rows.bind(number, at: 1)
    rows.bind(range.lowerBound, at: 2)
    var (positions, previous) = ([Int](), Int?.none)
    let reachedEnd = try rows.each { row throws(IndexFault) in
      let (seq, before) = (row.integer(0), row.integer(1))
      guard previous.map({ $0 == before }) ?? (before < range.lowerBound) else { throw IndexFault() }
      if let previous, previous >= range.upperBound { return false }
      if seq < range.upperBound { positions.append(seq) }
      previous = seq
      return true
    }
    guard !reachedEnd || previous.map({ $0 == last }) ?? (last < range.lowerBound) else { throw IndexFault() }
    return positions
  }

  /// Whether `seq` is in the list. O(log n).
  func contains(_ seq: Int) throws(IndexFault) -> Bool { try !positions(in: seq..<seq + 1).isEmpty }
}
