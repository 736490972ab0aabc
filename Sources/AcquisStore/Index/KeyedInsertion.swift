import GRDB

/// Adds rows to a table of ``KeyedRows``, and changes their values; what was changed last is written by ``finish()``.
///
/// Give it the keys in their order: a row that lies where the last one did is then neither looked up nor written twice.
struct KeyedInsertion {
  let rows: KeyedRows
  private let addition: RowStatement
  private let change: RowStatement
  private var current: Current?

  /// The row at which the last key belongs.
  private struct Current {
    var row: KeyedRow
    let isNew: Bool
    var isChanged: Bool

    /// Whether `key` is this row's, or would be the next after it.
    func holds(_ key: [UInt8]) -> Bool {
      !key.precedes(row.key) && (row.next.isEmpty || key.precedes(row.next))
    }
  }

  init(_ database: Database, _ table: KeyedRows.Table) throws {
    rows = try KeyedRows(database, table)
    addition = try RowStatement(database, table.addition)
    change = try RowStatement(database, table.change)
  }

  /// Writes the row before all others into an empty table.
  func begin(_ values: [Int]) throws(IndexFault) { try add(.first(values)) }

  /// Gives the row of `key` the values that `make` makes of those it has, which are none when it is new, and returns them.
  @discardableResult
  mutating func set(
    _ key: [UInt8], _ make: ([Int]?) throws(IndexFault) -> [Int]
  ) throws(IndexFault) -> [Int] {
    var nearest = try nearest(to: key)
    let isKnown = nearest.row.key == key
    let values = try make(isKnown ? nearest.row.values : nil)
    if isKnown {
      nearest.isChanged = nearest.isChanged || values != nearest.row.values
      nearest.row.values = values
      current = nearest
    } else {
      let new = KeyedRow(key: key, next: nearest.row.next, values: values)
      nearest.row.next = key
      nearest.isChanged = true
      current = nearest
      try finish()
      current = Current(row: new, isNew: true, isChanged: true)
    }
    return values
  }

  private mutating func nearest(to key: [UInt8]) throws(IndexFault) -> Current {
    if let current, current.holds(key) { return current }
    try finish()
    return Current(row: try rows.row(upTo: key), isNew: false, isChanged: false)
  }

  /// Writes what was changed.
  mutating func finish() throws(IndexFault) {
    guard let current else { return }
    self.current = nil
    if current.isNew { try add(current.row) } else if current.isChanged { try write(current.row) }
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
