public import AcquisCredits
public import AcquisValues

/// Who answers for a statement.
public enum Signing: Hashable, Sendable {
  /// Whoever had to sign it did.
  case signed
  /// Only the operator signed it (SPEC §9.3): every answer that rests on it says so.
  case onBehalf
}

/// A statement about credit as the ledger holds it: what the projections fold, in the order of `seq`.
public struct LedgerEntry: Hashable, Sendable {
  /// The statement.
  public let statement: CreditStatement
  /// Its id.
  public let id: StatementID
  /// When it happened.
  public let made: Day
  /// The UTC date on which it was recorded.
  public let recorded: Day
  /// Its position in the ledger.
  public let seq: Int
  /// Who answers for it.
  public let signing: Signing
  /// The rules in force where it stands.
  public let rules: Rules

  /// A statement at its place.
  public init(
    _ statement: CreditStatement, id: StatementID, made: Day, recorded: Day, seq: Int, signing: Signing,
    rules: Rules = .newest
  ) {
    self.statement = statement
    self.id = id
    self.made = made
    self.recorded = recorded
    self.seq = seq
    self.signing = signing
    self.rules = rules
  }
}
