import GRDB

/// Adds rows to a table of ``KeyedRows``, and changes their values.
struct KeyedInsertion {
  let rows: KeyedRows
  private let addition: RowStatement
  private let change: RowStatement

  init(_ database: Database, _ table: KeyedRows.Table) throws {
    rows = try KeyedRows(database, table)
    let columns = ["next"] + table.columns + ["digest"]
    let places = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
    addition = try RowStatement(database, "INSERT INTO \(table.name) VALUES (\(places))")
    let changes = columns.map { "\($0) = ?" }.joined(separator: ", ")
    change = try RowStatement(database, "UPDATE \(table.name) SET \(changes) WHERE key = ?")
  }

  /// Writes the row before all others into an empty table.
  func begin(_ values: [Int]) throws(IndexFault) { try add(.first(values)) }

  /// Gives the row of `key` the values that `make` makes of those it has, which are none when it is new, and returns them.
  @discardableResult
  func set(_ key: [UInt8], _ make: ([Int]?) throws(IndexFault) -> [Int]) throws(IndexFault) -> [Int] {
    var nearest = try rows.row(upTo: key)
    if nearest.key == key {
      nearest.values = try make(nearest.values)
      try write(nearest)
      return nearest.values
    }
    let new = KeyedRow(key: key, next: nearest.next, values: try make(nil))
    nearest.next = key
    try add(new)
    try write(nearest)
    return new.values
  }

  private func add(_ row: KeyedRow) throws(IndexFault) {
    addition.bind(row.key, at: 1)
    bind(row, to: addition, from: 2)
    try addition.run()
  }

  private func write(_ row: KeyedRow) throws(IndexFault) {
    bind(row, to: change, from: 1)
    change.bind(row.key, at: Int32(row.values.count) + 3)
    try change.run()
  }

  private func bind(_ row: KeyedRow, to statement: RowStatement, from first: Int32) {
    statement.bind(row.next, at: first)
    for (place, value) in zip((first + 1)..., row.values) { statement.bind(value, at: place) }
    statement.bind(row.digest, at: first + 1 + Int32(row.values.count))
  }
}
