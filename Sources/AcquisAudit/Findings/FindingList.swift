/// Findings in the order in which they were found.
struct FindingList {
  private(set) var all: [Finding] = []

  mutating func add(_ code: FindingCode, at seq: Int? = nil, _ message: String) {
    all.append(Finding(code, at: seq, message))
  }

  mutating func add(_ others: FindingList) { all += others.all }

  /// Forgets what concerns records from `seq` on.
  mutating func drop(from seq: Int) { all.removeAll { $0.seq.map { $0 >= seq } ?? false } }

  /// Forgets what `isIdle` holds of.
  mutating func drop(where isIdle: (Finding) -> Bool) { all.removeAll(where: isIdle) }

  /// Ordered by seq; at one seq as found, and last what concerns no single record (SPEC §15).
  var ordered: [Finding] {
    all.enumerated().sorted { left, right in
      (left.element.seq ?? .max, left.offset) < (right.element.seq ?? .max, right.offset)
    }.map(\.element)
  }
}
