public import AcquisStore

/// What a session has to tell beside its answers, as ``Problem``s that kept nothing from being done.
extension LedgerSession {
  /// What opening found and did that somebody should know of.
  static func notices(of store: FileStore) -> [Problem] {
    var notices: [Problem] = []
    if let cut = store.opening.cut {
      notices.append(
        Problem(
          "tail-cut", "\(cut.byteCount) bytes from record \(cut.seq) on were no complete batch and were cut off",
          at: cut.files.joined(separator: ", "),
          remedy: "Nothing acknowledged is lost by it; whoever was told 'outcome-unknown' repeats with the same --id."))
    }
    if store.opening.markMissing, let mark = try? mark(of: store.directory) {
      notices.append(
        Problem(
          "mark-missing", "There was no mark, so that nothing says whether this is the newest copy of the ledger",
          at: mark, remedy: "It is written anew; if another disk should be there, mount it and compare."))
    }
    return notices
  }

  /// Gives the ledger back after the session did what it was to do. What was acknowledged is durable, so that a checkpoint
  /// or a mark that cannot follow now takes nothing back: `notify` is told. Throws ``Problem`` only where the disk does not
  /// hold what was written.
  func finish(_ notify: (Problem) -> Void) async throws(Problem) {
    do { try await store.close() } catch {
      if case StoreError.readBackDiffers = error { throw Problem(error) }
      let cause = Problem(error)
      notify(
        Problem(
          "checkpoint-behind", "What is recorded is safe, but no checkpoint covers it yet: \(cause.message)",
          at: cause.place, remedy: "See to that, then run 'acquis checkpoint'."))
    }
    tellMark(notify)
  }

  /// Tells why the mark could not follow the checkpoint.
  func tellMark(_ notify: (Problem) -> Void) {
    if let fault = store.markFault { notify(Problem(markFault: fault)) }
  }
}

extension Problem {
  /// A mark that could not follow a checkpoint that was signed.
  public init(markFault fault: StoreError) {
    let cause = Problem(fault)
    self.init(
      "mark-behind", "What is recorded is safe, but the mark does not cover it yet: \(cause.message)", at: cause.place,
      remedy: cause.remedy)
  }
}
