public import AcquisCredits
public import AcquisValues

extension LearnerAccount {
  /// What must be folded for the account to be that of the whole ledger.
  ///
  /// Like a writer's context (``AcquisCredits/CreditState/context(for:)``) it is asked again until it asks for nothing
  /// new; ``reading(_:asOf:from:)`` does that.
  public var context: Set<ContextQuery> {
    var queries = Set(state.ids(of: learner).map { ContextQuery.learner($0) })
    let named = Set(history.flatMap(\.statement.certifications))
    for certification in named {
      queries.formUnion([.registrations(of: certification), .rules(of: certification), .texts(of: certification)])
      for rule in ruleIDs[certification] ?? [] { queries.insert(.annulments(of: rule)) }
      // Blocks of others that a rule names are listed with their titles.
      for other in Set(state.composition(of: certification)?.elements.map(\.certification) ?? []) {
        queries.formUnion([.registrations(of: other), .rules(of: other), .texts(of: other)])
        for rule in ruleIDs[other] ?? [] { queries.insert(.annulments(of: rule)) }
      }
    }
    if let survivor = mergedInto { queries.insert(.learner(survivor)) }
    return queries
  }

  /// Reads a learner's account.
  ///
  /// `read` gives every statement that matches one of the queries, in the order of the ledger, each once; it is called
  /// until nothing new is asked for. Throws what `read` throws.
  public static func reading<Failure: Error>(
    _ learner: LearnerID, asOf: Day? = nil, from read: (Set<ContextQuery>) throws(Failure) -> [LedgerEntry]
  ) throws(Failure) -> LearnerAccount {
    var account = LearnerAccount(of: learner, asOf: asOf)
    var queries: Set<ContextQuery> = []
    while !account.context.isSubset(of: queries) {
      queries.formUnion(account.context)
      account = LearnerAccount(of: learner, asOf: asOf)
      account.apply(try read(queries))
    }
    return account
  }
}
