import AcquisIdentities
import AcquisStore
import Glibc

extension Problem {
  /// What a store reported.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as AppendError: self.init(error)
    case let error as StoreError: self.init(error)
    case let error as VaultError:
      self.init(error.code.rawValue, error.what, at: error.location, remedy: error.remedy)
    default:
      self.init("internal-error", "\(error)", remedy: "Please report this; nothing was changed.")
    }
  }

  init(_ error: AppendError) {
    switch error {
    case .refused(.idTaken(let id)):
      self.init(
        "statement-id-repeated", "Another statement is recorded under the id \(id)",
        remedy: "Repeat the very same command to retry it, or choose another --id.")
    case .refused(.batchMixesKnownAndNew(let known)):
      self.init(
        "batch-mixed",
        "Statements of the batch are recorded already, \(known.count) of them from \(known[0]) on, and others are not",
        remedy: "Nothing was recorded; send those that are new by themselves.")
    case .refused(.ledgerClosed):
      self.init("after-closed", "The ledger is closed", remedy: "Record in the ledger that succeeded it.")
    case .refused(.clockBehind(let milliseconds)):
      self.init(
        "recorded-backwards", "The clock is \(milliseconds) ms behind the last record",
        remedy: "Set the clock of this machine right, then try again.")
    case .refused(let refusal):
      self.init("refused", "\(refusal)", remedy: "Nothing was recorded; correct it and try again.")
    case .outcomeUnknown(let cause):
      self.init(
        "outcome-unknown", "It is not known whether this was recorded: \(cause)",
        remedy: "Run the same command again with the same --id: it records once at most.")
    case .unavailable(let cause): self.init(cause)
    }
  }

  init(_ error: StoreError) {
    let code =
      switch error {
      case .system: "unreadable"
      case .notALedger: "not-a-ledger"
      case .alreadyExists: "file-exists"
      case .fileKind: "file-kind"
      case .locked: "ledger-locked"
      case .checkpointMissing: "checkpoint-missing"
      case .checkpointInvalid: "checkpoint-malformed"
      case .wrongKey: "wrong-key"
      case .logTruncated: "log-truncated"
      case .rootMismatch: "root-mismatch"
      case .rolledBack: "rolled-back"
      case .markInvalid: "mark-invalid"
      case .markUnusable: "mark-unusable"
      case .damaged: "damaged"
      case .versionNewer: "version-newer"
      case .notFounded: "not-founded"
      case .indexUnusable: "index-unusable"
      case .outOfRange: "out-of-range"
      case .signing: "signing-failed"
      case .closed, .writerFailed: "writer-stopped"
      case .logChanged: "log-changed"
      case .readBackDiffers: "read-back-differs"
      }
    let (message, place, remedy) = Problem.wording(of: error)
    self.init(code, message, at: place, remedy: remedy)
  }

  /// What happened, where, and what to do with the commands of acquis: a store knows of none.
  private static func wording(of error: StoreError) -> (message: String, place: String?, remedy: String) {
    let recover = "Run 'acquis recover': it verifies the ledger from the first byte and says what it finds."
    let keepElsewhere =
      "See that its disk is there and can be written to, or keep it elsewhere: 'acquis mark set PATH'."
    let restore = "Restore the file from a copy and run 'acquis verify'; nothing was changed."
    return switch error {
    case .system(let error): wording(of: error)
    case .notALedger(let path): ("There is no ledger here", path, "Check the path, or found one with 'acquis init'.")
    case .alreadyExists(let path): ("Something is here already", path, "Choose another path.")
    case .fileKind(let path): ("This is not a regular file", path, "Put the regular file back in its place.")
    case .locked(let path, _):
      ("Another program is writing to the ledger", path, "Wait until it has ended, or give a longer --wait.")
    case .checkpointMissing(let path): ("The checkpoint is missing", path, recover)
    case .checkpointInvalid(let path, let cause): ("This is not a checkpoint of this ledger: \(cause)", path, recover)
    case .markInvalid(let path, let cause):
      (
        "The mark is not a checkpoint of this ledger: \(cause)", path,
        "Put the mark of this ledger back, or keep it elsewhere: 'acquis mark set PATH'."
      )
    case .markUnusable(let path, let cause):
      ("The mark cannot be used: \(String(cString: strerror(cause.code)))", path, keepElsewhere)
    case .indexUnusable(let path):
      (
        "The index cannot be written", path,
        "See that its disk has room and can be written to; without an index every answer is right, and slower."
      )
    case .damaged(let path, let seq, let what): ("Record \(seq) is damaged: \(what)", path, restore)
    case .readBackDiffers(let path, _): ("The file does not hold what was written; nothing was signed", path, restore)
    case .notFounded(let path, let what): ("The first record founds no ledger: \(what)", path, restore)
    default:
      (
        sentence("\(error)"), nil,
        sentence(error.remedy ?? "check the path, its permissions and the free space, then try again") + "."
      )
    }
  }

  /// What could not be done, in words: whoever reads it knows no system calls.
  private static func wording(of error: SystemError) -> (message: String, place: String?, remedy: String) {
    let verb =
      switch error.call {
      case "mkdir": "make this directory"
      case "open", "opendir", "readdir", "pread", "fstat": "read this file or directory"
      default: "write this file or directory"
      }
    // A ledger is founded beside its place and moved there when it is whole.
    let path = error.path.firstRange(of: ".founding-").map { String(error.path[..<$0.lowerBound]) } ?? error.path
    return (
      "Cannot \(verb): \(String(cString: strerror(error.code)))", path,
      "Check the path, its permissions and the free space, then try again."
    )
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
