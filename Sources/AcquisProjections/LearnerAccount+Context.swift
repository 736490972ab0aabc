public import AcquisCredits
public import AcquisValues

extension LearnerAccount {
  /// What must be folded for the account to be that of the whole ledger.
  ///
  /// Like a writer's context (``AcquisCredits/CreditState/context(for:)``) it is asked again until it asks for nothing
  /// new; ``reading(_:asOf:from:)`` does that.
  public var context: Set<ContextQuery> {
    var queries = Set(state.ids(of: learner).map { ContextQuery.learner($0) })
    for certification in named {
      queries.formUnion([.registrations(of: certification), .texts(of: certification)])
      queries.formUnion(state.creditContext(of: learner, towards: certification))
      // Blocks of others that a rule names are listed with their titles.
      for other in Set(composition(of: certification)?.elements.map(\.certification) ?? [])
      where !named.contains(other) {
        queries.formUnion([.registrations(of: other), .texts(of: other)])
        queries.formUnion(state.rulesContext(other))
      }
    }
    for decision in decisions { queries.formUnion(state.sessionContext(decision.session, decision.certification)) }
    if let survivor = mergedInto { queries.insert(.learner(survivor)) }
    return queries
  }

  /// What makes a certification for this learner, as of the day asked about.
  func composition(of certification: CertificationCode) -> Composition? {
    state.composition(of: certification, for: learner, on: day, asOf: asOf)
  }

  /// The certifications that the learner's statements name, and those that blocks of theirs are shared with or generate.
  private var named: Set<CertificationCode> {
    let own = Set(history.flatMap(\.statement.certifications))
    return state.related(to: own)
  }

  /// The sessions in which something was decided on the learner.
  private var decisions: Set<JurySession> {
    Set(history.compactMap { JurySession($0.statement) })
  }

  /// Reads a learner's account.
  ///
  /// `read` gives every statement that matches one of the queries, in the order of the ledger, each once; it is called
  /// until nothing new is asked for. Throws what `read` throws.
  public static func reading<Failure: Error>(
    _ learner: LearnerID, asOf: Day? = nil, today: Day? = nil,
    from read: (Set<ContextQuery>) throws(Failure) -> [LedgerEntry]
  ) throws(Failure) -> LearnerAccount {
    var account = LearnerAccount(of: learner, asOf: asOf, today: today)
    var queries: Set<ContextQuery> = []
    while !account.context.isSubset(of: queries) {
      queries.formUnion(account.context)
      account = LearnerAccount(of: learner, asOf: asOf, today: today)
      account.apply(try read(queries))
    }
    return account
  }
}

/// A session of a jury on one certification.
struct JurySession: Hashable {
  let session: SessionID
  let certification: CertificationCode

  /// The session in which a statement was decided; `nil` for what is no decision.
  init?(_ statement: CreditStatement) {
    switch statement {
    case .blockValidated(let decision): (session, certification) = (decision.session, decision.subject.certification)
    case .certificationAwarded(let award): (session, certification) = (award.session, award.certification)
    default: return nil
    }
  }
}
