import AcquisJSON

/// A centre assessed a learner on a block. The first link of ECVET's chain: nothing is validated that was not assessed.
public struct BlockAssessed: Body {
  static var type: String { "block-assessed" }

  /// The learner.
  public let learner: LearnerID
  /// What was assessed.
  public let subject: BlockReference
  /// Who assessed.
  public let centre: CentreID
  /// By which route the learner came.
  public let route: Route
  /// What was found.
  public let outcome: Outcome
  /// Fingerprints of the evidence; `nil` where the member is absent.
  public let evidence: [Fingerprint]?

  /// An assessment.
  public init(
    learner: LearnerID, subject: BlockReference, centre: CentreID, route: Route, outcome: Outcome,
    evidence: [Fingerprint]? = nil
  ) {
    self.learner = learner
    self.subject = subject
    self.centre = centre
    self.route = route
    self.outcome = outcome
    self.evidence = evidence
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    let block: BlockCode? = try reader.ifPresent("block", .id())
    centre = try reader("centre", .id())
    subject = BlockReference(try reader("certification", .id()), block)
    evidence = try reader.ifPresent("evidence", .array(of: .fingerprint))
    learner = try reader("learner", .learner)
    outcome = try reader("outcome", .word())
    route = try reader("route", .word())
  }

  var members: [(String, JSONValue?)] {
    [
      ("block", subject.block.map { .text($0) }),
      ("centre", .text(centre)),
      ("certification", .text(subject.certification)),
      ("evidence", evidence.map { .texts($0) }),
      ("learner", .text(learner)),
      ("outcome", .word(outcome)),
      ("route", .word(route)),
    ]
  }
}
