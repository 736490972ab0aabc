/// Some positions of a list, ascending, that stand in one row of `postings`: the first, which is part of its key, and the
/// distances of the others, as LEB128.
struct PostingBlock {
  /// How many positions a row holds at most. In a dense list each takes a byte, and a page of SQLite has 4,096.
  static let mostCount = 512

  let first: Int
  /// The last position of the row before, or ``PostingList/none``.
  let before: Int
  let distances: [UInt8]
  /// The last position.
  let last: Int

  /// A block of `positions`, of which there must be some.
  init(_ positions: ArraySlice<Int>, before: Int) {
    first = positions.first!
    last = positions.last!
    self.before = before
    var distances: [UInt8] = []
    for (left, right) in zip(positions, positions.dropFirst()) {
      var rest = right - left
      while rest > 0x7F {
        distances.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      distances.append(UInt8(rest))
    }
    self.distances = distances
  }

  /// Reads what stands in a row of the list `number`, whose columns are `first`, `before`, `distances` and `digest`, and gives
  /// `body` each position; `nil` for what was not written so.
  init?(_ row: RowStatement, of number: Int, _ body: (Int) -> Void) {
    let (first, before, distances) = (row.integer(0), row.integer(1), row.bytes(2) { Array($0) })
    guard row.integer(3) == Self.digest(number, first, before, distances) else { return nil }
    (self.first, self.before, self.distances) = (first, before, distances)
    body(first)
    var (position, distance, shift) = (first, 0, 0)
    for byte in distances {
      distance |= Int(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 {
        position &+= distance
        body(position)
        (distance, shift) = (0, 0)
      }
    }
    last = position
  }

  /// The row's digest in the list `number`.
  func digest(in number: Int) -> Int { Self.digest(number, first, before, distances) }

  private static func digest(_ number: Int, _ first: Int, _ before: Int, _ distances: [UInt8]) -> Int {
    RowDigest.of([distances], [number, first, before])
  }
}
