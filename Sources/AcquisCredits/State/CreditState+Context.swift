public import AcquisValues

/// A statement as it was recorded, as far as the domain is concerned.
public struct RecordedStatement: Hashable, Sendable {
  /// The statement.
  public let statement: CreditStatement
  /// Its id.
  public let id: StatementID
  /// When it happened.
  public let made: Day
  /// The rules in force where it stands.
  public let rules: Rules

  /// A statement with its id and day.
  public init(_ statement: CreditStatement, id: StatementID, made: Day, rules: Rules = .newest) {
    self.statement = statement
    self.id = id
    self.made = made
    self.rules = rules
  }
}

extension CreditState {
  /// What must have been read so that ``refusal(of:made:)`` and ``signers(of:)`` answer as they would on the full history.
  ///
  /// What is to be read may depend on what was: a learner's file names ids merged into it, whose files are needed too.
  /// So this is asked again of the state that results, until it asks for nothing new; ``reading(for:from:)`` does that.
  /// It never takes more rounds than there are mergers, renewals or shared blocks in a row, plus a few.
  ///
  /// The promise holds for a history in which every statement was allowed. The statements read are to be applied in the
  /// order of the ledger, each once, and a batch begun (``beginBatch()``) before the first new one. Texts and partners
  /// are judged by the registrations applied since then.
  public func context(for statement: CreditStatement) -> Set<ContextQuery> {
    var queries = Set(statement.certifications.map { ContextQuery.registrations(of: $0) })
    for learner in statement.learners.flatMap(ids(of:)) { queries.insert(.learner(learner)) }
    switch statement {
    case .learnerEnrolled, .learnerTargeted:
      queries.formUnion(statement.certifications.flatMap { rulesContext($0).union(policyContext($0)) })
    case .trainingFollowed, .blocksShared, .intermediateDeclared:
      queries.formUnion(statement.certifications.flatMap(rulesContext))
    case .blockAssessed(let assessment): queries.formUnion(context(of: assessment))
    case .blockValidated(let validation):
      for id in validation.assessments { queries.insert(.statement(id)) }
      queries.formUnion(rulesContext(validation.subject.certification))
      queries.formUnion(sessionContext(validation.session, validation.subject.certification))
      queries.formUnion(policyContext(validation.subject.certification))
    case .certificationAwarded(let award):
      queries.formUnion(creditContext(of: award.learner, towards: award.certification))
      queries.formUnion(sessionContext(award.session, award.certification))
    case .sessionConvened(let convened): queries.formUnion(sessionContext(convened.session, convened.certification))
    case .sessionHeld(let held): queries.formUnion(sessionContext(held.session, held.certification))
    case .creditRecognised(let recognition): queries.formUnion(context(of: recognition))
    case .statementAnnulled(let annulment): queries.formUnion(targetContext(annulment.target))
    case .decisionConfirmed(let confirmation): queries.formUnion(targetContext(confirmation.decision))
    case .conditionLifted(let lifting): queries.formUnion(targetContext(lifting.decision))
    case .recognitionSuspended(let suspension): queries.formUnion(targetContext(suspension.recognition))
    case .documentIssued(let document):
      queries.formUnion(targetContext(document.target))
      queries.formUnion(policyContext(document.subject.certification))
    default: break
    }
    return queries
  }

  /// What must have been read to judge `statements`, to be recorded together in this order: each is judged after those before
  /// it, so that what they say, such as a merger, is taken into account.
  public func context(for statements: [CreditStatement]) -> Set<ContextQuery> {
    var state = self
    var queries: Set<ContextQuery> = []
    for (number, statement) in statements.enumerated() {
      queries.formUnion(state.context(for: statement))
      state.apply(statement, id: Self.placeholder(number), made: Self.anyDay)
    }
    return queries
  }

