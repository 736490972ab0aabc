import AcquisMerkle
public import AcquisNotes

/// Verifies a ledger from the first byte and makes it one that can be opened, if anything sound is left to go on from.
public enum Recovery {
  /// Reads every record, believes no index, keeps what is sound and says what was found.
  ///
  /// - What a verified checkpoint or the mark covers must be there and unchanged; else nothing is touched and it throws
  ///   `logTruncated`, `rootMismatch` or `damaged`: such a ledger is restored from a copy, or succeeded.
  /// - What lies beyond and is no complete batch is moved to `cut/`.
  /// - A checkpoint that is missing or does not verify is signed anew only when all of the log is sound, but for a last
  ///   batch that is not complete.
  ///
  /// Throws ``StoreError``, also for a lock that is held, a wrong key and a version that this software does not know.
  /// O(n) time.
  public static func run(
    _ directory: LedgerDirectory, checkpointKey: SignerKey, options: StoreOptions = StoreOptions()
  ) async throws -> RecoveryReport {
    let lock = try await WriterLock.take(directory, wait: options.wait)
    return try await offload {
      defer { lock.release() }
      return try RecoveryWork(directory: directory, key: checkpointKey, options: options).run()
    }
  }
}
