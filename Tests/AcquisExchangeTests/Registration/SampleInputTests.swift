import AcquisCredits
import AcquisJSON
import AcquisValues
import Testing

@testable import AcquisExchange

@Suite("The inputs of the samples")
struct SampleInputTests {
  private static func fiches(_ name: String) throws -> [Fiche] {
    let reading = Reading(bytes: try projectFile("ledger-samples/inputs/\(name)"))
    #expect(reading.error == nil && reading.skipped.isEmpty && reading.summary?.version == "4.1")
    #expect(reading.fiches.allSatisfy { $0.remarks.isEmpty })
    return reading.fiches
  }

  @Test func qualifications() throws {
    let fiches = try Self.fiches("fiches-rncp.xml")
    #expect(fiches.map(\.number) == ["RNCP99901", "RNCP99902", "RNCP99903"])
    let registrations = try fiches.map { try Registration($0) }
    for registration in registrations { try Batches.check(registration) }
    #expect(registrations.map(\.head.blocks.count) == [3, 5, 7])
    #expect(registrations.map { $0.partners.map(\.count) } == [[3], [1], [180, 60]])
    #expect(registrations.map(\.head.level) == [4, 5, nil])
    #expect(registrations.allSatisfy { $0.remarks.isEmpty })
    #expect(registrations[1].head.bodies[1].id.text.hasPrefix("name:"))
  }

  @Test func specificRegister() throws {
    let registration = try Registration(try #require(try Self.fiches("fiches-rs.xml").first))
    try Batches.check(registration)
    #expect(registration.head.register == .rs && registration.head.blocks.isEmpty && registration.partners.count == 1)
  }

  @Test func ruleWithOptions() throws {
    let fiche = try #require(try Self.fiches("fiches-rncp.xml").first { $0.number == "RNCP99902" })
    let batch = try Batches.check(try Registration(fiche))
    var state = CreditState()
    let day = try #require(Day("2026-01-01"))
    for drafted in batch { state.apply(drafted.statement, id: drafted.id, made: day) }
    let json = try JSONValue(parsing: try projectFile("ledger-samples/inputs/rule-options.json"))
    let rule = try CompositionRule(json: json)
    let stated = CreditStatement.ruleStated(.init(certification: "RNCP99902", rule: rule))
    #expect(state.refusal(of: stated, made: day) == nil)
    #expect(Composition(of: "RNCP99902", stated: rule).fewestParts == 4)
    #expect(Composition.allBlocks(try Registration(fiche).head.blocks, of: "RNCP99902").fewestParts == 5)
  }

  @Test("a CQPI of two branches, and units with points")
  func familiesByDataAlone() throws {
    let shared = try Registration(referential: try projectFile("ledger-samples/inputs/referential-cqpi.json"))
    try Batches.check(shared)
    #expect(shared.head.scope == .interBranch && shared.head.bodies.count == 2)
    #expect(shared.correspondences.map(\.other) == ["CQP-DEMO-01", "RS99904"])
    #expect(shared.newerMembers == ["scope", "correspondences"])
    let units = try Registration(referential: try projectFile("ledger-samples/inputs/referential-ecvet.json"))
    try Batches.check(units)
    #expect(units.texts.compactMap(\.points).map(\.description) == ["30", "22.5", "7.5"])
    #expect(units.newerMembers == ["points"])
  }

  @Test("the example of docs/referential.md is the file of the samples")
  func referential() throws {
    let bytes = try projectFile("ledger-samples/inputs/referential-cqp.json")
    let registration = try Registration(referential: bytes)
    try Batches.check(registration)
    #expect(registration.head.blocks == ["CQP-DEMO-01-A", "CQP-DEMO-01-B", "CQP-DEMO-01-C"])
    #expect(registration.texts.map(\.activity) == ["Tenir le feu", "Tenir le feu", "Veiller sur la mer"])
    let page = String(decoding: try projectFile("docs/referential.md"), as: UTF8.self)
    #expect(page.contains("```json\n" + String(decoding: bytes, as: UTF8.self) + "```\n"))
  }

  @Test("the example of docs/minutes.md is the file of the samples")
  func minutes() throws {
    let bytes = try projectFile("ledger-samples/inputs/minutes.csv")
    let page = String(decoding: try projectFile("docs/minutes.md"), as: UTF8.self)
    #expect(page.contains("```csv\n" + String(decoding: bytes, as: UTF8.self) + "```\n"))
  }
}
