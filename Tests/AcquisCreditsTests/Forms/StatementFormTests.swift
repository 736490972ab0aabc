import AcquisCredits
import AcquisJSON
import Testing

@Suite struct StatementFormTests {
  @Test("every type has a sample, full and with what must be there only")
  func samples() {
    #expect(Set(Sample.all.map(\.type)) == Set(CreditStatement.types(under: .two)))
    #expect(CreditStatement.types(under: .two).count == 27)
  }

  @Test("a statement reads back as it was written", arguments: Sample.all)
  func roundTrip(sample: Sample) throws {
    for body in [sample.full, sample.least] {
      let statement = try CreditStatement(type: sample.type, body: body)
      #expect(statement.type == sample.type)
      #expect(statement.body == body)
    }
  }

  @Test("a member that must be there is missed by name", arguments: Sample.all)
  func missing(sample: Sample) throws {
    for key in sample.least.keys {
      var body = sample.full
      body[key] = nil
      let error = try #require(throws: StatementFormError.self) { try CreditStatement(type: sample.type, body: body) }
      #expect(error.description.contains(key) && error.code == "body-invalid")
    }
  }

  @Test("a member of another kind is refused by name", arguments: Sample.all)
  func wrongKind(sample: Sample) throws {
    for key in sample.full.keys {
      for wrong: JSONValue in [.null, true, -1, "", " ", "\u{7F}", [], [true], ["": ""]]
      where !sample.isAllowed(wrong, for: key) {
        var body = sample.full
        body[key] = wrong
        let error = try #require(throws: StatementFormError.self) { try CreditStatement(type: sample.type, body: body) }
        #expect(error.description.contains(key) || error.code == "rule-invalid", "\(key): \(error)")
      }
    }
  }

  @Test("members are closed", arguments: Sample.all)
  func closed(sample: Sample) throws {
    var body = sample.full
    body["colour"] = "red"
    let error = try #require(throws: StatementFormError.self) { try CreditStatement(type: sample.type, body: body) }
    #expect(error == .body(type: sample.type, member: "colour", expected: "no such member"))
  }

  @Test("an unknown type is no bad body", arguments: ["", "minutes", "Block-assessed", "block-assessed "])
  func unknownType(type: String) throws {
    let error = try #require(throws: StatementFormError.self) { try CreditStatement(type: type, body: [:]) }
    #expect(error == .unknownType && error.code == "type-unknown")
  }

  @Test("each limit of a member holds", arguments: BadBody.all)
  func bad(body: BadBody) throws {
    let sample = try #require(Sample.all.first { $0.type == body.type })
    var members = sample.full
    members[body.member] = body.value
    let error = try #require(throws: StatementFormError.self) { try CreditStatement(type: body.type, body: members) }
    guard case .body(_, body.blamed, _) = error else {
      Issue.record("\(body.blamed) is to blame, not: \(error)")
      return
    }
  }

  @Test("a rule that is none is rule-invalid, not a bad body")
  func badRule() throws {
    let body: JSONObject = ["certification": "RNCP1", "rule": ["need": 2, "of": ["BC01"]]]
    let error = try #require(throws: StatementFormError.self) { try CreditStatement(type: "rule-stated", body: body) }
    #expect(error.code == "rule-invalid")
  }

  @Test("an error never quotes what stands in a body")
  func discreet() throws {
    let secret = "Camille Exemple\n"
    for sample in Sample.all {
      for key in sample.full.keys
      where !(sample.type == "block-described" && ["assessment", "competences"].contains(key)) {
        var body = sample.full
        body[key] = .string(secret)
        let error = try #require(throws: StatementFormError.self) { try CreditStatement(type: sample.type, body: body) }
        #expect(!error.description.contains("Camille"))
      }
    }
  }
}
