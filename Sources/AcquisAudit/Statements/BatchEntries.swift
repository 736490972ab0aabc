/// What stands in the batch under way, or so far in a learner's record, for the minutes that may follow.
struct BatchEntries {
  private var first: Int?
  /// The decisions since the last entry that is none.
  private var decisions: [(seq: Int, decision: Decided)] = []
  /// Where another statement stood last, and where a line or a statement that has not its form.
  private var lastOther = -1
  private var lastUnknown = -1

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

  mutating func add(_ decision: Decided, at seq: Int) {
    first = first ?? seq
    decisions.append((seq, decision))
  }

  mutating func addOther(at seq: Int) {
    first = first ?? seq
    (lastOther, decisions) = (seq, [])
  }

  mutating func addUnknown(at seq: Int) {
    first = first ?? seq
    (lastUnknown, decisions, isBroken) = (seq, [], true)
  }

  /// Whether the record at `seq` is in the batch.
  func reaches(_ seq: Int) -> Bool { first.map { $0 <= seq } ?? false }

  /// The entries from `seq` on. O(their number), and O(1) where they are not all decisions.
  func entries(from seq: Int) -> Covered {
    if lastUnknown >= seq { return .unknown }
    if lastOther >= seq { return .other }
    return .decisions(decisions.suffix(while: { $0.seq >= seq }).map(\.decision))
  }
}

extension Array {
  /// The last elements, as far as all of them are so. O(their number).
  func suffix(while isSo: (Element) -> Bool) -> ArraySlice<Element> {
    self[(lastIndex { !isSo($0) }.map { $0 + 1 } ?? 0)...]
  }
}
