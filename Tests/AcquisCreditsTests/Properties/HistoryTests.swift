import AcquisCredits
import AcquisValues
import Testing

/// What holds of every history; each is grown from the seed that names the test case.
@Suite("Properties of random histories") struct HistoryTests {
  static let seeds = 0..<30
  private static let worlds = seeds.map { RandomWorld.grown(seed: $0, batches: 140) }
  static let days = (1...5).map { day("2026-0\($0)-01") }

  @Test("the order of statements that do not depend on each other changes no account", arguments: seeds)
  func order(seed: Int) {
    var world = Self.worlds[seed]
    let ordered = Self.account(world.ledger)
    #expect(Self.account(world.shuffled()) == ordered)
  }

  @Test("what is annulled leaves no credit: as if it had never been said", arguments: seeds)
  func annulled(seed: Int) {
    let world = Self.worlds[seed]
    let decisions = world.ledger.filter { ["block-validated", "credit-recognised"].contains($0.statement.type) }
    for decision in decisions.suffix(6) {
      let annulment = RecordedStatement(
        .statementAnnulled(
          StatementAnnulled(target: decision.id, learner: decision.statement.learners.first, reason: .appeal)),
        id: id("annul"), made: day("2026-05-01"), rules: world.state.rules)
      #expect(Self.account(world.ledger + [annulment]) == Self.account(Self.without(decision.id, in: world.ledger)))
    }
  }

  @Test("decisions take nothing away, their annulments give nothing", arguments: seeds)
  func monotone(seed: Int) {
    let world = Self.worlds[seed]
    let types = Dictionary(uniqueKeysWithValues: world.ledger.map { ($0.id, $0.statement.type) })
    var state = CreditState(rules: .one)
    for next in world.ledger {
      state.raise(to: next.rules)
      let before = Self.learners.map { state.held(by: $0) }
      state.apply(next.statement, id: next.id, made: next.made)
      let after = Self.learners.map { state.held(by: $0) }
      switch next.statement {
      case .blockValidated, .creditRecognised, .conditionLifted, .decisionConfirmed:
        for (before, after) in zip(before, after) { #expect(after.isSuperset(of: before), "\(next.statement)") }
      case .statementAnnulled(let statement) where Self.decisions.contains(types[statement.target] ?? ""):
        for (before, after) in zip(before, after) { #expect(after.isSubset(of: before), "\(next.statement)") }
      case .recognitionSuspended:
        for (before, after) in zip(before, after) { #expect(after.isSubset(of: before), "\(next.statement)") }
      default: break
      }
    }
  }

  @Test(
    "what is held only grows with the day, and the usable part of what was held only shrinks, unless it is acquired again",
    arguments: seeds)
  func windows(seed: Int) {
    let state = Self.worlds[seed].state
    for learner in Self.learners {
      for certification in Self.certifications {
        for (day, next) in zip(Self.days, Self.days.dropFirst()) {
          let held = state.held(by: learner, on: day)
          #expect(state.held(by: learner, on: next).isSuperset(of: held))
          let usable = state.usable(by: learner, towards: certification, on: day)
          #expect(usable.isSubset(of: held))
          let isRenewed = Self.worlds[seed].ledger.contains { state.becomesCredit($0, after: day, by: next) }
          let later = state.usable(by: learner, towards: certification, on: next).intersection(held)
          #expect(isRenewed || later.isSubset(of: usable))
        }
      }
    }
  }

  @Test("a window ends no earlier for what was acquired later, and not before that day", arguments: seeds)
  func limits(seed: Int) {
    let state = Self.worlds[seed].state
    for certification in Self.certifications {
      guard case .months? = state.policy(of: certification).usability else { continue }
      let limits = Self.days.map { state.usableUntil($0, towards: certification)! }
      #expect(limits == limits.sorted())
      for (day, limit) in zip(Self.days, limits) { #expect(limit > day) }
    }
  }

  @Test("each award is judged by those before it, however many a learner has")
  func manyAwards() {
    var state = CreditState(rules: .two)
    let codes = (100..<160).map { CertificationCode(stringLiteral: "RS\($0)") }
    for (number, code) in codes.enumerated() {
      let learner = person("ada")
      for (letter, statement) in [
        (
          "r",
          CreditStatement.certificationRegistered(
            CertificationRegistered(certification: code, title: "Example", register: .rs, source: fingerprint))
        ),
        (
          "c",
          .creditRecognised(
            CreditRecognised(learner: learner, subject: .init(code, nil), basis: .exemption, diploma: "Example"))
        ),
        ("w", .certificationAwarded(CertificationAwarded(learner: learner, certification: code, session: "S-1"))),
      ] { state.apply(statement, id: id("\(letter)\(number)"), made: day("2026-01-05")) }
    }
    #expect(state.held(by: person("ada")) == Set(codes.map { BlockReference($0, nil) }))
    state.apply(
      .statementAnnulled(StatementAnnulled(target: id("c0"), learner: person("ada"), reason: .other)), id: id("annul"),
      made: day("2026-01-05"))
    #expect(!state.isSupported(award: id("w0")))
    #expect(state.held(by: person("ada")).count == codes.count - 1)
  }

  @Test("the histories hold credit, recognitions and awards, so that this means something")
  func variety() {
    let accounts = Self.worlds.map { Self.account($0.ledger) }
    #expect(accounts.count { !$0.isEmpty } > 20)
    #expect(accounts.contains { account in account.values.contains { $0.keys.contains { $0.block == nil } } })
  }
}

extension HistoryTests {
  static let learners = ["ada", "bob", "cyd", "dan", "eve", "fay"].map { person($0) }
  static let certifications: [CertificationCode] = ["RNCP100", "RNCP200", "RS300"]

  /// What everybody holds, and since when.
  static func account(_ ledger: [RecordedStatement]) -> [LearnerID: [BlockReference: Day]] {
    var state = CreditState(rules: .one)
    for recorded in ledger {
      state.raise(to: recorded.rules)
      state.apply(recorded.statement, id: recorded.id, made: recorded.made)
    }
    let credit = learners.map { ($0, state.credit(of: $0)) }.filter { !$0.1.isEmpty }
    return Dictionary(uniqueKeysWithValues: credit)
  }

  private static let decisions = [
    "block-assessed", "block-validated", "credit-recognised", "condition-lifted", "decision-confirmed",
  ]

  /// The ledger without a statement and all that rests on it.
  private static func without(_ target: StatementID, in ledger: [RecordedStatement]) -> [RecordedStatement] {
    var gone: Set<StatementID> = [target]
    return ledger.filter { recorded in
      let rests =
        switch recorded.statement {
        case .decisionConfirmed(let statement): gone.contains(statement.decision)
        case .conditionLifted(let statement): gone.contains(statement.decision)
        case .recognitionSuspended(let statement): gone.contains(statement.recognition)
        case .documentIssued(let statement): gone.contains(statement.target)
        case .creditRecognised(let statement):
          statement.basis != .transfer && !gone.isDisjoint(with: statement.statements)
        default: false
        }
      if rests { gone.insert(recorded.id) }
      return !gone.contains(recorded.id)
    }
  }
}

extension CreditState {
  /// Whether a statement became credit, or awarded something, after one day and by another.
  fileprivate func becomesCredit(_ recorded: RecordedStatement, after day: Day, by next: Day) -> Bool {
    var since = creditDay(of: recorded.id)
    if case .certificationAwarded = recorded.statement { since = recorded.made }
    return since.map { $0 > day && $0 <= next } ?? false
  }
}
