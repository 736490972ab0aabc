import AcquisValues

/// How a candidacy ended, on the two axes of the State's platform for the recognition of experience: what was aimed at, and
/// how much of it was obtained. Derived, never recorded (SPEC §9.4).
public enum JuryResult: String, CaseIterable, Sendable {
  /// All of the whole.
  case fullSuccessOfFullCertification = "FULL_SUCCESS_OF_FULL_CERTIFICATION"
  /// All of the whole, some of it under reserve.
  case partialSuccessPendingConfirmation = "PARTIAL_SUCCESS_PENDING_CONFIRMATION"
  /// Some of the whole.
  case partialSuccessOfFullCertification = "PARTIAL_SUCCESS_OF_FULL_CERTIFICATION"
  /// All of the blocks aimed at.
  case fullSuccessOfPartialCertification = "FULL_SUCCESS_OF_PARTIAL_CERTIFICATION"
  /// Some of the blocks aimed at.
  case partialSuccessOfPartialCertification = "PARTIAL_SUCCESS_OF_PARTIAL_CERTIFICATION"
  /// Nothing.
  case failure = "FAILURE"
  /// Nothing, since the candidate was excused.
  case candidateExcused = "CANDIDATE_EXCUSED"
  /// Nothing, since the candidate did not come.
  case candidateAbsent = "CANDIDATE_ABSENT"

  /// The name that the platform publishes.
  public var publishedName: String {
    switch self {
    case .fullSuccessOfFullCertification: "SUCCES_TOTAL_CERTIFICATION_COMPLETE"
    case .partialSuccessPendingConfirmation: "SUCCES_TOTAL_CERTIFICATION_COMPLETE_SOUS_RESERVE"
    case .partialSuccessOfFullCertification: "SUCCES_PARTIEL_CERTIFICATION_COMPLETE"
    case .fullSuccessOfPartialCertification: "SUCCES_TOTAL_CERTIFICATION_PARTIELLE"
    case .partialSuccessOfPartialCertification: "SUCCES_PARTIEL_CERTIFICATION_PARTIELLE"
    case .failure: "ECHEC"
    case .candidateExcused: "CANDIDAT_EXCUSE"
    case .candidateAbsent: "CANDIDAT_ABSENT"
    }
  }
}

extension CreditState {
  /// How a learner's candidacy to a certification stands by what was decided; `nil` before the first decision.
  public func juryResult(of learner: LearnerID, towards certification: CertificationCode) -> JuryResult? {
    let decisions = ids(of: learner).flatMap { learners[$0]?.validations ?? [] }.filter(counts).compactMap {
      id -> (id: StatementID, fact: ValidationFact)? in
      guard case .validation(let fact) = facts[id], fact.subject.certification == certification else { return nil }
      return (id, fact)
    }
    guard let newest = decisions.last else { return nil }
    let held = held(by: learner)
    let promised = held.union(decisions.filter { isProvisional($0.id) }.map(\.fact.subject))
    guard promised.contains(where: { $0.certification == certification }) else {
      return switch newest.fact.decision {
      case .absent: .candidateAbsent
      case .excused: .candidateExcused
      default: .failure
      }
    }
    if let blocks = targetedBlocks(of: certification, by: learner) {
      let isAll = blocks.allSatisfy { held.contains(BlockReference(certification, $0)) }
      return isAll ? .fullSuccessOfPartialCertification : .partialSuccessOfPartialCertification
    }
    guard let composition = composition(of: certification, for: learner) else { return nil }
    if composition.isMet(by: held) { return .fullSuccessOfFullCertification }
    return composition.isMet(by: promised) ? .partialSuccessPendingConfirmation : .partialSuccessOfFullCertification
  }
}
