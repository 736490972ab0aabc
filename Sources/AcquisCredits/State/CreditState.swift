public import AcquisValues

/// What holds after a sequence of statements, and so what may be stated next.
///
/// The one definition of what must hold (SPEC §9.2, rules 1): a writer asks ``refusal(of:made:)`` before it records, an
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
  var certifications: [CertificationCode: CertificationFile] = [:]
  var learners: [LearnerID: LearnerFile] = [:]
  var authorisations: [CentreID: [StatementID]] = [:]
  /// The decisions that rest on an assessment.
  var decisions: [StatementID: [StatementID]] = [:]
  var facts: [StatementID: Fact] = [:]
  var annulled: Set<StatementID> = []
  /// The registrations of the batch that is being recorded.
  var openRegistrations: Set<StatementID> = []

  /// The state before the first statement.
  public init() {}

  /// Begins a batch: what is applied from here on was recorded together.
  ///
  /// Texts and partners of a certification may only follow its registration in the same batch
  /// (**[certification-mismatch]**). Who does not know the batches never calls this, and that is then not checked.
  public mutating func beginBatch() { openRegistrations = [] }

  /// Takes a statement into account, made on the day `made`, whether or not it should have been recorded. O(1) but for
  /// the size of the statement.
  public mutating func apply(_ statement: CreditStatement, id: StatementID, made: Day) {
    switch statement {
    case .certificationRegistered(let statement): register(statement, id: id)
    case .blockDescribed, .learnerIdentified: break
    case .partnersListed(let statement): list(statement)
    case .ruleStated(let statement):
      know(id, .rule(statement))
      certifications[statement.certification, default: CertificationFile()].rules.append(id)
    case .centreAuthorised(let statement):
      know(id, .authorisation(statement))
      authorisations[statement.centre, default: []].append(id)
    case .learnerEnrolled(let statement):
      change(statement.learner) { learner in
        learner.isEnrolled = true
        learner.targets.insert(statement.certification)
      }
    case .learnerTargeted(let statement): change(statement.learner) { $0.targets.insert(statement.certification) }
    case .learnerWithdrawn(let statement):
      for id in ids(of: statement.learner) { change(id) { $0.targets.remove(statement.certification) } }
    case .learnerMerged(let statement): merge(statement)
    case .learnerErased(let statement): change(statement.learner) { $0.isErased = true }
    case .trainingFollowed(let statement): know(id, .training(TrainingFact(learner: statement.learner)))
    case .blockAssessed(let statement):
      let assessment = AssessmentFact(
        learner: statement.learner, subject: statement.subject, centre: statement.centre, made: made)
      know(id, .assessment(assessment))
    case .blockValidated(let statement): validate(statement, id: id, made: made)
    case .certificationAwarded(let statement): award(statement, id: id, made: made)
    case .statementAnnulled(let statement): annulled.insert(statement.target)
    }
  }
}

extension CreditState {
  /// Where an id stands twice, looking it up finds the first (SPEC §9.2).
  private mutating func know(_ id: StatementID, _ fact: Fact) {
    if facts[id] == nil { facts[id] = fact }
  }

  private mutating func change(_ learner: LearnerID, _ body: (inout LearnerFile) -> Void) {
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

  private mutating func merge(_ statement: LearnerMerged) {
    change(statement.learner) { $0.mergedInto = statement.into }
    change(statement.into) { $0.merged.append(statement.learner) }
  }

  private mutating func validate(_ statement: BlockValidated, id: StatementID, made: Day) {
    let validation = ValidationFact(
      learner: statement.learner, subject: statement.subject, assessment: statement.assessment,
      decision: statement.decision, made: made)
    know(id, .validation(validation))
    decisions[statement.assessment, default: []].append(id)
    change(statement.learner) { $0.validations.append(id) }
  }

  private mutating func award(_ statement: CertificationAwarded, id: StatementID, made: Day) {
    let award = AwardFact(
      learner: statement.learner, composition: composition(of: statement.certification),
      certification: statement.certification, made: made)
    know(id, .award(award))
    change(statement.learner) { $0.awards.append(id) }
  }
}
