import Testing

@Suite("The rulebook") struct RulebookTests {
  @Test("says what is decided in at least 150 rows")
  func count() {
    let rows = Rulebook.scenarios.flatMap(\.ownRows).count(where: \.isDecisive)
    #expect(rows >= 150, "\(rows)")
  }

  @Test("has a scenario for each rule, or the reason why there is none", arguments: Rulebook.origins)
  func named(origin: String) {
    let isNamed = Rulebook.scenarios.contains { $0.origins.contains(origin) }
    #expect(isNamed != (Rulebook.elsewhere[origin] != nil))
  }

  @Test("names nothing else", arguments: Rulebook.scenarios)
  func known(scenario: Scenario) {
    #expect(!scenario.origins.isEmpty)
    for origin in scenario.origins { #expect(Rulebook.origins.contains(origin), "\(origin)") }
    #expect(scenario.ownRows.contains { $0.isDecisive })
  }

  @Test("gives reasons for rows that there are, and limits of those that it shows")
  func reasons() {
    #expect(Set(Rulebook.elsewhere.keys).isSubset(of: Rulebook.origins))
    #expect(Set(Rulebook.limits.keys).isSubset(of: Rulebook.scenarios.flatMap(\.origins)))
  }
}
