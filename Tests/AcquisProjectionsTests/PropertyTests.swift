import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisValues
import Seeded
import Testing

@Suite struct PropertyTests {
  @Test("projections do not depend on how the ledger is cut into pieces", arguments: 0..<20)
  func chunks(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let entries = RandomHistory(using: &random).history.entries
    var (whole, pieces) = (All(), All())
    whole.apply(entries)
    var rest = entries[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...7, using: &random)
      pieces.apply(rest.prefix(count))
      _ = pieces.answers  // an answer in between changes nothing
      rest = rest.dropFirst(count)
    }
    #expect(whole.answers == pieces.answers)
  }

  @Test("a decision that was annulled leaves everything as if it had never been, but the history", arguments: 0..<15)
  func annulment(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let history = RandomHistory(using: &random).history
    var before = All()
    before.apply(history.entries)
    let pending = before.pending.list()
    try #require(!pending.isEmpty, "a history in which nothing waits shows nothing")
    for pending in pending.prefix(5) {
      let decision = Bool.random(using: &random) ? Decision.acquired : .notAcquired
      let validation = CreditStatement.blockValidated(
        BlockValidated(
          learner: pending.learner, subject: pending.subject, assessment: pending.assessment, session: "S-1",
          decision: decision))
      try #require(history.allows(validation, made: "2026-12-01"))
      var after = history
      after.add("V", "2026-12-01", validation)
      after.add(
        "X", "2026-12-01",
        .statementAnnulled(StatementAnnulled(target: id("V"), learner: pending.learner, reason: .appeal)))
      var all = All()
      all.apply(after.entries)
      #expect(all.answers == before.answers)
      let account = try #require(all.accounts.first { $0.learner == pending.learner })
      #expect(account.history.suffix(2).map(\.statement.type) == ["block-validated", "statement-annulled"])
    }
  }

  @Test("an account read by its context is that of the whole ledger", arguments: 0..<15)
  func context(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let entries = RandomHistory(using: &random).history.entries
    for name in RandomHistory.learners {
      for asOf in [nil, day("2026-03-01")] {
        var whole = LearnerAccount(of: person(name), asOf: asOf)
        whole.apply(entries)
        let read = LearnerAccount.reading(person(name), asOf: asOf) { queries in
          entries.filter { entry in queries.contains { matches($0, entry) } }
        }
        #expect(rendered(read) == rendered(whole))
        #expect(read.progress == whole.progress && read.history == whole.history)
      }
    }
  }

  /// What a store gives for a query, by type and tag alone (SPEC §9.3).
  private func matches(_ query: ContextQuery, _ entry: LedgerEntry) -> Bool {
    guard case .statements(let types, let tags) = query else { return false }
    let body = entry.statement.body
    return types.contains(entry.statement.type)
      && tags.allSatisfy { tag in
        body[tag.name]?.string == tag.value || (body[tag.name]?.array ?? []).contains { $0.string == tag.value }
      }
  }
}

/// Every projection, and all that they answer.
private struct All {
  var accounts = RandomHistory.learners.map { LearnerAccount(of: person($0)) }
  var pending = PendingDecisions()
  var certifications = CertificationRegister()
  var centres = CentreRegister()

  mutating func apply(_ entries: some Sequence<LedgerEntry>) {
    let entries = Array(entries)
    for index in accounts.indices { accounts[index].apply(entries) }
    pending.apply(entries)
    certifications.apply(entries)
    centres.apply(entries)
  }

  var answers: [String] {
    accounts.map(rendered) + pending.list().map { "\($0)" } + certifications.list.map { "\($0)" }
      + centres.centres.map { "\($0) \(centres.authorisations(of: $0)) \(centres.partnerships(of: $0))" }
  }
}
