import GRDB
import GRDBSQLite

/// A prepared statement whose parameters and columns are taken where they lie.
///
/// GRDB opens the database, keeps the statements and runs the transactions. What it puts around each row costs several times
/// what SQLite does with it, and a record is some ten rows, a proof some twenty.
struct RowStatement {
  private let statement: Statement
  private var handle: OpaquePointer { statement.sqliteStatement }

  /// The statement that `database` keeps for this text. Throws when SQLite does not understand it.
  init(_ database: Database, _ sql: String) throws {
    statement = try database.cachedStatement(sql: sql)
    reset()
  }

  /// Sets the parameter at `index`, from 1.
  func bind(_ value: Int, at index: Int32) { sqlite3_bind_int64(handle, index, Int64(value)) }

  /// Sets the parameter at `index`, from 1, to a copy of `bytes`.
  func bind(_ bytes: [UInt8], at index: Int32) {
    // Where there is no address, SQLite would take NULL for it.
    guard !bytes.isEmpty else { return _ = sqlite3_bind_zeroblob(handle, index, 0) }
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    bytes.withUnsafeBytes { _ = sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), copied) }
  }

  /// Executes what gives no rows.
  func run() throws(IndexFault) {
    defer { reset() }
    guard try !step() else { throw IndexFault() }
  }

  /// What `read` makes of the first row; `nil` when there is none.
  func first<Value>(_ read: (RowStatement) -> Value?) throws(IndexFault) -> Value? {
    defer { reset() }
    guard try step() else { return nil }
    // A row that is not of the form that was written is as bad as one that cannot be read.
    guard let value = read(self) else { throw IndexFault() }
    return value
  }

  /// Hands `body` one row after the other until it returns `false`, and returns whether it was handed all there are.
  func each(_ body: (RowStatement) throws(IndexFault) -> Bool) throws(IndexFault) -> Bool {
    defer { reset() }
    while try step() {
      if try !body(self) { return false }
    }
    return true
  }

  /// Whether there is a row more.
  private func step() throws(IndexFault) -> Bool {
    let code = sqlite3_step(handle)
    guard code == SQLITE_ROW || code == SQLITE_DONE else { throw IndexFault(sqlite: code) }
    return code == SQLITE_ROW
  }

  /// The integer in a column, from 0. Of a value that is none, what SQLite makes of it.
  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  /// What `read` makes of the bytes in a column, from 0; there are none in one without a value.
  func bytes<Value>(_ column: Int32, _ read: (UnsafeRawBufferPointer) -> Value) -> Value {
    let start = sqlite3_column_blob(handle, column)
    return read(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  private func reset() { sqlite3_reset(handle) }
}
