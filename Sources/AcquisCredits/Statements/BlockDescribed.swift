import AcquisJSON
public import AcquisValues

/// The texts of one block, long ones in several parts to be joined.
public struct BlockDescribed: Body {
  static var type: String { "block-described" }

  /// The registration that this belongs to.
  public let registration: StatementID
  /// The certification.
  public let certification: CertificationCode
  /// The block.
  public let block: BlockCode
  /// The block's title, at most 3,000 bytes.
  public let title: String
  /// The activity domain that the block belongs to, at most 300 bytes.
  public let activity: String?
  /// What somebody who holds the block can do.
  public let competences: String?
  /// How it is assessed.
  public let assessment: String?
  /// Its relative weight in ECVET points. Rules 2.
  public let points: Points?
  /// Which part of the texts this is, from 1.
  public let part: Int
  /// Of how many.
  public let of: Int

  /// A part of the texts of a block.
  public init(
    registration: StatementID, certification: CertificationCode, block: BlockCode, title: String,
    activity: String? = nil, competences: String? = nil, assessment: String? = nil, points: Points? = nil,
    part: Int = 1, of: Int = 1
  ) {
    self.registration = registration
    self.certification = certification
    self.block = block
    self.title = title
    self.activity = activity
    self.competences = competences
    self.assessment = assessment
    self.points = points
    self.part = part
    self.of = of
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    activity = try reader.ifPresent("activity", .text(atMost: 300))
    assessment = try reader.ifPresent("assessment", .longText)
    block = try reader("block", .id())
    certification = try reader("certification", .id())
    competences = try reader.ifPresent("competences", .longText)
    of = try reader("of", .integer(1...Int.max))
    part = try reader("part", .integer(1...of))
    points = try reader.sinceTwo("points", .points)
    registration = try reader("statement", .statementID)
    title = try reader("title", .text(atMost: 3000))
  }

  var members: [(String, JSONValue?)] {
    [
      ("activity", activity.map { .string($0) }),
      ("assessment", assessment.map { .string($0) }),
      ("block", .text(block)),
      ("certification", .text(certification)),
      ("competences", competences.map { .string($0) }),
      ("of", .number(of)),
      ("part", .number(part)),
      ("points", points.map { .text($0) }),
      ("statement", .text(registration)),
      ("title", .string(title)),
    ]
  }
}
