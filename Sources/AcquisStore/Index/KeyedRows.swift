import GRDB

/// A row that is found by its key, and names the next one in the order of the keys.
struct KeyedRow {
  let key: [UInt8]
  /// The key of the next row; that of the first, which is empty, in the last row.
  var next: [UInt8]
  var values: [Int]

  /// The row before all others, as it begins. It has no key of its own, and is never removed.
  static func first(_ values: [Int]) -> KeyedRow { KeyedRow(key: [], next: [], values: values) }

  /// What the row says of itself.
  var digest: Int { RowDigest.of([key, next], values) }
}

/// The rows of a table that has a ``KeyedRow`` in each: its key, the next key, its values and its digest.
struct KeyedRows {
  /// A table of this kind, with the texts of its statements: they are made once, since to make them takes as long as to execute
  /// them.
  struct Table: Sendable {
    /// How many values a row has.
    let valueCount: Int
    /// Finds the last row whose key is not above one.
    let nearest: String
    let addition: String
    /// Sets everything but the key.
    let change: String

    private init(_ name: String, _ values: [String]) {
      valueCount = values.count
      let columns = ["next"] + values + ["digest"]
      nearest = """
        SELECT key, \(columns.joined(separator: ", ")) FROM \(name) WHERE key <= ? ORDER BY key DESC LIMIT 1
        """
      addition = "INSERT INTO \(name) VALUES (?\(String(repeating: ", ?", count: columns.count)))"
      change = "UPDATE \(name) SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE key = ?"
    }

    static let ids = Table("ids", ["seq"])
    static let terms = Table("terms", ["number", "count", "last"])
  }

  let table: Table
  private let nearest: RowStatement

  init(_ database: Database, _ table: Table) throws {
    self.table = table
    nearest = try RowStatement(database, table.nearest)
  }

  /// The values of the row with `key`; `nil` when it is proven that there is none. O(log n).
  func values(of key: [UInt8]) throws(IndexFault) -> [Int]? {
    let row = try row(upTo: key)
    return row.key == key ? row.values : nil
  }

  /// The last row whose key is not above `key`. The next one is above it, or that row is the last of all: so `key` is this
  /// row's, or nobody's.
  func row(upTo key: [UInt8]) throws(IndexFault) -> KeyedRow {
    nearest.bind(key, at: 1)
    guard let row = try nearest.first({ read($0) }),
      row.next.isEmpty || key.precedes(row.next)
    else { throw IndexFault() }
    return row
  }

  /// `nil` for what was not written so.
  private func read(_ statement: RowStatement) -> KeyedRow? {
    let last = Int32(table.valueCount) + 2
    let row = KeyedRow(
      key: statement.bytes(0) { Array($0) }, next: statement.bytes(1) { Array($0) },
      values: (2..<last).map { statement.integer($0) })
    return statement.integer(last) == row.digest ? row : nil
  }
}
