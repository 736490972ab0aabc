import Acquis
import AcquisNotes
import AcquisStore
import AcquisValues

extension LedgerOptions {
  /// Runs `body` on the ledger opened for writing.
  func write<Result>(_ body: (LedgerSession) async throws -> Result) async throws -> Result {
    try await LedgerSession.with(path(), wait: .milliseconds(Int64(wait * 1000)), body)
  }

  /// Runs `body` on the ledger opened for reading, which never waits.
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
