import AcquisAudit
import Acquis
import AcquisCredits
import AcquisExchange
import AcquisIdentities
import AcquisValues
import Testing

@Suite("What a learner carries away")
struct ExportTests {
  @Test("verifies as a page, too, where a certification is taken as a whole", arguments: [[], [Invented.whole]])
  func whole(shown: [CertificationCode]) async throws {
    let bench = try await Bench()
    let subject = BlockReference(Invented.whole, nil)
    let file = try await bench.with { session in
      let learner = try await session.enrol(
        Invented.zoe, target: Invented.whole, made: Invented.day, id: Invented.id(10)
      ).learner
      let award = CertificationAwarded(learner: learner, certification: Invented.whole, session: "S-1")
      _ = try await session.writer.record([
        try Invented.assessment(of: learner, subject, 11), try Invented.decision(on: 11, of: learner, subject, 12),
        try Draft(.certificationAwarded(award), made: Invented.day, id: Invented.id(13)),
      ])
      return try await session.export(
        learner, blocks: shown.map { BlockReference($0, nil) }, withIdentity: true)
    }
    #expect(try Verification.verify(bench.write(file, "record.json"), trust: bench.trust).findings == [])
    for language in PageLanguage.allCases {
      let page = try #require(LearnerPage.render(file, language: language))
      let path = try bench.write(page, "page-\(language).html")
      let report = try Verification.verify(path, trust: bench.trust)
      #expect(report.findings == [] && report.account?.facts.isEmpty == false)
      #expect(String(decoding: page, as: UTF8.self).contains("<td>RS99901</td>") == !shown.isEmpty)
    }
  }

  @Test("is that of the id under which they go on")
  func merged() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let people = try await Operation.People.enrolled(in: session)
      _ = try await people.merge(in: session, as: Invented.id(20))
      let last = LearnerMerged(learner: people.zoe, into: people.yann)
      _ = try await session.writer.record([try Draft(.learnerMerged(last), made: Invented.day, id: Invented.id(21))])
      for old in [people.zoe, people.zoeAgain] {
        let problem = await #expect(throws: Problem.self) { try await session.export(old) }
        #expect(problem?.code == "learner-closed" && problem?.kind == .notDone)
        #expect(problem?.remedy == "Export the record of \(people.yann).")
      }
      let file = try await session.export(people.yann, withIdentity: true)
      #expect(try Verification.verify(bench.write(file, "record.json"), trust: bench.trust).findings == [])
      let stranger = LearnerID(version4From: [UInt8](repeating: 7, count: 16))
      let unknown = await #expect(throws: Problem.self) { try await session.export(stranger) }
      #expect(unknown?.code == "learner-unknown")
    }
  }
}
