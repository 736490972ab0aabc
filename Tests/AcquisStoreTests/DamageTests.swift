import AcquisRecords
import Testing

@testable import AcquisStore

@Suite("A record under the checkpoint that was altered")
struct DamageTests {
  /// What is altered in a line, so that it stays a record in form.
  enum Alteration: CaseIterable {
    case statement, prev

    func apply(to line: [UInt8]) throws -> [UInt8] {
      var line = line
      switch self {
      case .statement:
        let made = try #require(line.firstRange(of: Array("2026-01-04".utf8)))
        line.replaceSubrange(made, with: Array("2026-01-03".utf8))
      case .prev: line[9] = line[9] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
      }
      return line
    }
  }

  @Test("is named by everybody who meets it", arguments: Alteration.allCases)
  func named(_ alteration: Alteration) async throws {
    try await Ledger.with(size: 20) { ledger in
      for seq in 1..<19 {
        try await withTemporaryDirectory { path in
          let copy = try ledger.copy(to: path + "/ledger")
          let segment = copy.directory.segment(copy.options.layout.first(holding: seq))
          var lines = try copy.read(segment).split(separator: 0x0A).map(Array.init)
          let place = seq % copy.options.layout.recordsPerSegment
          lines[place] = try alteration.apply(to: lines[place])
          try copy.write(Array(lines.joined(separator: [0x0A])) + [0x0A], to: segment)
          try await expectAllName(seq, in: segment, of: copy)
        }
      }
    }
  }

  private func expectAllName(_ seq: Int, in segment: String, of ledger: Ledger) async throws {
    let damaged = StoreError.damaged(path: segment, seq: seq, what: "chain-broken")
    // With a sound index it is met when it is read; the index may also show it on opening, where it is the newest.
    await #expect(throws: damaged, "\(seq)") { _ = try await ledger.reader().record(at: seq) }
    for part in [seq..<seq + 1, seq - 1..<seq + 1, seq - 1..<seq + 2] {
      await #expect(throws: damaged, "\(seq) in \(part)") {
        _ = try await ledger.reader().chunk(from: part.lowerBound, upTo: part.upperBound)
      }
    }
    Directory.removeTree(ledger.directory.cache)
    await #expect(throws: damaged, "\(seq)") { _ = try await ledger.reader() }
    #expect(await ledger.openingError() == damaged)
    await #expect(throws: damaged, "\(seq)") {
      _ = try await Recovery.run(ledger.directory, checkpointKey: Fixture.checkpointKey, options: ledger.options)
    }
  }

  @Test("is not a record any more where only its LF was altered")
  func lineEnd() async throws {
    try await Ledger.with(size: 20) { ledger in
      let reader = try await ledger.reader()
      var segment = try ledger.read(ledger.directory.segment(8))
      segment[try #require(segment.firstIndex(of: 0x0A))] = 0x20
      try ledger.write(segment, to: ledger.directory.segment(8))
      await #expect(throws: StoreError.self) { _ = try await reader.record(at: 8) }
    }
  }

  @Test("a ledger without its checkpoint is not read")
  func withoutCheckpoint() async throws {
    try await Ledger.with(size: 5) { ledger in
      Directory.removeTree(ledger.directory.checkpoint)
      await #expect(throws: StoreError.checkpointMissing(path: ledger.directory.checkpoint)) {
        _ = try await ledger.reader()
      }
    }
  }
}
