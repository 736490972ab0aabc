import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues
import Foundation
import Testing

@testable import Acquis

@Suite("Candidates of a table")
struct TableCandidateTests {
  @Test("are named by id, by reference, or by name and birth date, whatever the accents and the case")
  func named() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, yann) = try await bench.enrolTwo(in: session)
      let ways: [([String: String], LearnerID)] = [
        (["learner": zoe.description], zoe), (["reference": "ZI-1"], zoe), (["reference": " YI-1 "], yann),
        (["name": "zoe  INVENTEE", "birthDate": "1953-11-29"], zoe),
        (["name": "Yann Imaginaire", "birthDate": "1962-07-31", "learner": yann.description], yann),
      ]
      let lines = try await bench.lines(ways.map { Tables.row(Tables.assessed, $0.0) }, in: session)
      #expect(lines.rejected == [])
      #expect(lines.drafts.map { $0.statement.body["learner"]?.string } == ways.map(\.1.description))
      #expect(lines.drafts.allSatisfy { $0.statement.body["name"] == nil && $0.statement.body["reference"] == nil })
    }
  }

  @Test("who are nobody, or several, are rejected lines; no name, birth date or reference stands in the reason")
  func rejected() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, _) = try await bench.enrolTwo(in: session)
      // A namesake born on the same day.
      _ = try await session.enrol(
        Invented.otherYann, target: Invented.certification, made: Invented.day, id: Invented.id(12))
      let cases: [([String: String], String)] = [
        (["reference": "zi-1"], "learner-unknown"),
        (["name": "Zoé Inventée", "birthDate": "1953-11-28"], "learner-unknown"),
        (["name": "Zoé", "birthDate": "1953-11-29"], "learner-unknown"),
        (["name": "Inventée Zoé", "birthDate": "1953-11-29"], "learner-unknown"),
        (["name": "Yann Imaginaire", "birthDate": "1962-07-31"], "learner-ambiguous"),
        (["learner": zoe.description, "reference": "ZI-2"], "learner-unknown"),
        (["name": "Zoé Inventée"], "bad-argument"), (["birthDate": "1953-11-29"], "bad-argument"),
        (["name": "Zoé Inventée", "birthDate": "29/11/1953"], "bad-argument"), (["learner": "ZI-1"], "bad-argument"),
        ([:], "body-invalid"),
      ]
      let lines = try await bench.lines(cases.map { Tables.row(Tables.assessed, $0.0) }, in: session)
      #expect(lines.drafts.isEmpty && lines.rejected.map(\.code) == cases.map(\.1))
      #expect(lines.rejected.map(\.line) == Array(2..<2 + cases.count))
      for problem in lines.rejected {
        let told = "\(problem) \(problem.place ?? "")".lowercased()
        for secret in ["zoé", "invent", "yann", "imagin", "1953", "1962", "zi-", "yi-"] {
          #expect(!told.contains(secret))
        }
      }
    }
  }

  @Test("whose columns name two people are rejected")
  func twoPeople() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, _) = try await bench.enrolTwo(in: session)
      let rows = [Tables.row(Tables.assessed, ["learner": zoe.description, "reference": "YI-1"])]
      #expect(try await bench.rejected(rows, in: session) == ["2 learner-ambiguous"])
    }
  }

  @Test("who had two ids are found under the one that is left; the newest name and the newest reference count")
  func mergedAndCorrected() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, yann) = try await bench.enrolTwo(in: session)
      let twin = try await session.enrol(
        Invented.otherYann, target: Invented.certification, made: Invented.day, id: Invented.id(12)
      ).learner
      let merger = CreditStatement.learnerMerged(LearnerMerged(learner: yann, into: twin))
      _ = try await session.writer.record([try Draft(merger, made: Invented.day, id: Invented.id(13))])
      _ = try await session.identify(zoe, as: Invented.corrected, made: Invented.day, id: Invented.id(14))
      let rows = [
        ["reference": "YI-1"], ["name": "Yann Imaginaire", "birthDate": "1962-07-31"],
        ["name": "ZOE CORRIGEE", "birthDate": "1953-11-27", "reference": "ZI-1"],
        ["name": "Zoé Inventée", "birthDate": "1953-11-29"],
      ]
      let lines = try await bench.lines(rows.map { Tables.row(Tables.assessed, $0) }, in: session)
      let named = [twin, twin, zoe].map { $0.description }
      #expect(lines.drafts.map { $0.statement.body["learner"]?.string } == named)
      #expect(lines.rejected.map(\.code) == ["learner-unknown"])
    }
  }

  @Test("who were erased are nobody")
  func erased() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, _) = try await bench.enrolTwo(in: session)
      _ = try await session.erase(zoe, made: Invented.day, id: Invented.id(20))
      let rows = [Tables.row(Tables.assessed, Tables.zoe)]
      #expect(try await bench.rejected(rows, in: session) == ["2 learner-unknown"])
    }
  }

  @Test("away from the ledger are named by id only")
  func away() async throws {
    let bench = try await Bench()
    let id = Invented.id(500).description
    let named = Tables.text([Tables.row(Tables.assessed, ["learner": id])])
    let drafts = try StatementFile.read(bench.write(Array(named.utf8), "id.csv"), environment: bench.environment)
    #expect(drafts.map { $0.statement.body["learner"]?.string } == [id])
    let personal = Tables.text([Tables.row(Tables.assessed, Tables.zoe)])
    let problem = #expect(throws: Problem.self) {
      try StatementFile.read(bench.write(Array(personal.utf8), "name.csv"), environment: bench.environment)
    }
    #expect(problem?.code == "learner-unknown" && problem?.line == 2)
  }
}

