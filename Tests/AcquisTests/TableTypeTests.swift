import AcquisAudit
import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisStore
import AcquisValues
import Testing

@testable import Acquis

@Suite("What a table can state")
struct TableTypeTests {
  @Test("every line of the template, recorded in a ledger that knows what it names")
  func template() async throws {
    let bench = try await Bench()
    bench.setClock("2026-10-01T08:00:00.000Z")
    try await bench.with { session in
      try await Self.prepare(session)
      let lines = try await session.lines(of: bench.write(Array(TableTemplate.text.utf8), "template.csv"))
      #expect(try await session.writer.rejections(of: lines) == [])
      #expect(lines.count == 14 && Set(lines.drafts.map(\.statement.type)).count == 11)
      _ = try await session.writer.record(lines)
    }
    #expect(try Verification.verify(bench.path, trust: bench.trust).findings == [])
  }

  /// What the template takes for granted.
  private static func prepare(_ session: LedgerSession) async throws {
    let code: CertificationCode = "RNCP00000"
    let authorised = CentreAuthorised(
      centre: "CENTRE", name: Fingerprint(String(repeating: "ab", count: 32))!, certifications: [code])
    let convened = SessionConvened(
      session: "SESSION", certification: code, day: Day("2026-06-26")!, place: "Phare imaginaire",
      chair: Examiner(id: "J-01", capacity: "professional"),
      jurors: [Examiner(id: "J-02", capacity: "professional"), Examiner(id: "J-03", capacity: "professional")])
    _ = try await session.writer.record([
      try registration(of: code, 300), try registration(of: "RNCP00001", 301),
      try Draft(.centreAuthorised(authorised), made: Invented.day, id: Invented.id(302)),
      try Draft(.sessionConvened(convened), made: Invented.day, id: Invented.id(303)),
    ])
    let people = [
      Person(reference: "C-001"), Person(name: "Anne Exemple", birthDate: Day("1999-12-31")),
      Person(reference: "C-003"),
    ]
    var learners: [LearnerID] = []
    for (number, person) in people.enumerated() {
      learners.append(
        try await session.enrol(person, target: code, made: Invented.day, id: Invented.id(310 + number)).learner)
    }
    let assessed = BlockAssessed(
      learner: learners[1], subject: BlockReference(code, "BC01"), centre: "CENTRE", route: .vae, outcome: .acquired)
    _ = try await session.writer.record([try Draft(.blockAssessed(assessed), made: Invented.day, id: Invented.id(320))])
  }

  private static func registration(of code: CertificationCode, _ number: Int) throws -> Draft {
    let statement = CertificationRegistered(
      certification: code, title: "Allumeur imaginaire", register: .rncp, blocks: ["BC01", "BC02", "BC03"],
      source: Fingerprint(String(repeating: "ab", count: 32))!)
    return try Draft(.certificationRegistered(statement), made: Invented.day, id: Invented.id(number))
  }

  @Test("examiners and competences as pairs, and lists, with blanks or bars between their entries")
  func cells() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      _ = try await bench.enrolTwo(in: session)
      let row = Tables.row(
        Tables.assessed, Tables.zoe,
        [
          "modality": "mixed", "assessors": "E-1:professional  SIRET:1:trainer",
          "competences": "C1.1:acquired|C1.2:not-acquired | C2:acquired",
        ])
      let target = Tables.row(
        Tables.zoe,
        ["type": "learner-targeted", "made": "2026-02-01", "certification": "RNCP99901", "blocks": "BC2 | BC1"])
      let lines = try await bench.lines([row, target], in: session)
      let body = try #require(lines.drafts.first?.statement.body)
      #expect(
        body["assessors"] == [
          ["capacity": "professional", "person": "E-1"], ["capacity": "trainer", "person": "SIRET:1"],
        ])
      #expect(
        body["competences"] == [
          ["competence": "C1.1", "outcome": "acquired"], ["competence": "C1.2", "outcome": "not-acquired"],
          ["competence": "C2", "outcome": "acquired"],
        ])
      #expect(lines.drafts.last?.statement.body["blocks"] == ["BC2", "BC1"])
    }
  }

  @Test("nothing that a line's type does not have")
  func foreignCells() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      _ = try await bench.enrolTwo(in: session)
      let rows = [
        Tables.row(Tables.assessed, Tables.zoe, ["condition": "AFGSU"]),
        Tables.row(Tables.assessed, Tables.zoe, ["assessors": "E-1"]),
        Tables.row(Tables.assessed, Tables.zoe, ["assessors": "E 1:"]),
        Tables.row(Tables.assessed, Tables.zoe, ["type": "ledger-closed"]),
        Tables.row(Tables.decided, Tables.zoe, ["certification": "é"]),
        Tables.row(Tables.decided, Tables.zoe, ["block": "é"]), Tables.decided,
        Tables.row(Tables.decided, Tables.zoe, ["decision": "conditional", "id": "1"]),
        Tables.row(Tables.decided, Tables.zoe, ["decision": "perhaps"]),
      ]
      let codes = [
        "body-invalid", "bad-argument", "bad-argument", "type-unknown", "bad-argument", "bad-argument", "bad-argument",
        "bad-argument", "body-invalid",
      ]
      let lines = try await bench.lines(rows, in: session)
      #expect(lines.rejected.map(\.code) == codes)
    }
  }
}
