import Acquis
import AcquisCredits
import AcquisNotes
import AcquisStore
import AcquisValues

extension LedgerOptions {
  /// Runs `body` on the ledger opened for writing, and warns of what was found beside it.
  ///
  /// Never inlined: Swift 6.3 crashes when it splits the coroutines of commands that it inlined this into.
  @inline(never)
  func write<Result>(_ body: (LedgerSession) async throws -> Result) async throws -> Result {
    try await LedgerSession.with(path(), wait: patience, notify: warn, body)
  }

  /// How long to wait for another writer.
  var patience: Duration { .milliseconds(Int64(wait * 1000)) }

  /// Tells on standard error what kept nothing from being done.
  func warn(_ notice: Problem) { Complaint(warning: notice).print(asJSON: output.json) }

  /// Tells what the register says against a statement that is recorded.
  func remark(_ statement: CreditStatement, _ made: Day, _ session: LedgerSession) async throws {
    for notice in try await session.view.remarks(on: statement, made: made) { warn(notice) }
  }

  /// Tells what the register says against the statement `id`, which is recorded.
  func remark(_ id: StatementID, _ made: Day, _ session: LedgerSession) async throws {
    if let statement = try await session.view.statement(id) { try await remark(statement, made, session) }
  }

  /// Runs `body` on the ledger opened for reading, which never waits.
  /// Never inlined, as above.
  @inline(never)
  func read<Result>(_ body: (LedgerView) async throws -> Result) async throws -> Result {
    try await LedgerView.with(path(), body)
  }
}

extension RecordingOptions {
  /// The statement's id: the one given, else a new one.
  func statementID() throws(Problem) -> StatementID {
    guard let id else { return try Environment.system.newStatementID() }
    return try Input.statement(id, "--id")
  }

  /// The keys to sign with beside the operator's.
  func signers() throws(Problem) -> [SignerKey] {
    var keys: [SignerKey] = []
    for path in signWith { keys.append(try KeyFile.read(path)) }
    return keys
  }
}
