/// A part of an audit that can be asked for by itself (SPEC §19.7).
public enum AuditStage: String, Sendable, CaseIterable {
  /// Lines, chain, tree and checkpoint: that the bytes are those that were signed. Always done.
  case integrity
  /// What the statements say: bodies, what must hold, who must have signed.
  case rules
  /// That the signatures on statements verify, by keys that may speak. Brings ``rules`` along.
  case signatures
  /// That enough witnesses cosigned, where a policy was given.
  case witnesses
  /// That a timestamp authority vouches for the time, where one was given.
  case anchors
  /// That the ledger is not older than asked, where an age was given.
  case age
}

/// How a stage ended.
public enum StageOutcome: String, Sendable {
  /// Done, and nothing is wrong.
  case passed
  /// Something is wrong.
  case failed
  /// Something could not be checked.
  case incomplete
  /// It was said not to do it.
  case skipped
  /// What it needs was not given: a policy, an authority, an age.
  case notAsked = "not-asked"
}

/// What became of a stage.
public struct StageReport: Hashable, Sendable {
  /// The stage.
  public let stage: AuditStage
  /// How it ended.
  public let outcome: StageOutcome
  /// How many records, signatures, cosigned checkpoints or timestamps it looked at.
  public let checked: Int
}
