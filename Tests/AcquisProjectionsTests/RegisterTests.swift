import AcquisCredits
import AcquisProjections
import Testing

@Suite struct RegisterTests {
  private static var history: History {
    var history = History()
    history.add("r2", "2026-01-01", registered("RS200", "First aid", register: .rs, []))
    history.add("r1", "2026-01-02", registered("RNCP100", "Baker", level: 3, ["BC01"]))
    history.add("d1", "2026-01-02", described("r1", BlockReference("RNCP100", "BC01"), "Old", competences: "Old."))
    history.add(
      "r3", "2026-02-01", recorded: "2026-02-03", registered("RNCP100", "Baker, new", level: 4, ["BC02", "BC01"]))
    let bc01 = BlockReference("RNCP100", "BC01")
    history.add("d3", "2026-02-01", described("r3", bc01, "To bake", competences: " and more.", part: 2, of: 2))
    history.add("d4", "2026-02-01", described("r3", bc01, "To bake", competences: "Much", part: 1, of: 2))
    return history
  }

  @Test("certifications are listed by code, each by its newest registration")
  func list() {
    var register = CertificationRegister()
    register.apply(Self.history.entries)
    #expect(
      register.list.map { "\($0.code) \($0.title) \($0.register) \($0.level ?? 0) \($0.blocks)" } == [
        "RNCP100 Baker, new rncp 4 2", "RS200 First aid rs 0 0",
      ])
  }

  @Test("one certification: its blocks with their texts joined, its revisions, its rule")
  func details() throws {
    var register = CertificationRegister()
    register.apply(Self.history.entries)
    let details = try #require(register["RNCP100"])
    #expect(details.blocks.map(\.code) == ["BC02", "BC01"])
    #expect(details.blocks.map(\.title) == [nil, "To bake"])
    #expect(details.blocks.map(\.competences) == [nil, "Much and more."])
    #expect(details.blocks.map(\.assessment) == [nil, nil])
    #expect(details.revisions.map(\.seq) == [1, 3])
    #expect(details.revisions.last?.recorded == day("2026-02-03"))
    #expect(details.composition.isAssumed && details.composition.fewestParts == 2)
    #expect(details.registration.bodies.map(\.id) == ["BODY-1"])
    #expect(register["RNCP999"] == nil)
  }

  @Test("the newest rule that counts is shown")
  func rule() throws {
    var history = Self.history
    let rule = try CompositionRule(need: 1, of: [.block("BC01"), .block("BC02")])
    history.add("u1", "2026-02-02", .ruleStated(RuleStated(certification: "RNCP100", rule: rule)))
    var register = CertificationRegister()
    register.apply(history.entries)
    #expect(register["RNCP100"]?.composition.stated == rule)
    history.add("x1", "2026-02-03", annulled("u1"))
    register.apply(history.entries.last!)
    #expect(register["RNCP100"]?.composition.isAssumed == true)
  }

  @Test("centres with what they may do, and no longer what was annulled or replaced")
  func centres() {
    var history = History()
    history.add("r1", "2026-01-01", registered("RNCP100", "Baker", ["BC01"]))
    let partner = PartnersListed.Partner(centre: "CENTRE-2", scope: .train, period: Period(until: day("2026-12-31")))
    history.add(
      "p1", "2026-01-01",
      .partnersListed(PartnersListed(registration: id("r1"), certification: "RNCP100", partners: [partner])))
    history.add("z1", "2026-01-01", authorised("CENTRE-1", ["RNCP100"], Period(from: day("2026-02-01"))))
    history.add("z2", "2026-01-01", signing: .onBehalf, authorised("CENTRE-1", ["RNCP100"]))
    history.add("z3", "2026-01-01", authorised("CENTRE-3", ["RNCP100"]))
    history.add("x3", "2026-01-02", annulled("z3"))
    var register = CentreRegister()
    register.apply(history.entries)
    #expect(register.centres == ["CENTRE-1", "CENTRE-2"])
    #expect(register.authorisations(of: "CENTRE-1").map(\.id) == [id("z1"), id("z2")])
    #expect(register.authorisations(of: "CENTRE-1").map(\.signing) == [.signed, .onBehalf])
    #expect(register.authorisations(of: "CENTRE-3").isEmpty)
    #expect(register.partnerships(of: "CENTRE-2").map(\.scope) == [.train])
    #expect(register.partnerships(of: "CENTRE-2").map(\.period.until) == [day("2026-12-31")])

    history.add("r2", "2026-02-01", registered("RNCP100", "Baker", ["BC01"]))
    register.apply(history.entries.last!)
    #expect(register.centres == ["CENTRE-1"])
    #expect(register.partnerships(of: "CENTRE-2").isEmpty)
  }
}
