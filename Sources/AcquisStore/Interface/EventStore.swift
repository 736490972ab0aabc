public import AcquisNotes
public import AcquisRecords

/// A ledger that can be written: the seam between the ledger and where it is kept (SPEC §10).
///
/// Lines, leaf hashes and acknowledgements are the same on every engine. One suite of tests runs against all of them.
public protocol EventStore: EventReader {
  /// Records `batch`, all or nothing, and returns once it is durable.
  ///
  /// Ids are looked up first, against everything recorded: a batch that is known whole gives its first acknowledgements
  /// again, whatever `condition` says. Throws ``AppendError``.
  ///
  /// - Precondition: `batch` has 1 to 1,048,576 statements.
  func append(
    _ batch: [SignedStatement], if condition: AppendCondition?
  ) async throws(AppendError) -> [Acknowledgement]

  /// Signs a checkpoint over every durable record, and returns once the checkpoint is durable itself.
  ///
  /// Throws ``StoreError``.
  func signCheckpoint() async throws -> SignedCheckpoint

  /// Finishes what was begun, signs, and lets go of the ledger; nothing can be appended afterwards. Throws
  /// ``StoreError`` when the last checkpoint could not be stored: what was acknowledged is recorded all the same.
  func close() async throws
}
