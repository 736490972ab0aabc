import AcquisJSON

/// The qualification: its awarding body awards the certification to a learner.
public struct CertificationAwarded: Body {
  static var type: String { "certification-awarded" }

  /// The learner.
  public let learner: LearnerID
  /// What is awarded.
  public let certification: CertificationCode
  /// The session in which it was.
  public let session: SessionID

  /// An award.
  public init(learner: LearnerID, certification: CertificationCode, session: SessionID) {
    self.learner = learner
    self.certification = certification
    self.session = session
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    certification = try reader("certification", .id())
    learner = try reader("learner", .learner)
    session = try reader("session", .id())
  }

  var members: [(String, JSONValue?)] {
    [("certification", .text(certification)), ("learner", .text(learner)), ("session", .text(session))]
  }
}
