import GRDB

@testable import AcquisStore

extension Ledger {
  /// Closes the store, and brings all of the index into its one file: its connection may outlive the store, and what
  /// stands in the file `-wal` hides what tests do to the other.
  func close(_ store: FileStore) async throws {
    try await store.close()
    let index = try DatabaseQueue(path: directory.index)
    _ = try await index.writeWithoutTransaction { database in
      try Row.fetchAll(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)").count
    }
    try index.close()
  }

  /// Lets an index that was copied here pass for one that was made here.
  func adoptIndex() throws {
    let identity = try FileIdentity(of: directory.index).text
    let index = try DatabaseQueue(path: directory.index)
    try index.write { try $0.execute(sql: "UPDATE meta SET file = ?", arguments: [identity]) }
    try index.close()
  }
}
