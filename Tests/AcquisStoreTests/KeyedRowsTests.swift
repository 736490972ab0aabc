import GRDB
import Seeded
import Testing

@testable import AcquisStore

@Suite("Rows that name the next")
struct KeyedRowsTests {
  private func key(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }

  @Test("hold what was set last, and prove what was not, in whatever order keys came", arguments: 0..<20)
  func model(seed: Int) throws {
    var chance = SeededGenerator(seed: seed)
    try DatabaseQueue().write { database in
      try database.execute(sql: IndexSchema.sql)
      try KeyedInsertion(database, .terms).begin([0, 0, 0])
      var model: [Int: [Int]] = [:]
      for _ in 0...chance.below(5) {
        var insertion = try KeyedInsertion(database, .terms)
        var numbers = (0..<chance.below(200)).map { _ in chance.below(600) }
        if chance.chance(70) { numbers.sort() }
        for number in numbers {
          let values = (0..<3).map { _ in chance.below(1 << 40) }
          var known: [Int]?
          let stored = try insertion.set(key(number)) {
            known = $0
            return values
          }
          #expect(known == model[number] && stored == values, "seed \(seed)")
          model[number] = values
        }
        try insertion.finish()
      }
      let rows = try KeyedRows(database, .terms)
      for number in 0..<600 { #expect(try rows.values(of: key(number)) == model[number], "seed \(seed)") }
      let next = try rows.row(upTo: []).next
      #expect(next == (model.keys.min().map { key($0) } ?? []))
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM terms") == model.count + 1)
    }
  }

  @Test("are not written where nothing changes")
  func unchanged() throws {
    try DatabaseQueue().write { database in
      try database.execute(sql: IndexSchema.sql)
      var insertion = try KeyedInsertion(database, .ids)
      try insertion.begin([-1])
      try insertion.set(key(7)) { _ in [1] }
      try insertion.finish()
      let before = database.totalChangesCount
      try insertion.set(key(7)) { $0 ?? [2] }
      try insertion.finish()
      #expect(database.totalChangesCount == before)
      #expect(try insertion.rows.values(of: key(7)) == [1])
    }
  }
}
