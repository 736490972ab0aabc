import AcquisCredits
import AcquisJSON
import Testing

@Suite struct CompositionRuleTests {
  @Test(
    "a rule reads back as it was written",
    arguments: [
      #"{"need":1,"of":["BC01"]}"#,
      #"{"need":2,"of":["BC01",{"block":"BC01","certification":"RNCP2"},{"label":"First aid","requirement":"psc1"}]}"#,
      #"{"need":2,"of":[{"certification":"RNCP2"},{"block":"BC01","certification":"RNCP2"}]}"#,
      #"{"need":2,"of":["BC01",{"need":1,"of":["BC02",{"need":2,"of":["BC03","BC04"]}]}]}"#,
    ])
  func roundTrip(json: String) throws {
    #expect(String(decoding: try rule(json).json.canonicalBytes, as: UTF8.self) == json)
  }

  @Test(
    "what is not a rule is refused, with the reason",
    arguments: [
      (#"[]"#, "a rule is"),
      (#"{"need":1}"#, "a rule is"),
      (#"{"need":"1","of":["BC01"]}"#, "a rule is"),
      (#"{"need":1,"of":"BC01"}"#, "a rule is"),
      (#"{"label":"x","need":1,"of":["BC01"]}"#, "a rule is"),
      (#"{"need":0,"of":["BC01"]}"#, "at least 1"),
      (#"{"need":2,"of":["BC01"]}"#, "at most all"),
      (#"{"need":1,"of":[]}"#, "at least 1"),
      (#"{"need":1,"of":["BC01","BC01"]}"#, "twice"),
      (#"{"need":1,"of":[{"need":1,"of":["BC01"]},{"need":1,"of":["BC01"]}]}"#, "twice"),
      (#"{"need":1,"of":[{"label":"a","requirement":"x"},{"label":"b","requirement":"x"}]}"#, "twice"),
      (#"{"need":1,"of":["BC 01"]}"#, "form of an id"),
      (#"{"need":1,"of":[1]}"#, "a part is"),
      (#"{"need":1,"of":[{"block":"BC 01","certification":"RNCP2"}]}"#, "two ids"),
      (#"{"need":1,"of":[{"label":"","requirement":"x"}]}"#, "a requirement has"),
      (#"{"need":1,"of":[{"block":"BC01"}]}"#, "a rule is"),
      (#"{"need":1,"of":[{"certification":"RNCP 2"}]}"#, "form of an id"),
      (#"{"need":1,"of":[{"certification":"RNCP2"},{"certification":"RNCP2"}]}"#, "twice"),
    ])
  func refused(json: String, reason: String) throws {
    let error = try #require(throws: RuleInvalid.self) { try rule(json) }
    #expect(error.reason.contains(reason))
  }

  @Test("rules stand at most 8 deep")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      depth == 1 ? #"{"need":1,"of":["BC01"]}"# : #"{"need":1,"of":[\#(nested(depth - 1))]}"#
    }
    #expect(throws: Never.self) { try rule(nested(8)) }
    #expect(throws: RuleInvalid.self) { try rule(nested(9)) }
    let eight = try rule(nested(8))
    #expect(throws: RuleInvalid.self) { try CompositionRule(need: 1, of: [.rule(eight)]) }
  }

  @Test("a label of 300 bytes is the longest")
  func label() throws {
    func labelled(_ count: Int) -> String {
      #"{"need":1,"of":[{"label":"\#(String(repeating: "x", count: count))","requirement":"x"}]}"#
    }
    #expect(throws: Never.self) { try rule(labelled(300)) }
    #expect(throws: RuleInvalid.self) { try rule(labelled(301)) }
  }

  @Test func requirementsAreNamedOnce() throws {
    let rule = try rule(
      #"""
      {"need":1,"of":[{"need":2,"of":["BC01",{"label":"Exam","requirement":"exam"}]},{"need":2,"of":["BC02",{"label":"Exam","requirement":"exam"}]}]}
      """#)
    #expect(rule.requirements.map(\.id) == ["exam"])
  }
}
