import AcquisRecords

/// Gives a ledger an index of its own, where it has none that is believed: a copy, for example, that nobody writes to.
public enum IndexBuilding {
  /// What was found and done.
  public struct Report: Equatable, Sendable {
    /// How many records the index has now: all of the ledger.
    public let size: Int
    /// Whether there was none that could be believed.
    public let isNew: Bool
  }

  /// Adds to the index what it lacks, or builds it anew by reading the log through. Needs no key and changes nothing else, but
  /// holds off writers meanwhile. O(n) where it is built anew, else O(what is lacking × log n).
  ///
  /// Throws ``StoreError`` as opening a ledger to read it does, `locked` when a writer stays, and `indexUnusable` when the index
  /// cannot be written.
  public static func run(_ directory: LedgerDirectory, wait: Duration = .seconds(10)) async throws -> Report {
    try await run(directory, .standard, wait: wait)
  }

  static func run(_ directory: LedgerDirectory, _ layout: SegmentLayout, wait: Duration) async throws -> Report {
    let lock = try await WriterLock.take(directory, wait: wait)
    return try await offload {
      defer { lock.release() }
      // Where an index that was believed does not take what it lacks, it is gone after the first time.
      guard let report = try build(directory, layout) ?? build(directory, layout) else {
        throw StoreError.indexUnusable(path: directory.index)
      }
      return report
    }
  }

  /// `nil` where not all could be written.
  private static func build(_ directory: LedgerDirectory, _ layout: SegmentLayout) throws(StoreError) -> Report? {
    let genesis = try LogLoader.genesis(directory, layout)
    let anchor = try FileLog.anchor(of: genesis, directory)
    let loader = LogLoader(directory: directory, layout: layout, anchor: anchor)
    var (loaded, isNew) = try loader.loadToAdd(genesis.ledger)
    try? loaded.stack.flush()
    // What waits in memory ends with it.
    guard loaded.stack.disk != nil, loaded.stack.waiting == 0 else { return nil }
    return Report(size: loaded.follower.head.size, isNew: isNew)
  }
}
