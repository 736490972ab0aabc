import AcquisCredits
import AcquisProjections
import Testing

@Suite struct PendingDecisionsTests {
  @Test("an assessment waits until a decision counts, and again when that is annulled")
  func pending() {
    var history = History()
    history.add("r1", "2026-01-01", registered("RNCP100", "Baker", ["BC01", "BC02"]))
    history.add("r2", "2026-01-01", registered("RNCP200", "Cook", ["BC01"]))
    history.add("z1", "2026-01-01", authorised("CENTRE-1", ["RNCP100", "RNCP200"]))
    history.add("e1", "2026-01-05", enrolled("ada", "RNCP100"))
    history.add("e2", "2026-01-05", enrolled("bob", "RNCP100"))
    history.add("a1", "2026-02-01", assessed("ada", BlockReference("RNCP100", "BC01"), outcome: .notAcquired))
    history.add("a2", "2026-02-02", assessed("ada", BlockReference("RNCP200", "BC01")))
    history.add("a3", "2026-02-03", assessed("ada", BlockReference("RNCP100", "BC02")))
    #expect(waiting(history) == ["a1", "a2", "a3"])
    #expect(waiting(history, for: "RNCP100") == ["a1", "a3"])
    #expect(waiting(history, asOf: "2026-02-02") == ["a1", "a2"])
    history.add("v1", "2026-02-10", validated("ada", BlockReference("RNCP100", "BC01"), "a1", .notAcquired))
    #expect(waiting(history) == ["a2", "a3"])
    #expect(waiting(history, asOf: "2026-02-09") == ["a1", "a2", "a3"])
    history.add("x1", "2026-02-11", annulled("v1", "ada"))
    #expect(waiting(history) == ["a1", "a2", "a3"])
    history.add("x2", "2026-02-12", annulled("a2", "ada"))
    #expect(waiting(history) == ["a1", "a3"])

    history.add("m1", "2026-02-13", .learnerMerged(LearnerMerged(learner: person("ada"), into: person("bob"))))
    var projection = PendingDecisions()
    projection.apply(history.entries)
    #expect(projection.list().map(\.learner) == [person("bob"), person("bob")])
    #expect(projection.list().first?.outcome == .notAcquired)
    history.add("f1", "2026-02-14", .learnerErased(LearnerErased(learner: person("bob"))))
    #expect(waiting(history) == [])
  }

  private func waiting(_ history: History, for code: CertificationCode? = nil, asOf: String? = nil) -> [String] {
    var projection = PendingDecisions(asOf: asOf.map(day))
    projection.apply(history.entries)
    let names = ["a1", "a2", "a3"]
    return projection.list(for: code).map { pending in names.first { id($0) == pending.assessment } ?? "?" }
  }
}
