import AcquisNotes
public import AcquisRecords
public import AcquisStore

extension LedgerSession {
  /// After damage: verifies the ledger from its first byte, says what was found, and keeps what is sound (SPEC §13).
  ///
  /// Only bytes beyond the checkpoint can be cut off; they are kept in `cut/`. Throws ``Problem``: of kind `foundWrong`
  /// where the ledger cannot be continued, because what a checkpoint covers is damaged or gone.
  public static func recover(
    _ path: String, wait: Duration = .seconds(10), environment: Environment = .system
  ) async throws(Problem) -> RecoveryReport {
    let directory = LedgerDirectory(path)
    do {
      guard SmallFile.exists(directory.log) else { throw StoreError.notALedger(path: path) }
      let keys = try LedgerKeys.read(privateDirectory: directory.private)
      return try await Recovery.run(
        directory, checkpointKey: keys.checkpoint,
        options: storeOptions(wait: wait, environment, mark: mark(of: directory)))
    } catch {
      let problem = Problem(error)
      let damage: Set = ["damaged", "log-truncated", "root-mismatch", "rolled-back", "not-founded"]
      guard damage.contains(problem.code) else { throw problem }
      throw Problem(
        problem.code, problem.message, at: problem.place, remedy: problem.remedy, kind: .foundWrong)
    }
  }

  /// What record 0 of a successor says of the ledger at `path`: its name, its id and its last checkpoint, verbatim
  /// (SPEC §13). Throws ``Problem``.
  public static func predecessor(_ path: String, reason: String) throws(Problem) -> Founding.Predecessor {
    let directory = LedgerDirectory(path)
    let context = try SignedLine.context(ofLedger: path)
    let checkpoint = try SmallFile.read(directory.checkpoint, limit: 4096)
    do { _ = try SignedCheckpoint(parsing: checkpoint) } catch {
      throw Problem(
        "checkpoint-malformed", "\(error)", at: directory.checkpoint,
        remedy: "Put the last checkpoint that somebody kept in its place.")
    }
    return Founding.Predecessor(
      checkpoint: String(decoding: checkpoint, as: UTF8.self), ledger: context.ledger, origin: context.origin,
      reason: reason)
  }
}
