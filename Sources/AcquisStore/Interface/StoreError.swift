public import AcquisNotes

/// Why a store could not be opened, read or written. No case carries the content of a record.
public enum StoreError: Error, Equatable, Sendable {
  /// A system call failed.
  case system(SystemError)
  /// There is no ledger at this path.
  case notALedger(path: String)
  /// Something is at the path where a ledger was to be founded.
  case alreadyExists(path: String)
  /// A file of the ledger is something else than a regular file: a link, a pipe, a directory.
  case fileKind(path: String)
  /// Another process writes to the ledger, and went on for as long as this one was told to wait.
  case locked(path: String, waited: Duration)
  /// The directory has no checkpoint.
  case checkpointMissing(path: String)
  /// The checkpoint is malformed, or not signed by the ledger's key.
  case checkpointInvalid(path: String, NoteError)
  /// The key given is not the checkpoint key that record 0 enrols under the ledger's origin.
  case wrongKey(path: String)
  /// A checkpoint covers more records than the log has.
  case logTruncated(path: String, records: Int, checkpoint: Int)
  /// The log does not have the root that a checkpoint of this size states.
  case rootMismatch(path: String, size: Int)
  /// The mark covers more records than the ledger's own checkpoint: the directory is older than the mark.
  case rolledBack(mark: String, size: Int, checkpoint: Int)
  /// What stands at the mark's place is no checkpoint of this ledger.
  case markInvalid(path: String, NoteError)
  /// The mark cannot be read or written, so that it could not follow the ledger.
  case markUnusable(path: String, SystemError)
  /// A segment is not what it must be; `seq` is the first record concerned.
  case damaged(path: String, seq: Int, what: String)
  /// The ledger is in a version that this software does not know (SPEC §12).
  case versionNewer(format: Int, rules: Int)
  /// A first record that founds no ledger (SPEC §6).
  case notFounded(path: String, what: String)
  /// The index, without which answers come by reading everything, cannot be written.
  case indexUnusable(path: String)
  /// The size asked for lies beyond the records, or does not lie where it must.
  case outOfRange(asked: Int, size: Int)
  /// Signing failed.
  case signing(NoteError)
  /// The store has been closed.
  case closed
  /// An earlier write failed; what is on disk is not known until the ledger is opened again.
  case writerFailed(SystemError)
  /// A segment was replaced, removed, cut off or written to by others while the ledger was open.
  case logChanged(path: String)
  /// Bytes read back before signing are not those that were written (SPEC §7): nothing was signed.
  case readBackDiffers(path: String, size: Int)
}

extension StoreError {
  /// Records or bytes of `path` are not what they must be.
  init(_ error: SystemError) { self = .system(error) }
}
