import AcquisJSON
public import AcquisValues

/// Blocks of several certifications are one and the same: whoever holds one holds all. Declared by the awarding bodies of
/// each; without such a declaration a block is *specific*. Rules 2.
public struct BlocksShared: Body {
  static var type: String { "blocks-shared" }

  /// The blocks, of different certifications, at least two.
  public let blocks: [BlockReference]

  /// Blocks that are the same.
  public init(_ blocks: [BlockReference]) { self.blocks = blocks }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    let codes: [BlockCode] = try reader("block", .array(of: .id()))
    let certifications: [CertificationCode] = try reader("certification", .distinct(.id()))
    guard certifications.count >= 2 else {
      throw reader.complaint("certification", expected: "at least two certifications")
    }
    guard codes.count == certifications.count else {
      throw reader.complaint("block", expected: "as many cells as certification has")
    }
    blocks = zip(certifications, codes).map { BlockReference($0, $1) }
  }

  var members: [(String, JSONValue?)] {
    [
      ("block", .array(blocks.map { .string($0.block?.text ?? "") })),
      ("certification", .texts(blocks.map(\.certification))),
    ]
  }
}

/// A block generates a certification: whoever holds the block can be awarded it, and the block still counts towards its own
/// (*certification intermédiaire*, *bloc certifié de façon autonome*). Declared by the awarding bodies of both. Rules 2.
public struct IntermediateDeclared: Body {
  static var type: String { "intermediate-declared" }

  /// The block.
  public let block: BlockReference
  /// The certification that it generates.
  public let certification: CertificationCode

  /// A block and what it generates.
  public init(block: BlockReference, generates certification: CertificationCode) {
    self.block = block
    self.certification = certification
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    let code: BlockCode = try reader("block", .id())
    let certifications: [CertificationCode] = try reader("certification", .distinct(.id()))
    guard certifications.count == 2 else {
      throw reader.complaint("certification", expected: "the block's certification, then the one it generates")
    }
    (block, certification) = (BlockReference(certifications[0], code), certifications[1])
  }

  var members: [(String, JSONValue?)] {
    [
      ("block", .string(block.block?.text ?? "")), ("certification", .texts([block.certification, certification])),
    ]
  }
}

/// Blocks of a certification correspond to blocks of another, as its register publishes it: n to m, from the first to the
/// second. It proposes; only ``CreditRecognised`` decides. Rules 2.
public struct CorrespondenceListed: Body {
  static var type: String { "correspondence-listed" }

  /// The registration that this belongs to.
  public let registration: StatementID
  /// The certification whose register publishes it.
  public let certification: CertificationCode
  /// Its blocks; none: the whole.
  public let blocks: [BlockCode]
  /// The other certification, which need not be registered.
  public let other: CertificationCode
  /// The other's blocks; none: the whole.
  public let otherBlocks: [BlockCode]

  /// A correspondence.
  public init(
    registration: StatementID, certification: CertificationCode, blocks: [BlockCode], other: CertificationCode,
    otherBlocks: [BlockCode]
  ) {
    self.registration = registration
    self.certification = certification
    self.blocks = blocks
    self.other = other
    self.otherBlocks = otherBlocks
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    blocks = try reader("blocks", .distinct(.id()))
    certification = try reader("certification", .id())
    other = try reader("other", .id())
    otherBlocks = try reader("otherBlocks", .distinct(.id()))
    registration = try reader("statement", .statementID)
  }

  var members: [(String, JSONValue?)] {
    [
      ("blocks", .texts(blocks)), ("certification", .text(certification)), ("other", .text(other)),
      ("otherBlocks", .texts(otherBlocks)), ("statement", .text(registration)),
    ]
  }
}
