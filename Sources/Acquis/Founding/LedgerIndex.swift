public import AcquisStore

extension LedgerSession {
  /// Gives the ledger at `path` an index of its own where it has none that is believed, as a copy has not. Needs no key.
  /// O(n) then. Throws ``Problem``.
  public static func buildIndex(
    _ path: String, wait: Duration = .seconds(10)
  ) async throws(Problem) -> IndexBuilding.Report {
    do { return try await IndexBuilding.run(LedgerDirectory(path), wait: wait) } catch { throw Problem(error) }
  }
}
