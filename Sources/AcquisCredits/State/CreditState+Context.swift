public import AcquisValues

/// A statement as it was recorded, as far as the domain is concerned.
public struct RecordedStatement: Hashable, Sendable {
  /// The statement.
  public let statement: CreditStatement
  /// Its id.
  public let id: StatementID
  /// When it happened.
  public let made: Day

  /// A statement with its id and day.
  public init(_ statement: CreditStatement, id: StatementID, made: Day) {
    self.statement = statement
    self.id = id
    self.made = made
  }
}

extension CreditState {
  /// What must have been read so that ``refusal(of:made:)`` and ``signers(of:)`` answer as they would on the full history.
  ///
  /// What is to be read may depend on what was: a learner's file names ids merged into it, whose files are needed too.
  /// So this is asked again of the state that results, until it asks for nothing new; ``reading(for:from:)`` does that.
  /// It never takes more rounds than there are mergers in a row, plus two.
  ///
  /// The promise holds for a history in which every statement was allowed. The statements read are to be applied in the
  /// order of the ledger, each once, and a batch begun (``beginBatch()``) before the first new one. Texts and partners
  /// are judged by the registrations applied since then.
  public func context(for statement: CreditStatement) -> Set<ContextQuery> {
    var queries = Set(statement.certifications.map { ContextQuery.registrations(of: $0) })
    for learner in statement.learners.flatMap(ids(of:)) { queries.insert(.learner(learner)) }
    switch statement {
    case .trainingFollowed, .certificationAwarded: break
    case .blockAssessed(let assessment):
      let certification = assessment.subject.certification
      queries.insert(.authority(of: assessment.centre, for: certification))
      for id in authorisations[assessment.centre] ?? [] { queries.insert(.annulments(of: id)) }
    case .blockValidated(let validation): queries.insert(.statement(validation.assessment))
    case .statementAnnulled(let annulment):
      queries.formUnion([.statement(annulment.target), .annulments(of: annulment.target)])
      if let fact = facts[annulment.target] { queries.formUnion(fact.awarded.map { .registrations(of: $0) }) }
      return queries
    default: return queries
    }
    for certification in statement.certifications {
      queries.insert(.rules(of: certification))
      for id in certifications[certification]?.rules ?? [] { queries.insert(.annulments(of: id)) }
    }
    return queries
  }

  /// Reads what is needed to judge `statements`, to be recorded together, and folds it.
  ///
  /// `read` gives every statement that matches one of the queries, in the order of the ledger, each once; it is called
  /// until nothing new is asked for. The state that results has begun a batch. Throws what `read` throws.
  public static func reading<Failure: Error>(
    for statements: [CreditStatement], from read: (Set<ContextQuery>) throws(Failure) -> [RecordedStatement]
  ) throws(Failure) -> CreditState {
    var state = CreditState()
    var queries: Set<ContextQuery> = []
    while true {
      let needed = statements.reduce(into: queries) { $0.formUnion(state.context(for: $1)) }
      guard needed != queries else { break }
      queries = needed
      state = CreditState()
      for recorded in try read(queries) { state.apply(recorded.statement, id: recorded.id, made: recorded.made) }
    }
    state.beginBatch()
    return state
  }
}
