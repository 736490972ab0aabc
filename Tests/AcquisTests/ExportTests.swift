import AcquisAudit
import Acquis
import AcquisCredits
import AcquisExchange
import AcquisIdentities
import AcquisNotes
import AcquisRecords
import AcquisStore
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

  @Test("shows an award with what it rests on, however the certification is chosen")
  func award() async throws {
    let bench = try await Bench()
    let subjects = Invented.blocks.map { BlockReference(Invented.certification, $0) }
    let (file, blocks) = try await bench.with { session in
      let learner = try await session.enrol(
        Invented.zoe, target: Invented.certification, made: Invented.day, id: Invented.id(10)
      ).learner
      for (number, subject) in subjects.enumerated() {
        _ = try await session.writer.record([
          try Invented.assessment(of: learner, subject, 20 + number),
          try Invented.decision(on: 20 + number, of: learner, subject, 30 + number),
        ])
      }
      let award = CertificationAwarded(learner: learner, certification: Invented.certification, session: "S-1")
      _ = try await session.writer.record([
        try Draft(.certificationAwarded(award), made: Invented.day, id: Invented.id(40))
      ])
      let chosen = try await session.block(Invented.certification.text, of: learner)
      #expect(chosen == BlockReference(Invented.certification, nil))
      return (try await session.export(learner, blocks: [chosen]), [chosen] + subjects)
    }
    let report = try Verification.verify(bench.write(file, "record.json"), trust: bench.trust)
    #expect(report.findings == [])
    #expect(report.account?.blocks == blocks)
    #expect(report.account?.facts.contains { $0.kind == .award && $0.standing == .counting } == true)
  }

  @Test("is held against the ledger as a page, too, and the page against what it carries")
  func pageAgainstLedger() async throws {
    let bench = try await Bench()
    let file = try await bench.with { session in
      try await session.export(try await Operation.People.enrolled(in: session).zoe)
    }
    var page = try #require(LearnerPage.render(file, language: .english))
    let path = try bench.write(page, "page.html")
    #expect(try Verification.verify(bench.path, trust: bench.trust, record: path).findings == [])
    let title = try #require(page.firstRange(of: Array("Ledger id".utf8)))
    page[title.lowerBound] = UInt8(ascii: "l")
    let altered = try Verification.verify(bench.path, trust: bench.trust, record: bench.write(page, "altered.html"))
    #expect(altered.findings.map(\.code) == [.pageAltered])
    let empty = try bench.write(Array("<!DOCTYPE html>\n".utf8), "empty.html")
    #expect(
      try Verification.verify(bench.path, trust: bench.trust, record: empty).findings.map(\.code) == [.pageAltered])
  }

  @Test("an option that does not go with what is verified is wrong usage")
  func misused() async throws {
    let bench = try await Bench()
    let (record, proof) = try await bench.with { session in
      let people = try await Operation.People.enrolled(in: session)
      return (try await session.export(people.zoe), try await session.vouching.prove(2).bytes)
    }
    let page = try #require(LearnerPage.render(record, language: .english))
    let files = [try bench.write(record, "r.json"), try bench.write(page, "r.html"), try bench.write(proof, "p")]
    let (checkpoint, segment) = (bench.path + "/checkpoint", bench.path + "/log/000000000000.jsonl")
    for file in files + [segment] {
      let problem = #expect(throws: Problem.self) {
        try Verification.verify(file, trust: bench.trust, record: files[0])
      }
      #expect(problem?.kind == .misused && problem?.code == "usage")
    }
    for file in files {
      let problem = #expect(throws: Problem.self) {
        try Verification.verify(file, trust: bench.trust, older: checkpoint)
      }
      #expect(problem?.kind == .misused)
    }
    #expect(try Verification.verify(segment, trust: bench.trust, older: checkpoint).findings == [])
  }

  @Test("a verdict counts what the operator signed for others, and says what a proof proves")
  func told() async throws {
    let bench = try await Bench()
    let proof = try await bench.with { try await $0.vouching.prove(3).bytes }
    #expect(try Verification.verify(bench.path, trust: bench.trust).onBehalf == 1)
    let report = try Verification.verify(bench.write(proof, "p"), trust: bench.trust)
    #expect(report.findings == [] && report.onBehalf == nil)
    #expect(report.proven?.statement.type == "centre-authorised" && report.proven?.seq == 3)
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
