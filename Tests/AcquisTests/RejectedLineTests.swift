import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisStore
import AcquisValues
import Testing

@testable import Acquis

@Suite("Lines that are rejected")
struct RejectedLineTests {
  /// Five lines, of which three are wrong, one of them for want of another.
  private static let rows = [
    Tables.row(Tables.assessed, Tables.zoe, ["id": Invented.id(100).description, "centre": "CENTRE-9"]),
    Tables.row(Tables.assessed, Tables.zoe, ["block": "BC2"]),
    Tables.row(Tables.decided, Tables.zoe, ["assessment": Invented.id(100).description]),
    Tables.row(Tables.decided, Tables.zoe, ["block": "BC2"]),
    Tables.row(Tables.decided, Tables.zoe, ["made": "2026-02-30"]),
  ]

  @Test("are all told, those that depend on others with their own reason, and nothing is recorded")
  func all() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      _ = try await bench.enrolTwo(in: session)
      let size = try await session.writer.store.head().size
      let expected = ["2 centre-unauthorised", "4 assessment-missing", "6 bad-argument"]
      #expect(try await bench.rejected(Self.rows, in: session) == expected)
      let lines = try await bench.lines(Self.rows, in: session)
      let problem = await #expect(throws: Problem.self) { try await session.writer.record(lines) }
      let told = try #require(problem)
      #expect(([told] + told.others).map { "\($0.line ?? 0) \($0.code)" } == expected)
      #expect(told.place?.hasSuffix("t.csv:2") == true)
      #expect(try await session.writer.store.head().size == size)
      let sound = try await bench.lines([Self.rows[1], Self.rows[3]], in: session)
      #expect(lines.count == 5 && sound.rejected == [])
      #expect(try await session.writer.record(sound).count == 2)
    }
  }

  @Test("also those of a batch that the rules alone refuse")
  func ofDrafts() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, _) = try await bench.enrolTwo(in: session)
      let subject = BlockReference(Invented.certification, "BC1")
      let drafts = [
        try Invented.decision(on: 99, of: zoe, subject, 200), try Invented.assessment(of: zoe, subject, 201),
        try Invented.decision(on: 98, of: zoe, subject, 202),
      ]
      let problem = await #expect(throws: Problem.self) { try await session.writer.record(drafts) }
      let told = try #require(problem)
      #expect(([told] + told.others).map(\.place) == ["statement 1 of 3", "statement 3 of 3"])
    }
  }

  @Test("by their ids: those that stand twice, and those that stand for something else")
  func ids() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, _) = try await bench.enrolTwo(in: session)
      let subject = BlockReference(Invented.certification, "BC1")
      _ = try await session.writer.record([try Invented.assessment(of: zoe, subject, 100)])
      let rows = [
        Tables.row(Tables.assessed, Tables.zoe, ["id": Invented.id(100).description]),
        Tables.row(Tables.assessed, Tables.zoe, ["id": Invented.id(101).description]),
        Tables.row(Tables.assessed, Tables.zoe, ["id": Invented.id(101).description]),
        Tables.row(Tables.assessed, Tables.zoe, ["centre": "CENTRE-9"]),
      ]
      let repeated = "statement-id-repeated"
      #expect(
        try await bench.rejected(rows, in: session) == ["2 \(repeated)", "4 \(repeated)", "5 centre-unauthorised"])
    }
  }

  @Test("minutes do not cover a decision that is rejected")
  func minutes() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, _) = try await bench.enrolTwo(in: session)
      let subject = BlockReference(Invented.certification, "BC1")
      let assessment = try Invented.assessment(of: zoe, subject, 100)
      let decisions = [
        try Invented.decision(on: 100, of: zoe, subject, 101),
        try Invented.decision(on: 100, of: zoe, subject, 102),
      ]
      func minutes(_ decisions: [Draft]) throws -> Draft {
        let minutes = Minutes(
          certification: Invented.certification.text, session: "S-1", covering: decisions.map(\.statement))
        return try Draft(.minutes(minutes), made: Invented.day, id: Invented.id(103))
      }
      let all = [assessment] + decisions + [try minutes(decisions)]
      let problem = await #expect(throws: Problem.self) { try await session.writer.record(all) }
      #expect(problem?.code == "assessment-decided" && problem?.others.map(\.code) == ["minutes-mismatch"])
      _ = try await session.writer.record([assessment, decisions[0], try minutes([decisions[0]])])
    }
  }

  @Test("of JSON lines, too; a line that depends on one that is no statement has its own reason")
  func jsonLines() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, _) = try await bench.enrolTwo(in: session)
      let subject = BlockReference(Invented.certification, "BC1")
      let decision = try Invented.decision(on: 100, of: zoe, subject, 101).statement
      let line =
        #"{"body":\#(String(decoding: JSONValue.object(decision.body).canonicalBytes, as: UTF8.self)),"#
        + #""made":"2026-02-02","type":"block-validated"}"#
      let text = "{\n\n[]\n{\"type\":\"block-assessed\",\"made\":\"2026-02-01\",\"body\":{}}\n\(line)\n"
      let lines = try await session.lines(of: bench.write(Array(text.utf8), "t.jsonl"))
      let rejected = try await session.writer.rejections(of: lines)
      #expect(rejected.map(\.line) == [1, 3, 4, 5])
      #expect(rejected.map(\.code) == ["not-json", "not-json", "body-invalid", "assessment-missing"])
    }
  }

  @Test("a line with too few cells is one; a header that is none is a fault of the file")
  func cells() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      _ = try await bench.enrolTwo(in: session)
      let short = Tables.text([Tables.row(Tables.assessed, Tables.zoe)]) + "a;b\n"
      let lines = try await session.lines(of: bench.write(Array(short.utf8), "short.csv"))
      #expect(lines.drafts.count == 1 && lines.rejected.map(\.code) == ["import-columns"])
      #expect(lines.rejected.map(\.line) == [3])
      for (number, header) in ["type;made;assesment", "type;made;made", "made", "type"].enumerated() {
        let path = try bench.write(Array("\(header)\nblock-assessed;2026-02-01;\n".utf8), "\(number).csv")
        let problem = await #expect(throws: Problem.self) { try await session.lines(of: path) }
        #expect(problem?.code == "import-columns" && problem?.place == path + ":1", "\(header)")
        #expect(problem?.message.contains("assesment") == false)
      }
    }
  }
}
