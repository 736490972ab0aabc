import AcquisValues

extension CreditState {
  /// Takes a statement about a learner's credit into account.
  mutating func applyCredit(_ statement: CreditStatement, id: StatementID, made: Day) {
    switch statement {
    case .trainingFollowed(let statement):
      know(id, .training(TrainingFact(learner: statement.learner, trainer: statement.trainer)))
      if let trainer = statement.trainer { accompany(statement.learner, [trainer], id) }
    case .blockAssessed(let statement): assess(statement, id: id, made: made)
    case .blockValidated(let statement): validate(statement, id: id, made: made)
    case .certificationAwarded(let statement): award(statement, id: id, made: made)
    case .statementAnnulled(let statement): annul(statement.target)
    case .decisionConfirmed(let statement):
      know(id, .followUp(followUp(statement.decision, statement.learner, made)))
      confirmations[statement.decision, default: []].append(id)
    case .conditionLifted(let statement):
      know(id, .followUp(followUp(statement.decision, statement.learner, made)))
      lifts[statement.decision, default: []].append(id)
    case .recognitionSuspended(let statement):
      know(id, .suspension(followUp(statement.recognition, statement.learner, made)))
      suspend(statement.recognition, by: id)
    case .documentIssued(let statement):
      // Whoever speaks for a document is told by what it says, not by what it follows.
      know(
        id,
        .followUp(
          FollowUpFact(
            target: statement.target, learner: statement.learner, certification: statement.subject.certification,
            made: made)))
    case .creditRecognised(let statement): recognise(statement, id: id, made: made)
    default: break
    }
  }

  private func followUp(_ target: StatementID, _ learner: LearnerID, _ made: Day) -> FollowUpFact {
    FollowUpFact(
      target: target, learner: learner, certification: facts[target]?.subject?.certification, made: made)
  }

  private mutating func accompany(_ learner: LearnerID, _ people: [PersonID], _ id: StatementID) {
    change(learner) { file in file.companions += people.map { ($0, id) } }
  }

  private mutating func assess(_ statement: BlockAssessed, id: StatementID, made: Day) {
    let assessment = AssessmentFact(
      learner: statement.learner, subject: statement.subject, centre: statement.centre,
      assessors: statement.assessors ?? [], competences: statement.competences ?? [], made: made)
    know(id, .assessment(assessment))
    accompany(statement.learner, assessment.assessors.map(\.id), id)
  }

  private mutating func validate(_ statement: BlockValidated, id: StatementID, made: Day) {
    let validation = ValidationFact(
      learner: statement.learner, subject: statement.subject, assessments: statement.assessments,
      decision: statement.decision, needsConfirmation: policy(of: statement.subject.certification).needsConfirmation,
      made: made)
    know(id, .validation(validation))
    if statement.decision.settles {
      for assessment in statement.assessments { decisions[assessment, default: []].append(id) }
    }
    change(statement.learner) { file in
      file.validations.append(id)
      file.bySubject[statement.subject, default: []].append(id)
    }
  }

  private mutating func award(_ statement: CertificationAwarded, id: StatementID, made: Day) {
    let award = AwardFact(
      learner: statement.learner,
      composition: composition(of: statement.certification, for: statement.learner, on: made),
      usability: usability(towards: statement.certification), certification: statement.certification, made: made,
      order: count)
    know(id, .award(award))
    change(statement.learner) { $0.awards.append(id) }
  }

  private mutating func recognise(_ statement: CreditRecognised, id: StatementID, made: Day) {
    let transfer = TransferKey(statement)
    // A support that is not known yet cannot carry anything: later statements never do.
    let recognition = RecognitionFact(
      learner: statement.learner, subject: statement.subject,
      supports: transfer == nil ? statement.statements.filter { facts[$0] != nil } : [], transfer: transfer, made: made)
    know(id, .recognition(recognition))
    if let transfer { transfers[transfer, default: []].append(id) }
    change(statement.learner) { file in
      file.recognitions.append(id)
      file.bySubject[statement.subject, default: []].append(id)
    }
  }
}
