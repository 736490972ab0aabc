import GRDB
import Testing

@testable import AcquisStore

@Suite("What is wrong in an index, and what only happened to it")
struct IndexFaultTests {
  @Test("a full disk, one that fails and one that is busy pass; what the index says does not")
  func passing() {
    let passing: [ResultCode] = [.SQLITE_FULL, .SQLITE_IOERR_WRITE, .SQLITE_BUSY_SNAPSHOT, .SQLITE_READONLY_DBMOVED]
    for code in passing { #expect(!IndexFault(sqlite: code.rawValue).isLasting, "\(code)") }
    let lasting: [ResultCode] = [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_ERROR]
    for code in lasting { #expect(IndexFault(sqlite: code.rawValue).isLasting, "\(code)") }
    #expect(IndexFault().isLasting)
  }

  @Test("an error of the database keeps its kind")
  func wrapped() {
    let full = #expect(throws: IndexFault.self) {
      try IndexFault.wrap { throw DatabaseError(resultCode: .SQLITE_FULL) }
    }
    #expect(full?.isLasting == false)
    let lost = #expect(throws: IndexFault.self) { try IndexFault.wrap { throw IndexFault(sqlite: 13) } }
    #expect(lost?.isLasting == false)
  }
}
