public import AcquisValues

/// One thing that a writer must read before it can judge a statement.
public enum ContextQuery: Hashable, Sendable {
  /// Every statement of one of these types that carries all of these tags, as SPEC §9.3 derives them.
  case statements(types: Set<String>, tags: Set<ContextTag>)
  /// The statement with this id, if there is one. One that is not about credit is left out.
  case statement(StatementID)
}

/// A tag: the name of a member of `body` and one of its values (SPEC §9.3).
public struct ContextTag: Hashable, Sendable {
  /// The member.
  public let name: String
  /// One of its strings.
  public let value: String

  /// The tag `name:value`.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension ContextQuery {
  /// Everything that names a learner.
  package static func learner(_ learner: LearnerID) -> ContextQuery {
    .statements(types: learnerTypes, tags: [ContextTag("learner", learner.description)])
  }

  /// Every registration of a certification.
  package static func registrations(of certification: CertificationCode) -> ContextQuery {
    about(certification, [CertificationRegistered.type])
  }

  /// Every rule of a certification.
  package static func rules(of certification: CertificationCode) -> ContextQuery {
    about(certification, [RuleStated.type])
  }

  /// Every policy of a certification.
  package static func policies(of certification: CertificationCode) -> ContextQuery {
    about(certification, [PolicyStated.type])
  }

  /// Every declaration that blocks of a certification are those of others.
  package static func sharing(of certification: CertificationCode) -> ContextQuery {
    about(certification, [BlocksShared.type])
  }

  /// Every declaration that a block generates a certification, or that one of its blocks generates another.
  package static func generators(of certification: CertificationCode) -> ContextQuery {
    about(certification, [IntermediateDeclared.type])
  }

  /// How a session was convened and held.
  package static func session(_ session: SessionID, of certification: CertificationCode) -> ContextQuery {
    .statements(
      types: [SessionConvened.type, SessionHeld.type],
      tags: [ContextTag("certification", certification.text), ContextTag("session", session.text)])
  }

  /// Every recognition that names a statement.
  static func recognitions(of statement: StatementID) -> ContextQuery {
    .statements(types: [CreditRecognised.type], tags: [ContextTag("statement", statement.description)])
  }

  static func authority(of centre: CentreID, for certification: CertificationCode) -> ContextQuery {
    .statements(
      types: [CentreAuthorised.type, PartnersListed.type],
      tags: [ContextTag("centre", centre.text), ContextTag("certification", certification.text)])
  }

  /// Every annulment of a statement.
  package static func annulments(of statement: StatementID) -> ContextQuery {
    .statements(types: [StatementAnnulled.type], tags: [ContextTag("statement", statement.description)])
  }

  /// The texts of the blocks of a certification.
  package static func texts(of certification: CertificationCode) -> ContextQuery {
    about(certification, [BlockDescribed.type])
  }

  private static func about(_ certification: CertificationCode, _ types: Set<String>) -> ContextQuery {
    .statements(types: types, tags: [ContextTag("certification", certification.text)])
  }

  private static let learnerTypes: Set<String> = [
    LearnerEnrolled.type, LearnerTargeted.type, LearnerWithdrawn.type, LearnerIdentified.type, LearnerMerged.type,
    LearnerErased.type, TrainingFollowed.type, BlockAssessed.type, BlockValidated.type, CertificationAwarded.type,
    StatementAnnulled.type, DecisionConfirmed.type, ConditionLifted.type, CreditRecognised.type,
    RecognitionSuspended.type, DocumentIssued.type,
  ]
}
