import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@Suite("A line is read by its spelling, and means what its tree says (SPEC §4, §5)")
struct SpellingTests {
  /// Lines of every form that a record may have.
  static let lines: [[UInt8]] = {
    let seen = Statement.Seen(leaf: .zero, seq: 12)
    let nested: JSONObject = [
      "a": .array([.integer(-1), .bool(true), .object(["b": .string("é\u{1}\"\u{1F600}")])]), "learner": .string("L"),
    ]
    let id = StatementID(version4From: [UInt8](repeating: 3, count: 16))
    let statements = try! [
      Fixture.statement(1), Statement(type: "x", id: id, made: Day("2024-02-29")!, body: [:], seen: seen),
      Statement(type: "version-changed", id: id, made: Day("0001-01-01")!, body: nested),
    ]
    let keys = try! (1...2).map { try Ed25519PrivateKey(seed: [UInt8](repeating: UInt8($0), count: 32)) }
    return try! statements.enumerated().map { number, statement in
      let signatures = try keys.prefix(number).map { try Fixture.context.sign(statement, with: $0) }
      let signed = SignedStatement(statement, signatures: signatures)
      return try ChainHead.empty.extended(by: [signed, signed], recorded: Fixture.instant).records[0].line
    }
  }()

  private static let strange = Array(#" "\{}[],:-.+0129aAfgzeE/=é"#.utf8) + [0x00, 0x0A, 0x7F, 0x80, 0xFF]

  /// What stands at one place changed in ways in which bytes go wrong, or are made to: other ones at the next place.
  static func altered(_ line: [UInt8], at place: Int) -> [[UInt8]] {
    let bytes = strange.indices.filter { $0 % 8 == place % 8 }.map { strange[$0] }
    var altered = bytes.flatMap { byte in
      let (before, after) = (Array(line[..<place]), Array(line[place...]))
      return [before + [byte] + after, before + [byte] + after.dropFirst()]
    }
    altered.append(Array(line[..<place]))
    altered.append(Array(line[..<place] + line[(place + 1)...]))
    altered.append(Array(line[..<place] + line[place...].dropFirst(2)))
    return altered
  }

  @Test("records, outlines and trees agree on what a record is", arguments: lines.indices)
  func agreement(number: Int) throws {
    let line = SpellingTests.lines[number]
    #expect(TreeReading.isRecord(line))
    var (records, refused) = (0, 0)
    for altered in line.indices.flatMap({ SpellingTests.altered(line, at: $0) }) + [line] {
      let record = try? Record(line: altered)
      let outline = altered.withUnsafeBufferPointer { RecordOutline(line: $0) }
      let text = String(decoding: altered, as: UTF8.self)
      #expect((record != nil) == TreeReading.isRecord(altered), "\(text)")
      #expect(outline == record.map { RecordOutline($0.envelope, type: $0.statement.type) }, "\(text)")
      if record == nil { refused += 1 } else { records += 1 }
    }
    // Neither side of the test is empty.
    #expect(records > 100 && refused > 1000)
  }

  @Test("what is refused is refused for a reason that can be named", arguments: lines.indices)
  func reasons(number: Int) {
    let line = SpellingTests.lines[number]
    for altered in stride(from: 0, to: line.count, by: 3).flatMap({ SpellingTests.altered(line, at: $0) }) {
      do throws(RecordError) { _ = try Record(line: altered) } catch {
        #expect(!error.detail.contains("is not spelled"), "\(String(decoding: altered, as: UTF8.self))")
      }
    }
  }

  @Test("nesting is counted from the outermost object", arguments: [60, 61, 62, 63, 64])
  func nesting(depth: Int) throws {
    let line = String(decoding: SpellingTests.lines[0], as: UTF8.self)
    let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let pieces = line.split(separator: #""C1""#, omittingEmptySubsequences: false)
    try #require(pieces.count == 2)
    let altered = Array((pieces[0] + deep + pieces[1]).utf8)
    let isRecord = (try? Record(line: altered)) != nil
    // Three objects stand around it: the record, the statement and its body.
    #expect(isRecord == (depth + 3 <= 64))
    #expect(isRecord == TreeReading.isRecord(altered))
    #expect(isRecord == (altered.withUnsafeBufferPointer { RecordOutline(line: $0) } != nil))
  }
}