  /// Stands for the id of a statement that is not recorded yet. Were it a recorded one's, more would be read than needed.
  private static func placeholder(_ number: Int) -> StatementID {
    StatementID(version4From: (0..<16).map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> (8 * $0) : 0) })
  }

  /// What is read does not depend on days.
  private static let anyDay = Day(daysSinceEpoch: 0)!

  private func context(of assessment: BlockAssessed) -> Set<ContextQuery> {
    let certification = assessment.subject.certification
    var queries = rulesContext(certification).union(policyContext(certification))
    queries.insert(.authority(of: assessment.centre, for: certification))
    for id in authorisations[assessment.centre] ?? [] { queries.insert(.annulments(of: id)) }
    return queries
  }

  private func context(of recognition: CreditRecognised) -> Set<ContextQuery> {
    var queries = creditContext(of: recognition.learner, towards: recognition.subject.certification)
    if let transfer = TransferKey(recognition) {
      queries.insert(.recognitions(of: transfer.statement))
      for id in transfers[transfer] ?? [] { queries.insert(.annulments(of: id)) }
    }
    if recognition.basis == .migration {
      queries.formUnion(ancestors(of: recognition.subject.certification).map { .registrations(of: $0) })
    }
    return queries
  }

  /// A statement that another follows, whether it is annulled, and who speaks for it.
  private func targetContext(_ target: StatementID) -> Set<ContextQuery> {
    var queries: Set<ContextQuery> = [.statement(target), .annulments(of: target)]
    guard let fact = facts[target] else { return queries }
    // All ids: a recognition may rest on credit of one that was merged into its learner's.
    if let learner = fact.learner { queries.formUnion(ids(of: learner).map { .learner($0) }) }
    queries.formUnion(fact.awarded.map { .registrations(of: $0) })
    guard let certification = fact.subject?.certification else { return queries }
    queries.insert(.registrations(of: certification))
    return queries.union(policyContext(certification))
  }

  /// The rules of a certification, and whether they count.
  package func rulesContext(_ certification: CertificationCode) -> Set<ContextQuery> {
    let file = certifications[certification]
    return withAnnulments(of: file?.rules, [.rules(of: certification)])
  }

  /// What makes a certification, and whether that counts.
  private func compositionContext(_ certification: CertificationCode) -> Set<ContextQuery> {
    let generators = withAnnulments(
      of: certifications[certification]?.generators,
      [.generators(of: certification), .registrations(of: certification)])
    return rulesContext(certification).union(generators)
  }

  private func policyContext(_ certification: CertificationCode) -> Set<ContextQuery> {
    withAnnulments(of: certifications[certification]?.policies, [.policies(of: certification)])
  }

  /// How a session was convened and held.
  package func sessionContext(_ session: SessionID, _ certification: CertificationCode) -> Set<ContextQuery> {
    let key = SessionKey(certification: certification, session: session)
    let ids = (sessions[key] ?? []) + (attendances[key] ?? [])
    return withAnnulments(of: ids, [.session(session, of: certification)])
  }

  /// What a learner holds, and what makes a certification.
  package func creditContext(
    of learner: LearnerID, towards certification: CertificationCode
  ) -> Set<ContextQuery> {
    var queries = compositionContext(certification)
    var named: Set<CertificationCode> = [certification]
    for file in ids(of: learner).compactMap({ learners[$0] }) {
      named.formUnion((file.validations + file.recognitions).compactMap { facts[$0]?.subject?.certification })
      // Whether an award is supported depends on what made its certification.
      for awarded in file.awards.compactMap({ facts[$0]?.subject?.certification }) {
        named.insert(awarded)
        queries.formUnion(compositionContext(awarded))
      }
    }
    named.formUnion(named.flatMap(sharedCertifications))
    for certification in named {
      queries.formUnion(policyContext(certification))
      queries.formUnion(withAnnulments(of: certifications[certification]?.shared, [.sharing(of: certification)]))
    }
    return queries
  }

  /// The certifications whose blocks are declared to be those of `certifications`, or that these generate, over every step.
  package func related(to certifications: Set<CertificationCode>) -> Set<CertificationCode> {
    var related = certifications.union(certifications.flatMap(sharedCertifications))
    for (code, file) in self.certifications where !related.contains(code) {
      let isGenerated = file.generators.contains { id in
        if case .intermediate(let declared) = facts[id] {
          related.contains(declared.block.certification)
        } else {
          false
        }
      }
      if isGenerated { related.insert(code) }
    }
    return related
  }

  private func sharedCertifications(_ certification: CertificationCode) -> [CertificationCode] {
    var found: Set<CertificationCode> = [certification]
    var open = [certification]
    while let next = open.popLast() {
      for id in certifications[next]?.shared ?? [] {
        guard case .shared(let fact) = facts[id] else { continue }
        for block in fact.statement.blocks where found.insert(block.certification).inserted {
          open.append(block.certification)
        }
      }
    }
    return Array(found)
  }

  private func withAnnulments(of ids: [StatementID]?, _ queries: Set<ContextQuery>) -> Set<ContextQuery> {
    queries.union((ids ?? []).map { .annulments(of: $0) })
  }

  /// Reads what is needed to judge `statements`, to be recorded together, and folds it.
  ///
  /// `read` gives every statement that matches one of the queries, in the order of the ledger, each once; it is called
  /// until nothing new is asked for. The state that results has `rules` in force, and has begun a batch. Throws what
  /// `read` throws.
  public static func reading<Failure: Error>(
    for statements: [CreditStatement], rules: Rules = .newest,
    from read: (Set<ContextQuery>) throws(Failure) -> [RecordedStatement]
  ) throws(Failure) -> CreditState {
    var state = CreditState()
    var queries: Set<ContextQuery> = []
    while true {
      let needed = queries.union(state.context(for: statements))
      guard needed != queries else { break }
      queries = needed
      state = CreditState()
      for recorded in try read(queries) {
        state.raise(to: recorded.rules)
        state.apply(recorded.statement, id: recorded.id, made: recorded.made)
      }
    }
    state.raise(to: rules)
    state.beginBatch()
    return state
  }
}
