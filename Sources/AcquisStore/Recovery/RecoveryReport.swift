/// What recovery found and did.
public struct RecoveryReport: Equatable, Sendable {
  /// The state in which the checkpoint was found.
  public enum CheckpointState: Hashable, Sendable {
    /// It verifies, and the log extends it.
    case sound
    /// There was none.
    case missing
    /// It was malformed or did not verify; it was moved to this file.
    case invalid(movedTo: String)
  }

  /// How many records there are now; all of them verified from the first byte.
  public internal(set) var size: Int
  /// How many of them a sound checkpoint had covered before.
  public internal(set) var coveredBefore: Int
  /// The state in which the checkpoint was found.
  public internal(set) var checkpoint: CheckpointState
  /// What was cut off, if anything.
  public internal(set) var cut: OpeningReport.Cut?
  /// How many records the mark covers; `nil` without a mark.
  public internal(set) var marked: Int?
  /// Why the mark does not hold the checkpoint that recovery ended with.
  public internal(set) var markFault: StoreError?
}
