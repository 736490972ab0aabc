import Acquis
import AcquisCredits
import AcquisProjections
import AcquisRecords
import AcquisValues
import Testing

@Suite("The two axes of time")
struct TimeTests {
  private static let first = BlockReference(Invented.certification, "BC1")
  private static let second = BlockReference(Invented.certification, "BC2")

  /// BC1: assessed 2 February, decided 3 February, both recorded on 10 June, a batch at the last instant of it.
  /// BC2: the same made a month before, recorded at the first instant of 11 June. On the 12th BC1's decision is annulled.
  private static func story() async throws -> (Bench, LearnerID) {
    let bench = try await Bench()
    let learner = try await bench.with { session in
      let learner = try await session.enrol(
        Invented.zoe, target: Invented.certification, made: Invented.day, id: Invented.id(10)
      ).learner
      bench.setClock("2026-06-10T23:59:59.999Z")
      _ = try await session.writer.record([
        try Invented.assessment(of: learner, first, made: day("2026-02-02"), 11),
        try Invented.decision(on: 11, of: learner, first, made: day("2026-02-03"), 12),
      ])
      bench.setClock("2026-06-11T00:00:00.000Z")
      _ = try await session.writer.record([
        try Invented.assessment(of: learner, second, made: day("2026-01-06"), 13),
        try Invented.decision(on: 13, of: learner, second, made: day("2026-01-07"), 14),
      ])
      bench.setClock("2026-06-12T12:00:00.000Z")
      let annulment = StatementAnnulled(target: Invented.id(12), learner: learner, reason: .clericalError)
      _ = try await session.writer.record([
        try Draft(.statementAnnulled(annulment), made: day("2026-06-12"), id: Invented.id(15))
      ])
      return learner
    }
    return (bench, learner)
  }

  private static func day(_ text: String) -> Day { Day(text)! }

  private static func held(
    _ bench: Bench, _ learner: LearnerID, asOf: String?, knownAt: String?
  ) async throws -> [String] {
    try await LedgerView.with(bench.path) { view in
      let size = try await view.size(knownAt: knownAt.map(day))
      let account = try await view.account(of: learner, asOf: asOf.map(day), size: size)
      return account.progress.flatMap(\.acquired).compactMap { $0.block?.text }
    }
  }

  @Test("what was true then, and what was known then, are asked apart and together")
  func axes() async throws {
    let (bench, learner) = try await Self.story()
    let expected: [(asOf: String?, knownAt: String?, held: [String])] = [
      (nil, nil, ["BC2"]), ("2026-06-11", nil, ["BC1", "BC2"]), ("2026-06-12", nil, ["BC2"]),
      ("2026-02-03", nil, ["BC1", "BC2"]), ("2026-02-02", nil, ["BC2"]), ("2026-01-07", nil, ["BC2"]),
      ("2026-01-06", nil, []), (nil, "2026-06-09", []), (nil, "2026-06-10", ["BC1"]),
      (nil, "2026-06-11", ["BC1", "BC2"]), (nil, "2026-06-12", ["BC2"]), ("2026-02-02", "2026-06-10", []),
      ("2026-01-07", "2026-06-11", ["BC2"]), ("2026-02-03", "2026-06-12", ["BC1", "BC2"]),
    ]
    for (asOf, knownAt, blocks) in expected {
      let held = try await Self.held(bench, learner, asOf: asOf, knownAt: knownAt)
      #expect(held == blocks, "as of \(asOf ?? "–"), known at \(knownAt ?? "–")")
    }
  }

  @Test("before anything was known of a learner there is no such learner")
  func before() async throws {
    let (bench, learner) = try await Self.story()
    for (asOf, knownAt) in [("2026-01-04", nil), (nil, "2026-05-31")] as [(String?, String?)] {
      let problem = await #expect(throws: Problem.self) {
        try await Self.held(bench, learner, asOf: asOf, knownAt: knownAt)
      }
      #expect(problem?.code == "learner-unknown")
    }
  }

  @Test("a corrected clock splits the ledger: known is the longest beginning of which everything was")
  func corrected() async throws {
    let bench = try await Bench()
    let sizes = try await bench.with { session in
      bench.setClock("2026-06-20T08:00:00.000Z")
      _ = try await session.enrol(
        Invented.yann, target: Invented.certification, made: Invented.day, id: Invented.id(10))
      bench.setClock("2026-06-05T08:00:00.000Z")
      let correction = LedgerStatement.clockCorrected(reason: "clock-was-ahead")
      _ = try await session.writer.record([try Draft(correction, made: Invented.day, id: Invented.id(11))])
      _ = try await session.enrol(
        Invented.zoe, target: Invented.certification, made: Invented.day, id: Invented.id(12))
      var sizes: [Int] = []
      for text in ["2026-05-31", "2026-06-01", "2026-06-05", "2026-06-19", "2026-06-20", "2027-01-01"] {
        sizes.append(try await session.view.size(knownAt: Self.day(text)))
      }
      return sizes
    }
    #expect(sizes == [0, 4, 4, 4, 7, 7])
  }
}
