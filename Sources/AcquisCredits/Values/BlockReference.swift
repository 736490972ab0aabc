/// What an assessment and a decision are about: a block or a requirement of a certification, or the whole of it.
///
/// A block's code means something within its certification only, so the two always travel together.
public struct BlockReference: Hashable, Sendable {
  /// The certification.
  public let certification: CertificationCode
  /// The block, or the requirement of the rule; `nil`: the certification as a whole.
  public let block: BlockCode?

  /// A block, a requirement or, without one, the certification as a whole.
  public init(_ certification: CertificationCode, _ block: BlockCode?) {
    self.certification = certification
    self.block = block
  }
}

extension BlockReference: Comparable {
  /// By certification, then by block; the certification as a whole comes before its blocks.
  public static func < (left: Self, right: Self) -> Bool {
    if left.certification != right.certification { return left.certification < right.certification }
    guard let rightBlock = right.block else { return false }
    guard let leftBlock = left.block else { return true }
    return leftBlock < rightBlock
  }
}

extension BlockReference: CustomStringConvertible {
  /// `CERTIFICATION/BLOCK`, or the certification alone.
  public var description: String { block.map { "\(certification)/\($0)" } ?? certification.text }
}
