public import AcquisValues

/// What holds after a sequence of statements, and so what may be stated next.
///
/// The one definition of what must hold (SPEC §9.2 and §9.4): a writer asks ``refusal(of:made:)`` before it records, an
/// auditor before it goes on, and both then ``apply(_:id:made:)``. The fold is tolerant: a statement that breaks a rule
/// can be applied, so that an audit finds what comes after it.
///
/// ```swift
/// var state = CreditState()
/// if let refusal = state.refusal(of: statement, made: day) { … } else { state.apply(statement, id: id, made: day) }
/// ```
///
/// A writer need not have read everything: see ``context(for:)``.
public struct CreditState: Sendable {
  /// The rules in force for what comes next.
  public internal(set) var rules: Rules
  var certifications: [CertificationCode: CertificationFile] = [:]
  var learners: [LearnerID: LearnerFile] = [:]
  var authorisations: [CentreID: [StatementID]] = [:]
  /// The decisions that settle an assessment.
  var decisions: [StatementID: [StatementID]] = [:]
  var sessions: [SessionKey: [StatementID]] = [:]
  var attendances: [SessionKey: [StatementID]] = [:]
  /// By the decision that they confirm.
  var confirmations: [StatementID: [StatementID]] = [:]
  /// By the decision whose condition they lift.
  var lifts: [StatementID: [StatementID]] = [:]
  /// By the recognition that they suspend.
  var suspensions: [StatementID: [StatementID]] = [:]
  var transfers: [TransferKey: [StatementID]] = [:]
  var facts: [StatementID: Fact] = [:]
  var annulled: Set<StatementID> = []
  /// What is known and does not count.
  var void: Set<StatementID> = []
  /// What rests on a statement.
  var resting: [StatementID: [StatementID]] = [:]
  /// The registrations of the batch that is being recorded.
  var openRegistrations: Set<StatementID> = []
  /// How many statements were applied.
  private(set) var count = 0

  /// The state before the first statement.
  public init(rules: Rules = .one) { self.rules = rules }

  /// Puts newer rules in force for what comes next; earlier ones are passed over (SPEC §12).
  public mutating func raise(to rules: Rules) { self.rules = max(self.rules, rules) }

  /// Begins a batch: what is applied from here on was recorded together.
  ///
  /// Texts and partners of a certification may only follow its registration in the same batch
  /// (**[certification-mismatch]**). Who does not know the batches never calls this, and that is then not checked.
  public mutating func beginBatch() { openRegistrations = [] }

  /// Takes a statement into account, made on the day `made`, whether or not it should have been recorded. O(1) but for
  /// the size of the statement.
  public mutating func apply(_ statement: CreditStatement, id: StatementID, made: Day) {
    count += 1
    switch statement {
    case .certificationRegistered(let statement): register(statement, id: id)
    case .blockDescribed, .learnerIdentified, .correspondenceListed: break
    case .partnersListed(let statement): list(statement)
    case .ruleStated, .centreAuthorised, .policyStated, .sessionConvened, .sessionHeld, .blocksShared,
      .intermediateDeclared:
      applyAuthority(statement, id: id, made: made)
    case .learnerEnrolled, .learnerTargeted, .learnerWithdrawn, .learnerMerged, .learnerErased: applyLearner(statement)
    case .trainingFollowed, .blockAssessed, .blockValidated, .certificationAwarded, .statementAnnulled,
      .decisionConfirmed, .conditionLifted, .creditRecognised, .recognitionSuspended, .documentIssued:
      applyCredit(statement, id: id, made: made)
    }
  }
}

extension CreditState {
  mutating func change(_ learner: LearnerID, _ body: (inout LearnerFile) -> Void) {
    body(&learners[learner, default: LearnerFile()])
  }

  private mutating func register(_ statement: CertificationRegistered, id: StatementID) {
    var file = certifications[statement.certification] ?? CertificationFile()
    file.newest = statement
    file.registration = id
    file.blocks.formUnion(statement.blocks)
    file.partners = [:]
    certifications[statement.certification] = file
    openRegistrations.insert(id)
  }

  private mutating func list(_ statement: PartnersListed) {
    guard certifications[statement.certification]?.registration == statement.registration else { return }
    for partner in statement.partners {
      certifications[statement.certification]?.partners[partner.centre, default: []].append(partner)
    }
  }

  private mutating func applyLearner(_ statement: CreditStatement) {
    switch statement {
    case .learnerEnrolled(let statement):
      change(statement.learner) { $0.isEnrolled = true }
      aim(statement.learner, at: statement.certification, statement.blocks)
    case .learnerTargeted(let statement): aim(statement.learner, at: statement.certification, statement.blocks)
    case .learnerWithdrawn(let statement):
      for id in ids(of: statement.learner) { change(id) { $0.targets[statement.certification] = nil } }
    case .learnerMerged(let statement):
      change(statement.learner) { $0.mergedInto = statement.into }
      change(statement.into) { $0.merged.append(statement.learner) }
    case .learnerErased(let statement): change(statement.learner) { $0.isErased = true }
    default: break
    }
  }

  private mutating func aim(_ learner: LearnerID, at certification: CertificationCode, _ blocks: [BlockCode]?) {
    let order = count
    change(learner) { file in
      file.targets[certification] = LearnerFile.Target(blocks: blocks)
      file.begun[certification] = order
    }
  }

  private mutating func applyAuthority(_ statement: CreditStatement, id: StatementID, made: Day) {
    switch statement {
    case .ruleStated(let statement):
      know(id, .rule(RuleFact(statement: statement, made: made, order: count)))
      certifications[statement.certification, default: CertificationFile()].rules.append(id)
    case .centreAuthorised(let statement):
      know(id, .authorisation(statement))
      authorisations[statement.centre, default: []].append(id)
    case .policyStated(let statement):
      know(id, .policy(PolicyFact(statement: statement, made: made)))
      certifications[statement.certification, default: CertificationFile()].policies.append(id)
    case .sessionConvened(let statement):
      know(id, .session(statement))
      sessions[SessionKey(certification: statement.certification, session: statement.session), default: []].append(id)
    case .sessionHeld(let statement):
      know(id, .attendance(statement))
      attendances[SessionKey(certification: statement.certification, session: statement.session), default: []]
        .append(id)
    case .blocksShared(let statement):
      know(id, .shared(SharedFact(statement: statement, made: made)))
      for block in statement.blocks {
        certifications[block.certification, default: CertificationFile()].shared.append(id)
      }
    case .intermediateDeclared(let statement):
      know(id, .intermediate(statement))
      certifications[statement.certification, default: CertificationFile()].generators.append(id)
    default: break
    }
  }
}
