import GRDB

/// The index on disk cannot be read, or says something that the bytes of the log do not. It is then built anew.
struct IndexFault: Error {
  /// Whether it lies in what the index holds, and so comes again: not so for a full disk.
  let isLasting: Bool

  /// What the index says is wrong.
  init() { isLasting = true }

  /// SQLite has failed with `code`.
  init(sqlite code: Int32) {
    let passing: [ResultCode] = [
      .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_NOMEM, .SQLITE_CANTOPEN, .SQLITE_READONLY,
    ]
    isLasting = !passing.contains(ResultCode(rawValue: code).primaryResultCode)
  }

  /// Makes every error of `body` an ``IndexFault``: what exactly is wrong with a cache is nobody's concern.
  static func wrap<Value>(_ body: () throws -> Value) throws(IndexFault) -> Value {
    do { return try body() } catch let fault as IndexFault { throw fault } catch let error as DatabaseError {
      throw IndexFault(sqlite: error.extendedResultCode.rawValue)
    } catch { throw IndexFault() }
  }
}
