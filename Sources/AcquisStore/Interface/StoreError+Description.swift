import AcquisNotes

extension StoreError: CustomStringConvertible {
  /// One sentence: what happened, and where.
  public var description: String {
    switch self {
    case .system(let error): error.description
    case .notALedger(let path): "\(path) is not a ledger"
    case .alreadyExists(let path): "\(path) exists already"
    case .fileKind(let path): "\(path) is not a regular file"
    case .locked(let path, let waited): "\(path) is held by another writer; waited \(seconds(waited)) s"
    case .checkpointMissing(let path): "\(path) is missing"
    case .checkpointInvalid(let path, let error): "\(path) is not a checkpoint of this ledger: \(error)"
    case .wrongKey(let path): "the key given is not the checkpoint key of \(path)"
    case .logTruncated(let path, let records, let size):
      "the log has \(records) records, but \(path) covers \(size)"
    case .rootMismatch(let path, let size):
      "the first \(size) records are not those that \(path) was signed over"
    case .rolledBack(let mark, let size, let checkpoint):
      "the ledger's checkpoint covers \(checkpoint) records, but the mark \(mark) \(size): the directory is an old copy"
    case .markInvalid(let path, let error): "the mark \(path) is not a checkpoint of this ledger: \(error)"
    case .markUnusable(let path, let error): "the mark \(path) cannot be used: \(error)"
    case .damaged(let path, let seq, let what): "\(path), record \(seq): \(what)"
    case .versionNewer(let format, let rules):
      "the ledger is in format \(format), rules \(rules), which this software does not know"
    case .notFounded(let path, let what): "\(path) does not begin with the founding of a ledger: \(what)"
    case .indexUnusable(let path): "the index \(path) cannot be written"
    case .outOfRange(let asked, let size): "\(asked) is not within the ledger's \(size) records"
    case .signing(let error): "the checkpoint could not be signed: \(error)"
    case .closed: "the store has been closed"
    case .writerFailed(let error): "the store stopped after \(error)"
    case .logChanged(let path): "\(path) was replaced or written to by others while the ledger was open"
    case .readBackDiffers(let path, let size):
      "what \(path) holds is not what was written; the checkpoint of size \(size) was not signed"
    }
  }

  /// What to do about it; `nil` where the description says it all.
  public var remedy: String? {
    switch self {
    case .locked: "close the other program, or give a longer wait"
    case .checkpointMissing, .checkpointInvalid:
      "run recovery: it verifies the log from the first byte and says what it finds"
    case .rolledBack:
      "find the newest copy of the directory, or run recovery, which checks whether the log itself reaches the mark"
    case .logTruncated, .rootMismatch:
      "find the newest copy of the directory; if there is none, the ledger cannot go on and must be succeeded by another"
    case .markInvalid: "put the ledger's own mark back, or keep it in another place"
    case .markUnusable: "make its place one that can be written to, or keep the mark in another"
    case .damaged, .readBackDiffers: "restore the file from a copy and verify; nothing was changed"
    case .versionNewer: "use newer software"
    case .logChanged: "find out what else writes there, then open the ledger again and look up what was being recorded"
    case .writerFailed: "open the ledger again and look up what was being recorded"
    case .fileKind: "put the regular file back in its place"
    case .wrongKey: "give the key that the ledger was founded with"
    case .alreadyExists: "choose another path"
    case .indexUnusable:
      "see that its disk has room and can be written to; without an index every answer is right, and slower"
    case .system, .notALedger, .notFounded, .outOfRange, .signing, .closed: nil
    }
  }

  private func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds)" : "\(seconds).\(tenths)"
  }
}
