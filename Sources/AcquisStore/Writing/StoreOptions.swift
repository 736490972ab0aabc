/// How a ledger is opened for writing.
public struct StoreOptions: Sendable {
  /// How long to wait for another writer to finish.
  public var wait: Duration
  /// Where to keep a second copy of the newest checkpoint: a file on another disk, never restored together with the
  /// ledger. A directory that is older than its mark is not opened.
  public var mark: String?
  /// What time it is.
  public var clock: LedgerClock

  package var layout = SegmentLayout.standard
  var calls = SystemCalls.system
  var known = Versions.known
  /// At most so long after a commit a checkpoint is signed.
  package var checkpointDelay = Duration.seconds(1)
  /// How long a group waits at most for callers who were in the one before.
  var mostPatience = Duration.milliseconds(2)
  /// How many records gather in memory before they are written to the index.
  package var indexFlushCount = 16_384

  /// Waits 10 s, keeps no mark and takes the system's time, unless told otherwise.
  public init(wait: Duration = .seconds(10), mark: String? = nil, clock: @escaping LedgerClock = systemClock) {
    self.wait = wait
    self.mark = mark
    self.clock = clock
  }
}
