/// The moments between two steps of storing and erasing at which a process can die and leave something to finish.
enum Step: String, Sendable, CaseIterable {
  case keyWritten, keySynced, keyNamed
  case keyOverwritten, keyOverwrittenDurably, keyRemoved
  case keysSynced
  case rowsInserted, rowsDeleted
  case committed
  case rewritten, rewriteNoted
}

/// Lets a test stop the process, or fail the operation, at any ``Step``. Does nothing otherwise.
struct Steps: Sendable {
  var reached: @Sendable (Step) throws(VaultError) -> Void = { _ in }

  func reach(_ step: Step) throws(VaultError) { try reached(step) }
}
