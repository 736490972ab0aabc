import AcquisValues

/// Who must sign a statement, beside whom the operator may (SPEC §9.3).
public enum SignerRequirement: Hashable, Sendable {
  /// Whoever runs the ledger.
  case `operator`
  /// The centre that assessed.
  case centre(CentreID)
  /// The jury of the certification.
  case jury(CertificationCode)
  /// One of the certification's awarding bodies, as its newest registration names them.
  case awardingBody(anyOf: [OrganisationID])
}

extension CreditState {
  /// Whose signatures a statement needs: one for each requirement.
  ///
  /// Several where a centre is authorised for certifications of several bodies. An annulment needs what its target
  /// needs; where the target is unknown, the operator's. As exact as ``refusal(of:made:)`` on a context that was read.
  public func signers(of statement: CreditStatement) -> [SignerRequirement] {
    switch statement {
    case .blockAssessed(let assessment): [.centre(assessment.centre)]
    case .blockValidated(let validation): [.jury(validation.subject.certification)]
    case .certificationAwarded, .ruleStated, .centreAuthorised, .policyStated, .sessionConvened, .creditRecognised,
      .blocksShared, .intermediateDeclared, .documentIssued:
      bodies(of: statement.certifications)
    case .sessionHeld(let held): [.jury(held.certification)]
    case .decisionConfirmed(let confirmation): bodiesOf(target: confirmation.decision)
    case .conditionLifted(let lifting): bodiesOf(target: lifting.decision)
    case .statementAnnulled(let annulment): facts[annulment.target].map(signers(of:)) ?? [.operator]
    default: [.operator]
    }
  }

  private func signers(of fact: Fact) -> [SignerRequirement] {
    switch fact {
    case .training, .suspension: [.operator]
    case .assessment(let assessment): [.centre(assessment.centre)]
    case .validation(let validation): [.jury(validation.subject.certification)]
    case .attendance(let held): [.jury(held.certification)]
    case .award, .authorisation, .rule, .policy, .session, .recognition, .shared, .intermediate:
      bodies(of: fact.awarded)
    case .followUp: fact.awarded.isEmpty ? [.operator] : bodies(of: fact.awarded)
    }
  }

  private func bodiesOf(target: StatementID) -> [SignerRequirement] {
    facts[target]?.subject.map { bodies(of: [$0.certification]) } ?? [.operator]
  }

  private func bodies(of certifications: [CertificationCode]) -> [SignerRequirement] {
    var requirements: [SignerRequirement] = []
    for certification in certifications {
      let requirement = SignerRequirement.awardingBody(anyOf: (registration(of: certification)?.bodies ?? []).map(\.id))
      if !requirements.contains(requirement) { requirements.append(requirement) }
    }
    return requirements
  }
}
