import AcquisIdentities
import AcquisStore

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
      case .damaged: "damaged"
      case .versionNewer: "version-newer"
      case .notFounded: "not-founded"
      case .outOfRange: "out-of-range"
      case .signing: "signing-failed"
      case .closed, .writerFailed: "writer-stopped"
      case .readBackDiffers: "read-back-differs"
      }
    self.init(
      code, "\(error)", remedy: error.remedy ?? "Check the path, its permissions and the free space, then try again.")
  }
}
