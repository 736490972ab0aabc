/// What stands in the batch under way, or so far in a learner's record, for the minutes that may follow.
struct BatchEntries {
  private var entries: [(seq: Int, kind: Kind)] = []

  private enum Kind {
    case decision(Decided)
    case other
    /// A line, or a statement, that has not its form.
    case unknown
  }

  /// What a run of entries is.
  enum Covered {
    case decisions([Decided])
    /// One of them has not its form, so that nothing can be said.
    case unknown
    /// Another statement stands among them.
    case other
  }

  /// Whether the batch is not what its records say: a line out of form, or one that does not count down.
  var isBroken = false

  mutating func add(_ decision: Decided, at seq: Int) { entries.append((seq, .decision(decision))) }
  mutating func addOther(at seq: Int) { entries.append((seq, .other)) }

  mutating func addUnknown(at seq: Int) {
    entries.append((seq, .unknown))
    isBroken = true
  }

  /// Whether the record at `seq` is in the batch.
  func reaches(_ seq: Int) -> Bool { entries.first.map { $0.seq <= seq } ?? false }

  /// The entries from `seq` on. O(their number).
  func entries(from seq: Int) -> Covered {
    var decisions: [Decided] = []
    var hasOther = false
    for entry in entries.reversed().prefix(while: { $0.seq >= seq }).reversed() {
      switch entry.kind {
      case .decision(let decision): decisions.append(decision)
      case .other: hasOther = true
      case .unknown: return .unknown
      }
    }
    return hasOther ? .other : .decisions(decisions)
  }
}
