public import AcquisAudit

/// An audit that goes on from what was verified before (SPEC §19.6).
public struct IncrementalAudit: Sendable {
  /// What was verified before; `nil` the first time.
  public let known: AuditState?
  /// What was found.
  public let report: Report
  private let path: String?

  /// Audits the ledger at `ledger`. `state`: the file that keeps what was verified, which need not be there yet. `older`: the
  /// path of a checkpoint. Throws ``Problem`` when one of them cannot be read, or is none.
  public init(_ ledger: String, demands: AuditDemands, state: String?, older: String? = nil) throws(Problem) {
    guard Audit.kind(of: ledger) == .ledger else {
      throw Problem(
        "usage", "This is no directory", at: ledger, remedy: "Give a ledger's directory.", kind: .misused)
    }
    // What a link leads to is kept where it is.
    path = state.map(SmallFile.resolved)
    known = try path.flatMap { (path) throws(Problem) in try IncrementalAudit.read(path) }
    let older = try older.map { (path) throws(Problem) in try SmallFile.read(path, limit: 1 << 20) }
    report = Audit.ledger(directory: ledger, demands: demands, older: older, known: known)
  }

  /// Whether there is something to keep for the next time.
  public var isKept: Bool { path != nil && report.state != nil }

  /// Keeps what was verified, durably, if everything was checked and nothing is wrong; `false` if another audit has kept more
  /// meanwhile. Throws ``Problem``.
  @discardableResult
  public func keep() throws(Problem) -> Bool {
    guard let path, let state = report.state else { return false }
    let lock = try DirectoryLock(SmallFile.parent(of: path))
    defer { lock.release() }
    if let newer = try IncrementalAudit.read(path), newer.ledger == state.ledger, newer.size > state.size {
      return false
    }
    try SmallFile.replace(path, bytes: state.bytes, mode: 0o600)
    return true
  }

  private static func read(_ path: String) throws(Problem) -> AuditState? {
    guard SmallFile.exists(path) else { return nil }
    do { return try AuditState(parsing: SmallFile.read(path, limit: 1 << 20)) } catch let error as AuditStateError {
      throw Problem(
        "audit-state", "The file of the last audit cannot be used: \(error)", at: path,
        remedy: "Put it back from a copy. Without it, start anew with another file, and with --checkpoint.")
    } catch { throw Problem(error) }
  }
}
