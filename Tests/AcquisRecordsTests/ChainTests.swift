import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@Suite("Records join one another (SPEC §5, §6, §11)")
struct ChainTests {
  static func follow(_ records: [Record]) -> [[ChainFault]] {
    var check = ChainCheck()
    return records.map { check.follow($0.envelope, type: $0.statement.type, leafHash: $0.leafHash) }
  }

  static func batch(_ numbers: [Int], after head: ChainHead, at time: String) throws -> ([Record], ChainHead) {
    let statements = try numbers.map { SignedStatement(try Fixture.statement($0), signatures: []) }
    let (records, head) = try head.extended(by: statements, recorded: #require(Instant(time)))
    return (records, head)
  }

  static func ledger() throws -> [Record] {
    let (first, head) = try batch([1], after: .empty, at: "2026-01-01T00:00:00.000Z")
    let (second, next) = try batch([2, 3, 4], after: head, at: "2026-01-01T00:00:01.000Z")
    let (third, _) = try batch([5], after: next, at: "2026-01-01T00:00:01.000Z")
    return first + second + third
  }

  static func changed(
    _ record: Record, prev: Digest? = nil, seq: Int? = nil, rest: Int? = nil, recorded: Instant? = nil
  ) throws -> Record {
    let envelope = record.envelope
    return try Record(
      envelope: Envelope(
        prev: prev ?? envelope.prev, recorded: recorded ?? envelope.recorded, rest: rest ?? envelope.rest,
        seq: seq ?? envelope.seq, signatures: envelope.signatures),
      statement: record.statement)
  }

  @Test("a sound chain has no fault, and every batch end is seen")
  func sound() throws {
    var check = ChainCheck()
    var ends: [Int] = []
    for record in try Self.ledger() {
      #expect(check.follow(record.envelope, type: record.statement.type, leafHash: record.leafHash).isEmpty)
      if check.atBatchEnd { ends.append(check.size) }
    }
    #expect(ends == [1, 4, 5])
  }

  @Test("a chain can be followed from any batch end")
  func resumed() throws {
    let records = try Self.ledger()
    var check = ChainCheck(
      after: ChainHead(size: 4, leaf: records[3].leafHash, recorded: records[3].envelope.recorded))
    #expect(check.follow(records[4].envelope, type: "x", leafHash: records[4].leafHash).isEmpty)
  }

  @Test("each way not to join is named")
  func faults() throws {
    let records = try Self.ledger()
    func first(_ index: Int, _ change: (Record) throws -> Record) throws -> [ChainFault] {
      var altered = records
      altered[index] = try change(altered[index])
      return Self.follow(altered)[index]
    }
    func expect(_ index: Int, _ faults: [ChainFault], _ change: (Record) throws -> Record) throws {
      let found = try first(index, change)
      #expect(found == faults)
    }
    try expect(1, [.chainBroken]) { try Self.changed($0, prev: .zero) }
    try expect(1, [.seqWrong]) { try Self.changed($0, seq: 2) }
    try expect(2, [.restWrong]) { try Self.changed($0, rest: 0) }
    try expect(2, [.restWrong]) { try Self.changed($0, rest: 2) }
    let later = try #require(Instant("2026-01-01T00:00:02.000Z"))
    let earlier = try #require(Instant("2025-12-31T23:59:59.999Z"))
    try expect(2, [.restWrong]) { try Self.changed($0, recorded: later) }
    try expect(4, [.recordedBackwards]) { try Self.changed($0, recorded: earlier) }
    try expect(4, []) { try Self.changed($0, recorded: later) }
  }

  @Test("only clock-corrected may turn the clock back")
  func clockCorrected() throws {
    let (records, head) = try Self.batch([1], after: .empty, at: "2026-01-02T00:00:00.000Z")
    let correction = try Statement(
      type: "clock-corrected", id: StatementID(version4From: [UInt8](repeating: 9, count: 16)),
      made: #require(Day("2026-01-01")), body: ["reason": "clock-was-ahead"])
    let earlier = try #require(Instant("2026-01-01T00:00:00.000Z"))
    let corrected = try head.extended(by: [SignedStatement(correction, signatures: [])], recorded: earlier).records
    let faults = Self.follow(records + corrected)
    #expect(faults.allSatisfy { $0.isEmpty })
  }

  @Test("swapped, removed and repeated records break the chain")
  func rearranged() throws {
    let records = try Self.ledger()
    for altered in [
      [0, 2, 1, 3, 4], [0, 1, 3, 4], [0, 1, 1, 2, 3, 4], [1, 2, 3, 4],
    ] {
      let faults = Self.follow(altered.map { records[$0] }).joined()
      #expect(faults.contains(.chainBroken))
    }
  }

  @Test("segments are named by their first seq")
  func segments() {
    #expect(Segment.name(first: 0) == "000000000000.jsonl")
    #expect(Segment.name(first: 65_536) == "000000065536.jsonl")
    #expect(Segment.first(named: "000000065536.jsonl") == 65_536)
    #expect(Segment.first(holding: 65_535) == 0)
    #expect(Segment.first(holding: 65_536) == 65_536)
    for name in ["65536.jsonl", "000000000001.jsonl", "000000065536.json", "+00000065536.jsonl", "000000065536.jsonl~"]
    {
      #expect(Segment.first(named: name) == nil, "\(name)")
    }
  }
}
