import AcquisCredits
import AcquisJSON
import Testing

@Suite("What rules 2 add is unknown under rules 1") struct RulesFormTests {
  private static let olderTypes = Set(CreditStatement.types(under: .one))

  @Test("a type is none", arguments: Sample.all)
  func types(sample: Sample) throws {
    guard !Self.olderTypes.contains(sample.type) else { return }
    let error = try #require(throws: StatementFormError.self) {
      try CreditStatement(type: sample.type, body: sample.full, rules: .one)
    }
    #expect(error == .unknownType)
  }

  @Test("there were 16 types") func count() { #expect(Self.olderTypes.count == 16) }

  @Test("a member is one too many, and without it the body is as before", arguments: Sample.all)
  func members(sample: Sample) throws {
    guard Self.olderTypes.contains(sample.type) else { return }
    for member in sample.added {
      var body = sample.full
      for other in sample.added where other != member { body[other] = nil }
      let error = try #require(throws: StatementFormError.self) {
        try CreditStatement(type: sample.type, body: body, rules: .one)
      }
      #expect(error == .body(type: sample.type, member: member, expected: "no such member"))
      body[member] = nil
      #expect(throws: Never.self) { try CreditStatement(type: sample.type, body: body, rules: .one) }
    }
  }

  @Test("a decision is none of the two", arguments: ["conditional", "absent", "excused"])
  func decisions(word: String) throws {
    let sample = try #require(Sample.all.first { $0.full["decision"]?.string == (word == "excused" ? "absent" : word) })
    var body = sample.least
    body["decision"] = .string(word)
    #expect(throws: Never.self) { try CreditStatement(type: sample.type, body: body) }
    let error = try #require(throws: StatementFormError.self) {
      try CreditStatement(type: sample.type, body: body, rules: .one)
    }
    guard case .body(_, "decision", _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("a decision rests on an assessment, unless nobody came")
  func assessment() throws {
    for sample in Sample.all where sample.type == "block-validated" {
      var body = sample.least
      body["assessment"] = nil
      let isAbsent = body["decision"]?.string == "absent"
      let statement = try? CreditStatement(type: sample.type, body: body)
      #expect((statement != nil) == isAbsent)
    }
  }

  @Test("another certification as a whole is no part of a rule")
  func part() throws {
    let body: JSONObject = ["certification": "RNCP1", "rule": ["need": 1, "of": [["certification": "RNCP2"]]]]
    #expect(throws: Never.self) { try CreditStatement(type: "rule-stated", body: body) }
    let error = try #require(throws: StatementFormError.self) {
      try CreditStatement(type: "rule-stated", body: body, rules: .one)
    }
    #expect(error.code == "rule-invalid")
  }
}
