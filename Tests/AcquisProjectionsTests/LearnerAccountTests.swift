import AcquisCredits
import AcquisJSON
import AcquisProjections
import Testing

@Suite struct LearnerAccountTests {
  private static let bc01 = BlockReference("RNCP100", "BC01")
  private static let bc02 = BlockReference("RNCP100", "BC02")

  /// Two certifications, a centre, and Ada, who aims at the first.
  private static var beginning: History {
    var history = History()
    history.add("r1", "2026-01-01", registered("RNCP100", "Baker", level: 3, ["BC02", "BC01"]))
    history.add("d1", "2026-01-01", described("r1", bc01, "To bake"))
    history.add("r2", "2026-01-01", registered("RS200", "First aid", register: .rs, []))
    history.add("z1", "2026-01-01", authorised("CENTRE-1", ["RNCP100", "RS200"]))
    history.add("e1", "2026-01-05", enrolled("ada", "RNCP100"))
    return history
  }

  @Test("a target without credit lists every block, in the register's order")
  func nothingYet() {
    #expect(
      rendered(Self.beginning.account(of: "ada")) == """
        RNCP100 Baker [target] all blocks, assumed: 0 of 2, missing BC01 BC02
          BC02 ?: none
          BC01 To bake: none
        """)
  }

  @Test("assessed, decided, not acquired, annulled; a block once acquired stays so")
  func states() {
    var history = Self.beginning
    history.add("a1", "2026-02-01", assessed("ada", Self.bc01))
    #expect(lines(history)[2] == "  BC01 To bake: assessed 2026-02-01 #5")
    history.add("v1", "2026-02-02", signing: .onBehalf, validated("ada", Self.bc01, "a1", .notAcquired))
    #expect(lines(history)[2] == "  BC01 To bake: not-acquired 2026-02-02 #6 on behalf")
    history.add("a2", "2026-03-01", assessed("ada", Self.bc01))
    #expect(lines(history)[2] == "  BC01 To bake: assessed 2026-03-01 #7")
    history.add("v2", "2026-03-02", validated("ada", Self.bc01, "a2"))
    history.add("a3", "2026-04-01", assessed("ada", Self.bc01, outcome: .notAcquired))
    history.add("v3", "2026-04-02", validated("ada", Self.bc01, "a3", .notAcquired))
    #expect(
      lines(history) == [
        "RNCP100 Baker [target] all blocks, assumed: 1 of 2, missing BC02",
        "  BC02 ?: none",
        "  BC01 To bake: acquired 2026-03-02 #8",
      ])
    history.add("x2", "2026-04-03", annulled("v2", "ada"))
    #expect(lines(history)[2] == "  BC01 To bake: not-acquired 2026-04-02 #10")
    for (name, target) in [("x1", "a1"), ("x3", "a3"), ("x4", "a2")] {
      history.add(name, "2026-04-04", annulled(target, "ada"))
    }
    #expect(
      lines(history)[2] == "  BC01 To bake: annulled 2026-04-04 #14",
      "every decision rests on an annulled assessment")
  }

  @Test("acquired since the earliest decision, wherever it stands in the ledger")
  func since() {
    var history = Self.beginning
    history.add("a1", "2026-02-01", assessed("ada", Self.bc01))
    history.add("a2", "2026-01-10", assessed("ada", Self.bc01))
    history.add("v1", "2026-02-02", validated("ada", Self.bc01, "a1"))
    history.add("v2", "2026-01-11", validated("ada", Self.bc01, "a2"))
    #expect(lines(history)[2] == "  BC01 To bake: acquired 2026-01-11 #8")
  }

  @Test("a stated rule: requirements and the blocks of others are listed, with their titles")
  func statedRule() throws {
    let json = #"""
      {"need":3,"of":["BC01",{"block":"BC07","certification":"RNCP900"},{"label":"Final exam","requirement":"exam"}]}
      """#
    var history = Self.beginning
    history.add("r9", "2026-01-06", registered("RNCP900", "Pastry cook", ["BC07"]))
    history.add("d9", "2026-01-06", described("r9", BlockReference("RNCP900", "BC07"), "To glaze"))
    history.add(
      "u1", "2026-01-06",
      .ruleStated(
        RuleStated(certification: "RNCP100", rule: try CompositionRule(json: JSONValue(canonical: Array(json.utf8))))))
    history.add("a1", "2026-02-01", assessed("ada", BlockReference("RNCP100", "exam")))
    history.add("v1", "2026-02-02", validated("ada", BlockReference("RNCP100", "exam"), "a1"))
    #expect(
      rendered(history.account(of: "ada")) == """
        RNCP100 Baker [target] rule stated: 1 of 3, missing BC01 RNCP900/BC07
          BC02 ?: none
          BC01 To bake: none
          exam Final exam: acquired 2026-02-02 #9
          RNCP900/BC07 To glaze: none
        """)
  }

  @Test("a certification without blocks is acquired as a whole, and shown though it is no target")
  func whole() {
    var history = Self.beginning
    history.add("a1", "2026-02-01", assessed("ada", BlockReference("RS200", nil)))
    #expect(history.account(of: "ada").progress.map(\.code) == ["RNCP100", "RS200"])
    history.add("v1", "2026-02-02", validated("ada", BlockReference("RS200", nil), "a1"))
    history.add("w1", "2026-02-03", awarded("ada", "RS200"))
    #expect(
      lines(history).dropFirst(3) == [
        "RS200 First aid [held] all blocks, assumed: 1 of 1, complete",
        "  RS200 First aid: acquired 2026-02-02 #6",
        "award RS200 2026-02-03 #7",
      ])
  }

  @Test("an award that lost its blocks is unsupported, until it is annulled; a later rule does not touch it")
  func unsupported() throws {
    var history = Self.beginning
    for (block, assessment, decision) in [(Self.bc01, "a1", "v1"), (Self.bc02, "a2", "v2")] {
      history.add(assessment, "2026-02-01", assessed("ada", block))
      history.add(decision, "2026-02-02", validated("ada", block, assessment))
    }
    history.add("w1", "2026-02-03", awarded("ada", "RNCP100"))
    let harder = try CompositionRule(
      need: 3, of: [.block("BC01"), .block("BC02"), .requirement("exam", label: "Exam")])
    history.add("u1", "2026-02-04", .ruleStated(RuleStated(certification: "RNCP100", rule: harder)))
    #expect(lines(history).last == "award RNCP100 2026-02-03 #9")
    history.add("x1", "2026-03-01", annulled("v1", "ada"))
    #expect(lines(history).last == "award RNCP100 2026-02-03 #9 unsupported")
    history.add("x2", "2026-03-02", annulled("w1", "ada"))
    #expect(history.account(of: "ada").awards.isEmpty)
    #expect(history.account(of: "ada").history.map(\.seq) == [4, 5, 6, 7, 8, 9, 11, 12])
  }

  @Test("training is shown and never credit; a withdrawn target is shown, and its credit kept")
  func trainingAndWithdrawal() {
    var history = Self.beginning
    history.add(
      "t1", "2026-01-20",
      .trainingFollowed(
        TrainingFollowed(learner: person("ada"), certification: "RNCP100", block: "BC01", module: "Doughs")))
    history.add("a1", "2026-02-01", assessed("ada", Self.bc02))
    history.add("v1", "2026-02-02", validated("ada", Self.bc02, "a1"))
    history.add(
      "q1", "2026-02-03", .learnerWithdrawn(LearnerWithdrawn(learner: person("ada"), certification: "RNCP100")))
    #expect(
      lines(history) == [
        "RNCP100 Baker [held] all blocks, assumed: 1 of 2, missing BC01",
        "  BC02 ?: acquired 2026-02-02 #7",
        "  BC01 To bake: none",
        "training RNCP100/BC01 Doughs 2026-01-20",
        "withdrawn RNCP100 2026-02-03",
      ])
    history.add(
      "q2", "2026-02-04", .learnerTargeted(LearnerTargeted(learner: person("ada"), certification: "RNCP100")))
    #expect(history.account(of: "ada").withdrawn.isEmpty)
    #expect(history.account(of: "ada").progress.map(\.isTarget) == [true])
  }

  @Test("the credit of an id merged away counts for the survivor")
  func merged() {
    var history = Self.beginning
    history.add("e2", "2026-01-06", enrolled("bob", "RS200"))
    history.add("a1", "2026-02-01", assessed("ada", Self.bc01))
    history.add("v1", "2026-02-02", validated("ada", Self.bc01, "a1"))
    history.add("m1", "2026-02-03", .learnerMerged(LearnerMerged(learner: person("ada"), into: person("bob"))))
    history.add("f1", "2026-02-04", .learnerErased(LearnerErased(learner: person("bob"))))
    #expect(
      rendered(history.account(of: "bob")) == """
        RNCP100 Baker [target] all blocks, assumed: 1 of 2, missing BC02
          BC02 ?: none
          BC01 To bake: acquired 2026-02-02 #7
        RS200 First aid [target] all blocks, assumed: 0 of 1, missing RS200
          RS200 First aid: none
        merged 1
        erased
        """)
    #expect(rendered(history.account(of: "ada")).hasSuffix("\ngoes on under another id"))
    #expect(history.account(of: "bob").history.map(\.seq) == [4, 5, 6, 7, 8, 9])
  }

  @Test("as of a date, by when things were made; known at a date, by when they were recorded")
  func twoAxes() {
    var history = Self.beginning
    history.add("a1", "2026-02-01", assessed("ada", Self.bc01))
    history.add("v1", "2026-02-10", recorded: "2026-03-05", validated("ada", Self.bc01, "a1"))
    history.add("x1", "2026-04-01", recorded: "2026-04-01", annulled("a1", "ada"))
    let states = ["2026-01-31", "2026-02-09", "2026-02-10", "2026-03-31", "2026-04-01"].map { date in
      history.account(of: "ada", asOf: date).progress[0].blocks[1].state
    }
    #expect(states == [.none, .assessed, .acquired, .acquired, .annulled])

    let known = ["2026-03-04", "2026-03-05"].map { date in
      var account = LearnerAccount(of: person("ada"))
      account.apply(history.entries.prefix { $0.recorded <= day(date) })
      return account.progress[0].blocks[1].state
    }
    #expect(known == [.assessed, .acquired])
  }

  @Test("as of a date before its registration, a certification is what its first registration says")
  func beforeRegistration() {
    var history = History()
    history.add("r1", "2026-06-01", registered("RNCP100", "Baker", ["BC01"]))
    history.add("r2", "2026-07-01", registered("RNCP100", "Master baker", ["BC01", "BC02"]))
    history.add("e1", "2026-01-05", enrolled("ada", "RNCP100"))
    let titles = ["2026-01-05", "2026-06-30", "2026-07-01"].map { date in
      history.account(of: "ada", asOf: date).progress.map { [$0.title, "\($0.blocks.count)"] }
    }
    #expect(titles == [[["Baker", "1"]], [["Baker", "1"]], [["Master baker", "2"]]])
    #expect(history.account(of: "ada", asOf: "2026-01-04").progress.isEmpty)
  }

  @Test("a registration dated earlier but recorded later takes the place of one that stood in")
  func standIn() {
    var history = History()
    history.add("r1", "2026-06-01", registered("RNCP100", "Baker", ["BC01"]))
    history.add("e1", "2026-01-05", enrolled("ada", "RNCP100"))
    history.add("r2", "2026-01-01", registered("RNCP100", "Apprentice baker", ["BC01", "BC02"]))
    let progress = history.account(of: "ada", asOf: "2026-02-01").progress
    #expect(progress.map(\.title) == ["Apprentice baker"])
    #expect(progress.map(\.blocks.count) == [2])
  }

  private func lines(_ history: History) -> [String] {
    rendered(history.account(of: "ada")).split(separator: "\n").map(String.init)
  }
}
