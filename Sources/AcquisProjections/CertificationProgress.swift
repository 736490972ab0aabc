public import AcquisCredits
public import AcquisValues

/// How far a learner is towards one certification.
public struct CertificationProgress: Hashable, Sendable {
  /// The certification's code.
  public let code: CertificationCode
  /// Its title; `nil` if it was not registered by the day asked about.
  public let title: String?
  /// Its level, 1–8.
  public let level: Int?
  /// Whether the learner aims at it; else it stands here for what they hold of it.
  public let isTarget: Bool
  /// Whether nobody stated its rule, and all blocks are assumed.
  public let isRuleAssumed: Bool
  /// What the learner holds on their best way, in code order.
  public let acquired: [BlockReference]
  /// The fewest blocks and requirements that make the certification; 0 if it was not registered by the day asked about.
  public let required: Int
  /// Whether the rule is met.
  public let isComplete: Bool
  /// One cheapest completion, in code order.
  public let missing: [BlockReference]
  /// Every cheapest completion, at most 20; the first is ``missing``.
  public let ways: [[BlockReference]]
  /// The ECVET points of the blocks held, where any block has points.
  public let points: Points?
  /// The award that counts; `nil` if there is none.
  public let award: Award?
  /// How the candidacy stands on the State's two axes; `nil` before the first decision.
  public let result: JuryResult?
  /// Every block of the certification, in the register's order; then the requirements of its rule and the blocks of
  /// others that the rule names; then former blocks on which something was recorded.
  public let blocks: [BlockProgress]

  /// How a block is written in answers about this certification: by its code; one of another certification as
  /// `CERTIFICATION/BLOCK`; the certification as a whole by its own code.
  public func label(of block: BlockReference) -> String {
    guard block.certification == code, let own = block.block else { return block.description }
    return own.text
  }
}

/// Where a learner stands on one block.
public struct BlockProgress: Hashable, Sendable {
  /// The block, the requirement or the certification as a whole.
  public let block: BlockReference
  /// Its title or, of a requirement, its label.
  public let title: String?
  /// Where the learner stands.
  public internal(set) var state: BlockState
  /// The statement that made it so; `nil` if nothing was recorded.
  public internal(set) var since: Cause?
  /// Whether a decision stands that is no credit yet: its condition is not lifted, or nobody confirmed it.
  public internal(set) var isProvisional: Bool
  /// The last day on which it can be used towards the certification; `nil`: for ever, or it is not held.
  public internal(set) var usableUntil: Day?
  /// Its ECVET points.
  public let points: Points?
  /// What must still be shown, of a conditional decision.
  public internal(set) var condition: String?

  /// The statement that put a learner where they stand.
  public struct Cause: Hashable, Sendable {
    /// When it was made.
    public let made: Day
    /// Its position in the ledger.
    public let seq: Int
    /// Who answers for it.
    public let signing: Signing
  }
}

/// Where a learner stands on a block.
public enum BlockState: String, CaseIterable, Sendable {
  /// Nothing was recorded.
  case none
  /// Assessed, and no jury decided yet.
  case assessed
  /// Acquired, for life: a later decision does not undo it, only an annulment.
  case acquired
  /// Decided on, and not acquired.
  case notAcquired = "not-acquired"
  /// All that was recorded was annulled.
  case annulled
  /// Decided on, under a condition that is not lifted.
  case conditional
  /// Held since an awarding body recognised what was acquired elsewhere.
  case recognised
  /// The candidate did not come.
  case absent
  /// The candidate was excused.
  case excused
}
