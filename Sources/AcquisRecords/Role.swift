/// In what capacity a key speaks (SPEC §9.3).
public enum Role: String, Sendable, CaseIterable {
  /// Signs the ledger's checkpoints.
  case checkpoint
  /// Signs extracts, which close a learner's record.
  case extract
  /// Runs the ledger, and signs on behalf of those who have no key.
  case `operator`
  /// An assessment centre.
  case centre
  /// The jury of a certification.
  case jury
  /// An awarding body.
  case awardingBody = "awarding-body"
}

/// Who holds a private key: the one it speaks for, or the operator of the ledger for them.
public enum Custody: String, Sendable, CaseIterable {
  /// The one it speaks for.
  case holder
  /// The operator.
  case `operator`
}
