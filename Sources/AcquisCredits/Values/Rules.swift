/// The rules in force at a position of the ledger (SPEC §12): what may be stated there, and what must hold.
public enum Rules: Int, CaseIterable, Sendable, Comparable {
  /// Certifications, blocks, centres, learners, assessments, decisions, awards, annulments (SPEC §9.2).
  case one = 1
  /// Also juries, policies, recognition, and documents (SPEC §9.4).
  case two = 2

  /// The newest that this software knows.
  public static var newest: Rules { .two }

  /// The earlier rules are less.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
