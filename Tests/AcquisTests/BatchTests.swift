import AcquisAudit
import AcquisRecords
import AcquisStore
import Acquis
import AcquisCredits
import AcquisNotes
import AcquisValues
import Testing

@Suite("Many statements at once")
struct BatchTests {
  private static let block = BlockReference(Invented.certification, "BC1")

  /// So many assessments of one learner, each with its decision.
  private static func pairs(_ numbers: Range<Int>, of learner: LearnerID) throws -> [Draft] {
    try numbers.flatMap { number in
      [
        try Invented.assessment(of: learner, block, 10_000 + 2 * number),
        try Invented.decision(on: 10_000 + 2 * number, of: learner, block, 10_001 + 2 * number),
      ]
    }
  }

  private static func with(_ body: (LedgerSession, LearnerID) async throws -> Void) async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let learner = try await session.enrol(
        Invented.zoe, target: Invented.certification, made: Invented.day, id: Invented.id(10)
      ).learner
      try await body(session, learner)
    }
    #expect(try Verification.verify(bench.path, trust: bench.trust).findings == [])
  }

  /// Both say no, for the same reason, and nothing is recorded.
  private static func expectRefused(
    _ drafts: [Draft], _ code: String, at place: String? = nil, in session: LedgerSession,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let size = try await session.writer.store.head().size
    let dry = await #expect(throws: Problem.self, sourceLocation: sourceLocation) {
      try await session.writer.rehearse(drafts)
    }
    let problem = await #expect(throws: Problem.self, sourceLocation: sourceLocation) {
      try await session.writer.record(drafts)
    }
    #expect(problem == dry && problem?.code == code && problem?.place == place, sourceLocation: sourceLocation)
    #expect(try await session.writer.store.head().size == size, sourceLocation: sourceLocation)
  }

  @Test("two thousand are recorded, or none; and once, however often they are sent")
  func allOrNothing() async throws {
    try await Self.with { session, learner in
      let drafts = try Self.pairs(0..<1000, of: learner)
      let bad = try Invented.decision(on: 9, of: learner, Self.block, 99_999)
      try await Self.expectRefused(
        drafts.dropLast() + [bad], "assessment-missing", at: "statement 2000 of 2000", in: session)
      let first = try await session.writer.record(drafts)
      #expect(first.map(\.id) == drafts.map(\.statement.id) && first.map(\.seq) == Array(5..<2005))
      try await session.writer.rehearse(drafts)
      #expect(try await session.writer.record(drafts) == first)
      #expect(try await session.writer.record(drafts.reversed()) == first.reversed())
      #expect(try await session.writer.store.head().size == 2005)
    }
  }

  @Test("some recorded and some not is refused as that, whatever the rules say of the new ones")
  func mixed() async throws {
    try await Self.with { session, learner in
      let drafts = try Self.pairs(0..<3, of: learner)
      _ = try await session.writer.record(Array(drafts[..<2]))
      // Alone, the repeated decision would be `assessment-decided`, and the new one `assessment-missing`.
      let bad = try Invented.decision(on: 9, of: learner, Self.block, 99_999)
      try await Self.expectRefused(drafts, "batch-mixed", in: session)
      try await Self.expectRefused([drafts[1], bad], "batch-mixed", in: session)
      try await Self.expectRefused([bad, drafts[0]], "batch-mixed", in: session)
      _ = try await session.writer.record(Array(drafts[2...]))
    }
  }

  @Test("an id stands for one statement, in the ledger and in the batch")
  func ids() async throws {
    try await Self.with { session, learner in
      let drafts = try Self.pairs(0..<2, of: learner)
      _ = try await session.writer.record(Array(drafts[..<2]))
      let other = try Invented.assessment(of: learner, BlockReference(Invented.certification, "BC2"), 10_000)
      try await Self.expectRefused(
        [other, drafts[1]], "statement-id-repeated", at: "statement 1 of 2", in: session)
      try await Self.expectRefused([other], "statement-id-repeated", in: session)
      try await Self.expectRefused(
        [drafts[2], drafts[2]], "statement-id-repeated", at: "statement 2 of 2", in: session)
      try await Self.expectRefused([], "nothing-to-record", in: session)
    }
  }
}
