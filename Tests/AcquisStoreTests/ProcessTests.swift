import AcquisCrypto
import AcquisRecords
import AcquisValues
import Glibc
import Testing

@testable import AcquisStore

@Suite("Processes that are killed, take turns, and fill the disk")
struct ProcessTests {
  /// How often a writer is killed; more for a long run.
  private static let kills = getenv("ACQUIS_KILLS").flatMap { Int(String(cString: $0)) } ?? 15

  private func with(_ body: (Ledger) async throws -> Void) async throws {
    try await Ledger.with { ledger in
      var ledger = ledger
      ledger.options.layout = SegmentLayout(recordsPerSegment: 64)
      // The children take the system's time.
      ledger.options.clock = systemClock
      try await body(ledger)
    }
  }

  /// Checks that everything a child said is in the ledger.
  private func check(_ lines: [[String]], _ store: FileStore) async throws {
    let said = try lines.map { (try #require(StatementID($0[0])), try #require(Int($0[1])), $0[2]) }
    let found = try await store.find(said.map(\.0))
    for (id, seq, leaf) in said {
      #expect(found[id]?.seq == seq && found[id]?.leaf.hex == leaf)
    }
  }

  @Test("kill -9 at any moment loses nothing that was acknowledged")
  func kill() async throws {
    try await with { ledger in
      var (said, generator) = ([[String]](), SystemRandomNumberGenerator())
      for round in 0..<Self.kills {
        let child = try Child(["forever", ledger.directory.path, "round \(round)"])
        child.read(lines: Int.random(in: 1...150, using: &generator))
        usleep(UInt32.random(in: 0...20_000, using: &generator))
        child.kill()
        child.read()
        #expect(child.wait() == nil)
        #expect(!child.lines.isEmpty)
        said += child.lines
        let store = try await ledger.open()
        try await check(said, store)
        try await store.close()
      }
      let records = try ledger.verify()
      #expect(records.count >= said.count + 1)
      #expect(Set(records.map(\.statement.id)).count == records.count)
    }
  }

  @Test("two processes that write at once take turns")
  func turns() async throws {
    try await with { ledger in
      let children = try ["one", "other"].map { try Child(["turns", ledger.directory.path, $0]) }
      for child in children {
        child.read()
        #expect(child.wait() == 0)
        #expect(child.lines.count == 24)
      }
      let store = try await ledger.open()
      try await check(children.flatMap(\.lines), store)
      #expect(try await store.head().size == 49)
      try await store.close()
      try ledger.verify()
    }
  }

  @Test("when the disk is full the outcome is unknown, the writer stops, and nothing acknowledged is lost")
  func diskFull() async throws {
    try await with { ledger in
      let child = try Child(["limited", ledger.directory.path, "full"])
      child.read()
      #expect(child.wait() == 0)
      #expect(child.lines.last == ["unavailable"])
      let said = child.lines.dropLast()
      #expect(said.count > 10)
      let store = try await ledger.open()
      #expect(store.opening.cut?.fault == nil)
      try await check(Array(said), store)
      _ = try await store.append([try Fixture.credit(1)], if: nil)
      try await store.close()
      #expect(try ledger.verify().count == said.count + 2)
    }
  }
}
