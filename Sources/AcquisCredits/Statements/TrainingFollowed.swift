import AcquisJSON

/// A learner followed a training module. Shown, and never credit.
public struct TrainingFollowed: Body {
  static var type: String { "training-followed" }

  /// The learner.
  public let learner: LearnerID
  /// The certification towards which they trained.
  public let certification: CertificationCode
  /// The block towards which they trained.
  public let block: BlockCode
  /// The module's name, at most 200 bytes.
  public let module: String
  /// Who trained them, under a pseudonym: they cannot sit on the learner's jury. Rules 2.
  public let trainer: PersonID?

  /// A module followed.
  public init(
    learner: LearnerID, certification: CertificationCode, block: BlockCode, module: String, trainer: PersonID? = nil
  ) {
    self.learner = learner
    self.certification = certification
    self.block = block
    self.module = module
    self.trainer = trainer
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    block = try reader("block", .id())
    certification = try reader("certification", .id())
    learner = try reader("learner", .learner)
    module = try reader("module", .text(atMost: 200))
    trainer = try reader.sinceTwo("trainer", .id())
  }

  var members: [(String, JSONValue?)] {
    [
      ("block", .text(block)), ("certification", .text(certification)), ("learner", .text(learner)),
      ("module", .string(module)), ("trainer", trainer.map { .text($0) }),
    ]
  }
}
