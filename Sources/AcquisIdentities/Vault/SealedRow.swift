import AcquisValues
import Foundation
import GRDB

/// A row of the database: nothing in it but random ids and sealed bytes.
struct SealedRow: Sendable {
  let position: Int64
  let subject: SubjectID
  let statement: StatementID
  let content: [UInt8]

  private static let columns = "position, subject, statement, content"

  private init(_ row: Row) throws {
    position = try row.value("position", at: "table sealed")
    let place = "row \(position)"
    let subject: String = try row.value("subject", at: place)
    let statement: String = try row.value("statement", at: place)
    guard let subject = SubjectID(subject), let statement = StatementID(statement) else {
      throw VaultError.damagedDatabase(place, "its subject or statement is not spelled as one")
    }
    self.subject = subject
    self.statement = statement
    content = try [UInt8](row.value("content", at: place) as Data)
  }

  static func insert(
    _ subject: SubjectID, _ statement: StatementID, content: [UInt8], in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO sealed (subject, statement, content) VALUES (?, ?, ?)",
      arguments: [subject.description, statement.description, Data(content)])
  }

  static func exist(of subject: SubjectID, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM sealed WHERE subject = ?)", arguments: [subject.description])!
  }

  static func fetch(_ subject: SubjectID, _ statement: StatementID, in database: Database) throws -> SealedRow? {
    try Row.fetchOne(
      database, sql: "SELECT \(columns) FROM sealed WHERE subject = ? AND statement = ?",
      arguments: [subject.description, statement.description]
    ).map(SealedRow.init)
  }

  /// The rows of `subject`, oldest first.
  static func fetchAll(of subject: SubjectID, in database: Database) throws -> [SealedRow] {
    try Row.fetchAll(
      database, sql: "SELECT \(columns) FROM sealed WHERE subject = ? ORDER BY position",
      arguments: [subject.description]
    ).map(SealedRow.init)
  }

  /// Up to `limit` rows after `position`, oldest first.
  static func fetchAll(after position: Int64, limit: Int, in database: Database) throws -> [SealedRow] {
    try Row.fetchAll(
      database, sql: "SELECT \(columns) FROM sealed WHERE position > ? ORDER BY position LIMIT ?",
      arguments: [position, limit]
    ).map(SealedRow.init)
  }
}
