import AcquisAudit
import AcquisCredits
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues
import Testing

@testable import Acquis

@Suite(.enabled(if: SharedFiches.paths != nil, SharedFiches.absent))
struct RealFichesTests {
  /// RNCP35959 says in the labels of its blocks alone that the last two are options (T1).
  private static let options = try! CompositionRule(
    need: 4,
    of: [
      .block("RNCP35959BC01"), .block("RNCP35959BC02"), .block("RNCP35959BC03"),
      .rule(try! CompositionRule(need: 1, of: [.block("RNCP35959BC04"), .block("RNCP35959BC05")])),
    ])

  @Test("for each official fiche: a rule, learners on every route, full and partial histories")
  func histories() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      var imported = ImportResult()
      for path in try #require(SharedFiches.paths) {
        try await session.importFiches(
          from: .export(path), where: { _ in true }, made: Invented.day, into: &imported)
      }
      #expect(imported.added == 13)
      let register = try await session.view.project(CertificationRegister())
      for summary in register.list where summary.code != Invented.certification && summary.code != Invented.whole {
        let registration = try #require(register[summary.code]).registration
        try await tell(registration, in: session)
      }
      _ = try await session.writer.store.signCheckpoint()
    }
    #expect(try Verification.verify(bench.path, trust: bench.trust).findings == [])
  }

  /// A day on which learners could still aim at the certification, and not after the clock's.
  private func day(of registration: CertificationRegistered) -> Day {
    min(Invented.day, registration.period.until ?? Invented.day)
  }

  private func tell(_ registration: CertificationRegistered, in session: LedgerSession) async throws {
    let (code, day) = (registration.certification, day(of: registration))
    let rule: CompositionRule? =
      code == "RNCP35959"
      ? Self.options
      : registration.blocks.isEmpty
        ? nil : try CompositionRule(need: registration.blocks.count, of: registration.blocks.map { .block($0) })
    if let rule { try await record(.ruleStated(RuleStated(certification: code, rule: rule)), day, session) }
    _ = try await session.authorise(
      Invented.centre, name: "Centre imaginaire", for: [code], period: Period(), made: day,
      id: session.environment.newStatementID())
    let subjects =
      code == "RNCP35959"
      ? ["01", "02", "03", "05"].map { BlockReference(code, BlockCode("RNCP35959BC\($0)")) }
      : registration.blocks.isEmpty
        ? [BlockReference(code, nil)] : registration.blocks.map { BlockReference(code, $0) }
    for (number, route) in (registration.routes.isEmpty ? [.vae] : registration.routes).enumerated() {
      let count = number == 0 ? subjects.count : min(number, subjects.count - 1)
      let learner = try await enrol(in: code, day, session)
      for subject in subjects.prefix(count) { try await acquire(subject, learner, route, day, session) }
      try await check(learner, code, held: count, of: subjects.count, day, session)
    }
  }

  private func enrol(in code: CertificationCode, _ day: Day, _ session: LedgerSession) async throws -> LearnerID {
    try await session.enrol(
      Person(name: nil, birthDate: nil, reference: nil), target: code, made: day,
      id: session.environment.newStatementID()
    ).learner
  }

  private func acquire(
    _ subject: BlockReference, _ learner: LearnerID, _ route: Route, _ day: Day, _ session: LedgerSession
  ) async throws {
    let id = try session.environment.newStatementID()
    let assessment = BlockAssessed(
      learner: learner, subject: subject, centre: Invented.centre, route: route, outcome: .acquired)
    let decision = BlockValidated(
      learner: learner, subject: subject, assessment: id, session: "S-1", decision: .acquired)
    _ = try await session.writer.record([
      try Draft(.blockAssessed(assessment), made: day, id: id),
      try Draft(.blockValidated(decision), made: day, id: session.environment.newStatementID()),
    ])
  }

  private func check(
    _ learner: LearnerID, _ code: CertificationCode, held: Int, of needed: Int, _ day: Day, _ session: LedgerSession
  ) async throws {
    let account = try await session.view.account(of: learner, size: session.view.size(knownAt: nil))
    let progress = try #require(account.progress.first { $0.code == code })
    #expect(progress.acquired.count == held && progress.required == needed, "\(code)")
    #expect(progress.isComplete == (held == needed), "\(code)")
    let award = CreditStatement.certificationAwarded(
      CertificationAwarded(learner: learner, certification: code, session: "S-1"))
    if held == needed {
      try await record(award, day, session)
      let file = try await session.export(learner)
      #expect(Audit.record(bytes: file, trust: nil).findings.map(\.code) == [.issuerUnknown], "\(code)")
    } else {
      let problem = await #expect(throws: Problem.self) { try await record(award, day, session) }
      #expect(problem?.code == "award-unmet", "\(code)")
    }
  }

  private func record(_ statement: CreditStatement, _ day: Day, _ session: LedgerSession) async throws {
    _ = try await session.writer.record([
      try Draft(statement, made: day, id: session.environment.newStatementID())
    ])
  }
}
