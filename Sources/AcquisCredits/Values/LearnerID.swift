import AcquisValues

/// A learner's pseudonym: a random, lower-case UUID, and all that the ledger knows about who a learner is.
public struct LearnerID: Hashable, Sendable {
  private let uuid: StatementID  // the same spelling, another meaning: the two types never mix

  /// Reads `8-4-4-4-12` lower-case hexadecimal digits; `nil` for any other spelling.
  public init?(_ text: some StringProtocol) {
    guard let uuid = StatementID(text) else { return nil }
    self.uuid = uuid
  }

  /// The pseudonym made of 16 bytes, stamped as a version 4 UUID (RFC 9562 §5.4): give it random ones.
  public init(version4From random: [UInt8]) { uuid = StatementID(version4From: random) }
}

extension LearnerID: Comparable {
  /// Ordered as the spelling is.
  public static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }
}

extension LearnerID: CustomStringConvertible {
  /// `8-4-4-4-12` lower-case hexadecimal digits.
  public var description: String { uuid.description }
}
