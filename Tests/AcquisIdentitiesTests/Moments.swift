@testable import AcquisIdentities

/// The steps that the operations of the vault go through, in order: what makes them durable is this order.
enum Moments {
  static let storing: [Step] = [.keyWritten, .keySynced, .keyNamed, .keysSynced, .rowsInserted, .committed]
  static let erasing: [Step] = [
    .keyOverwritten, .keyOverwrittenDurably, .keyRemoved, .keysSynced, .rowsDeleted, .committed, .rewritten,
    .rewriteNoted,
  ]

  /// Thrown in place of a failing disk.
  static let stopped = VaultError(.failed, "stopped", at: "a step", remedy: "go on")
}
