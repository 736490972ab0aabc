/// What stands in the batch under way, for the minutes that may follow.
struct BatchEntries {
  private var entries: [Entry] = []

  private enum Entry {
    case decision(Decided)
    case other
    /// A line that could not be read.
    case unknown
  }

  private(set) var hasUnknown = false

  mutating func add(_ decision: Decided) { entries.append(.decision(decision)) }
  mutating func addOther() { entries.append(.other) }

  mutating func addUnknown() {
    entries.append(.unknown)
    hasUnknown = true
  }

  /// The last `count` entries as decisions; `nil` when there are fewer, or another statement stands among them.
  func decisions(last count: Int) -> [Decided]? {
    guard count <= entries.count else { return nil }
    var decisions: [Decided] = []
    decisions.reserveCapacity(count)
    for entry in entries.suffix(count) {
      guard case .decision(let decision) = entry else { return nil }
      decisions.append(decision)
    }
    return decisions
  }
}
