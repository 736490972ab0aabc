/// How many callers append at the same time, and how long the next group waits for them.
///
/// Callers whose records have just been written come back at once, one after the other. A sync for the first of them alone would
/// make the others wait for two.
struct Company: Sendable {
  /// So many groups at most are written without waiting before it is tried again.
  private static let mostPause = 64

  /// How many there were: those of the last group, and those who had come by its end.
  private(set) var count = 1
  private let mostPatience: Duration
  private var patience = Duration.zero
  /// How many groups are still to be written without waiting, after it was in vain.
  private var pause = 0
  private var lastPause = 0

  init(mostPatience: Duration) { self.mostPatience = mostPatience }

  /// How long a group of `present` waits for the others; `nil` if it does not.
  func patience(with present: Int) -> Duration? {
    present < count && pause == 0 ? patience : nil
  }

  /// Learns from a group that was written in `duration`, and from how many came meanwhile. To wait for half a sync costs
  /// less than the sync that it saves.
  mutating func wrote(_ group: Int, others: Int, in duration: Duration) {
    count = group + others
    patience = min(duration / 2, mostPatience)
    pause = max(0, pause - 1)
  }

  /// Learns from having waited: where callers take their time in between, waiting is rarely tried again.
  mutating func waited(inVain: Bool) {
    lastPause = inVain ? min(2 * lastPause + 2, Company.mostPause) : 0
    pause = lastPause
  }
}
