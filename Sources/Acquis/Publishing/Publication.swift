public import AcquisStore

/// What one run of publishing did.
public struct Publication: Hashable, Sendable {
  /// How many records the published checkpoint covers.
  public let size: Int
  /// Whether the records themselves are published, and not only their hashes.
  public let hasEntries: Bool
  /// How many files with hashes were written.
  public let tiles: Int
  /// How many files with records were written.
  public let bundles: Int
  /// How many of those files had been there with other bytes than the ledger's: altered, or left by a run that failed.
  public let replaced: Int
  /// Whether the checkpoint carries the lines of witnesses.
  public let witnessed: Bool
}

extension LedgerView {
  /// Publishes the tree of the newest stored checkpoint as static files in the directory `path`, which is made if need be
  /// (SPEC §19.5). Takes no lock and no key of the ledger, whose directory is `ledger`.
  ///
  /// With `entries` the records are published, too: they hold learners' histories. Others who publish there are waited for
  /// as long as `wait`. A run that fails or is killed leaves what was published before whole, and the next one goes on.
  ///
  /// Throws ``Problem``: `publish-place`, `not-a-tree`, `entries-published`, `tree-locked`, `publish-failed`, and where
  /// something was found wrong `published-ahead`, `checkpoint-inconsistent` or `root-mismatch`.
  ///
  /// - Complexity: O(new records + log n) time, one sync of a file and one of a directory for each of them; O(n) for the
  ///   first run, the first with `entries`, and one that finds the right edge damaged. Memory for 256 records at most.
  public func publish(
    _ ledger: LedgerDirectory, to path: String, entries: Bool, wait: Duration = .zero
  ) async throws(Problem) -> Publication {
    try await TreePublisher(reader: reader, ledger: ledger, showsEntries: entries).publish(to: path, wait: wait)
  }
}