@Suite("Decisions of a table that name no assessment")
struct TableDecisionTests {
  @Test("rest on the only one that is open, of the ledger or of an earlier line")
  func onlyOne() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, _) = try await bench.enrolTwo(in: session)
      let subject = BlockReference(Invented.certification, "BC1")
      _ = try await session.writer.record([try Invented.assessment(of: zoe, subject, 100)])
      let second = Tables.row(Tables.assessed, Tables.zoe, ["block": "BC2", "id": Invented.id(101).description])
      let rows = [
        Tables.row(Tables.decided, Tables.zoe), second, Tables.row(Tables.decided, Tables.zoe, ["block": "BC2"]),
      ]
      let lines = try await bench.lines(rows, in: session)
      let assessments = lines.drafts.compactMap { $0.statement.body["assessment"]?.string }
      #expect(assessments == [Invented.id(100).description, Invented.id(101).description])
      _ = try await session.writer.record(lines)
      #expect(try await session.view.account(of: zoe, size: 10).progress.first?.isComplete == true)
    }
  }

  @Test("are rejected where there is none, several, or one that was decided on or annulled")
  func noneOrSeveral() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      _ = try await bench.enrolTwo(in: session)
      let decision = Tables.row(Tables.decided, Tables.zoe)
      let assessment = Tables.row(Tables.assessed, Tables.zoe)
      let missing = "assessment-missing"
      #expect(try await bench.rejected([decision], in: session) == ["2 \(missing)"])
      #expect(try await bench.rejected([decision, assessment], in: session) == ["2 \(missing)"], "a later line")
      #expect(try await bench.rejected([assessment, assessment, decision], in: session) == ["4 \(missing)"])
      #expect(try await bench.rejected([assessment, decision, decision], in: session) == ["4 \(missing)"])
      let yanns = Tables.row(Tables.decided, ["reference": "YI-1"])
      #expect(try await bench.rejected([assessment, yanns], in: session) == ["3 \(missing)"])
      let identified = Tables.row(assessment, ["id": Invented.id(100).description])
      let annulment = Tables.row(
        Tables.zoe,
        [
          "type": "statement-annulled", "made": "2026-02-01", "statement": Invented.id(100).description,
          "reason": "clerical-error",
        ])
      #expect(try await bench.rejected([identified, annulment, decision], in: session) == ["4 \(missing)"])
      #expect(try await bench.rejected([identified, annulment, assessment, decision], in: session) == [])
    }
  }

  @Test("count what an id merged into the learner's was assessed on")
  func merged() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let (zoe, yann) = try await bench.enrolTwo(in: session)
      let subject = BlockReference(Invented.certification, "BC1")
      _ = try await session.writer.record([
        try Invented.assessment(of: zoe, subject, 100),
        try Draft(.learnerMerged(LearnerMerged(learner: zoe, into: yann)), made: Invented.day, id: Invented.id(101)),
      ])
      #expect(try await bench.rejected([Tables.row(Tables.decided, ["reference": "YI-1"])], in: session) == [])
    }
  }

  @Test("find it in a ledger read whole as in one that is asked", arguments: [64, 65])
  func many(_ count: Int) async throws {
    let bench = try await Bench()
    try await bench.with { session in
      var (drafts, rows): ([Draft], [[String: String]]) = ([], [])
      for number in 0..<count {
        let learner = LearnerID(Invented.id(1000 + number).description)!
        let subject = BlockReference(Invented.certification, "BC1")
        let enrolled = LearnerEnrolled(learner: learner, certification: Invented.certification)
        drafts.append(try Draft(.learnerEnrolled(enrolled), made: Invented.day, id: Invented.id(2000 + number)))
        drafts.append(try Invented.assessment(of: learner, subject, 3000 + number))
        rows.append(Tables.row(Tables.decided, ["learner": learner.description]))
      }
      _ = try await session.writer.record(drafts)
      let lines = try await bench.lines(rows, in: session)
      let expected = (0..<count).map { Invented.id(3000 + $0).description }
      #expect(lines.drafts.map { $0.statement.body["assessment"]?.string } == expected)
    }
  }

  @Test("are recorded once, however often the file is sent, if they have ids")
  func again() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      _ = try await bench.enrolTwo(in: session)
      let rows = [
        Tables.row(Tables.assessed, Tables.zoe, ["id": Invented.id(100).description]),
        Tables.row(Tables.decided, Tables.zoe, ["id": Invented.id(101).description]),
      ]
      let first = try await session.writer.record(try await bench.lines(rows, in: session))
      #expect(try await session.writer.record(try await bench.lines(rows, in: session)) == first)
    }
  }

  @Test("of whoever did not come need none")
  func absent() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      _ = try await bench.enrolTwo(in: session)
      let rows = ["absent", "excused"].map { Tables.row(Tables.decided, Tables.zoe, ["decision": $0]) }
      let lines = try await bench.lines(rows, in: session)
      #expect(lines.drafts.count == 2 && lines.drafts.allSatisfy { $0.statement.body["assessment"] == nil })
      #expect(try await session.writer.rejections(of: lines) == [])
    }
  }
}
