import AcquisCrypto
import AcquisRecords
import AcquisValues
import GRDB
import Glibc

/// The index in `cache/index.sqlite`: derived from the log of one ledger, compared with it, and disposable.
///
/// Records are only ever added, so whoever has noted a size can go on asking about what lies below it. Every method
/// throws ``IndexFault``, and nothing else, when SQLite does.
final class DiskIndex: Sendable {
  let path: String
  let keptHashes = KeptHashes()
  /// Beside the writer's connection one of its own, and not a pool: GRDB's asks for the version of the schema before each read.
  private let reader: DatabaseQueue
  /// Absent when the index was opened for reading.
  private let writer: DatabaseQueue?

  private init(_ path: String, writer: DatabaseQueue?) throws {
    self.path = path
    self.writer = writer
    var configuration = DiskIndex.configuration
    configuration.readonly = true
    reader = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Opens an index to read it. Throws when it is not there or not of `ledger`.
  static func open(reading path: String, ledger: Digest, layout: SegmentLayout) throws(IndexFault) -> DiskIndex {
    let index = try IndexFault.wrap {
      try checkKind(path)
      return try DiskIndex(path, writer: nil)
    }
    try index.check(ledger, layout)
    return index
  }

  /// Opens an index to add to it. Throws when it is not there or not of `ledger`.
  static func open(_ path: String, ledger: Digest, layout: SegmentLayout) throws(IndexFault) -> DiskIndex {
    let index = try IndexFault.wrap {
      try checkKind(path)
      return try DiskIndex(path, writer: writer(path))
    }
    try index.check(ledger, layout)
    return index
  }

  /// Builds an empty index in the place of whatever is there.
  static func create(_ path: String, ledger: Digest, layout: SegmentLayout) throws(IndexFault) -> DiskIndex {
    try IndexFault.wrap {
      try Directory.make(Directory.parent(of: path))
      remove(path)
      let writer = try writer(path)
      try writer.write { database in
        try database.execute(sql: IndexSchema.sql)
        try database.execute(
          sql: "INSERT INTO meta VALUES (?, ?, ?, ?, 0)",
          arguments: [IndexSchema.version, try FileIdentity(of: path).text, ledger.data, layout.recordsPerSegment])
        try IndexInsertion(database).begin()
      }
      return try DiskIndex(path, writer: writer)
    }
  }

  /// Deletes an index, as far as possible.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { Directory.removeTree(path + suffix) }
  }

  /// WAL, which GRDB sets to `synchronous=NORMAL`: a crash can lose the newest transactions, never mix them up, and what
  /// is lost is added again from the log.
  private static func writer(_ path: String) throws -> DatabaseQueue {
    var configuration = configuration
    configuration.journalMode = .wal
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    return configuration
  }

  /// Refuses what is no regular file. Does not open it: to close it would take away the locks that SQLite holds on the same file
  /// for this process (fcntl(2)).
  private static func checkKind(_ path: String) throws {
    _ = try FileIdentity(of: path)
  }

  private func check(_ ledger: Digest, _ layout: SegmentLayout) throws(IndexFault) {
    try read { database in
      // A copy is not believed: taken while a writer is at work, it is pages of several moments, each of them sound.
      let file = Array(try FileIdentity(of: path).text.utf8)
      // Not by GRDB's rows, which end the process where a value is of another type.
      let meta = try RowStatement(database, "SELECT schema, file, ledger, segment FROM meta")
      let isRight = try meta.first { row in
        row.integer(0) == IndexSchema.version && row.bytes(1) { $0.elementsEqual(file) }
          && row.bytes(2) { Digest(bytes: $0) } == ledger && row.integer(3) == layout.recordsPerSegment
      }
      guard isRight == true else { throw IndexFault() }
    }
  }

  /// Reads without a transaction: every answer is about records that do not change any more.
  func read<Value>(_ body: (Database) throws -> Value) throws(IndexFault) -> Value {
    try IndexFault.wrap { try reader.unsafeRead(body) }
  }

  /// Reads in one transaction: SQLite then locks the file once, and not for each row.
  func readTogether<Value>(_ body: (Database) throws -> Value) throws(IndexFault) -> Value {
    try read { database in
      try RowStatement(database, "BEGIN").run()
      let result = Result { try body(database) }
      try RowStatement(database, "COMMIT").run()
      return try result.get()
    }
  }

  /// Reads so many rows, in one transaction if there are several: for one row it would take longer than the row.
  func read<Value>(rows count: Int, _ body: (Database) throws -> Value) throws(IndexFault) -> Value {
    try count > 1 ? readTogether(body) : read(body)
  }

  /// Adds the entries that follow what the index has. One transaction.
  func append(_ entries: [IndexEntry], from base: Int) throws(IndexFault) {
    guard let writer else { preconditionFailure("an index opened for reading takes nothing") }
    do throws(IndexFault) {
      try IndexFault.wrap {
        try writer.write { database in
          var insertion = try IndexInsertion(database)
          for (seq, entry) in zip(base..., entries) { try insertion.add(entry, at: seq) }
          try insertion.finish()
          try database.execute(sql: "UPDATE meta SET size = ?", arguments: [base + entries.count])
        }
      }
    } catch {
      // It would be met again with whatever is added: the next opening builds the index anew.
      if error.isLasting { discard() }
      throw error
    }
  }

  /// Deletes what was found wrong, so that the next opening builds it anew; an index that was opened for reading is not the
  /// reader's to delete.
  func discard() {
    if writer != nil { DiskIndex.remove(path) }
  }

  /// Lets go of the file.
  func close() {
    // What cannot be closed is let go of with this object.
    try? reader.close()
    try? writer?.close()
  }
}
