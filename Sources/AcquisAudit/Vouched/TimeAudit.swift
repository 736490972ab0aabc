import AcquisValues

/// What trusted times say about `recorded`, which is the operator's clock (SPEC §19.6).
struct TimeAudit {
  /// How far a clock may be off, in milliseconds.
  static let tolerance: Int64 = 5 * 60_000

  /// Ascending by size, and of one size by time.
  private let trustedTimes: [TrustedTime]
  private let clock: RecordedClock
  /// How many records the checkpoint covers.
  private let size: Int

  init(_ trustedTimes: [TrustedTime], _ clock: RecordedClock, size: Int) {
    self.trustedTimes = trustedTimes.sorted { ($0.size, $0.earliest) < ($1.size, $1.earliest) }
    self.clock = clock
    self.size = size
  }

  /// Whoever vouched for records cannot have seen them before they were recorded.
  func checkOrder(_ findings: inout FindingList) {
    for trusted in trustedTimes {
      guard let latest = clock.latest(in: 0..<min(trusted.size, size)),
        latest.recorded.milliseconds(since: trusted.earliest) > TimeAudit.tolerance
      else { continue }
      return findings.add(
        .timeContradicted, at: latest.seq,
        "record \(latest.seq) says that it was recorded at \(latest.recorded), and was vouched for by \(trusted.earliest)"
      )
    }
  }

  /// Every record from `first` on must be vouched for soon enough, and the ledger must have been vouched for lately. Where
  /// nobody was asked to vouch, the operator's clock must do.
  func checkAge(
    _ maximum: Int64, now: Instant, from first: Int, isVouchedFor: Bool, _ findings: inout FindingList
  ) {
    checkFuture(now, &findings)
    let newest = isVouchedFor ? trustedTimes.map(\.latest).max() : clock.latest(in: 0..<size)?.recorded
    if let newest, now.milliseconds(since: newest) > maximum {
      findings.add(.checkpointStale, "nothing says that the ledger is younger than \(newest)")
    }
    guard isVouchedFor else { return }
    var next = first
    for trusted in trustedTimes where trusted.size > next && next < size {
      checkStretch(next..<min(trusted.size, size), until: trusted.earliest, maximum, &findings)
      next = trusted.size
    }
    if next < size { checkStretch(next..<size, until: now, maximum, &findings) }
  }

  private func checkFuture(_ now: Instant, _ findings: inout FindingList) {
    if let latest = clock.latest(in: 0..<size), latest.recorded.milliseconds(since: now) > TimeAudit.tolerance {
      findings.add(
        .timeContradicted, at: latest.seq, "record \(latest.seq) says that it was recorded at \(latest.recorded)")
    }
    if let latest = trustedTimes.map(\.latest).max(), latest.milliseconds(since: now) > TimeAudit.tolerance {
      findings.add(.timeContradicted, "somebody vouches for the ledger from the future, at \(latest)")
    }
  }

  private func checkStretch(
    _ range: Range<Int>, until time: Instant, _ maximum: Int64, _ findings: inout FindingList
  ) {
    guard let earliest = clock.earliest(in: range), time.milliseconds(since: earliest.recorded) > maximum else {
      return
    }
    findings.add(
      .timeUnproven, at: earliest.seq,
      "record \(earliest.seq) says that it was recorded at \(earliest.recorded), and nothing vouches for it before \(time)"
    )
  }
}

/// When records say that they were recorded, as far as somebody will ask: between watched sizes the earliest and the latest.
struct RecordedClock {
  struct Reading: Hashable {
    let seq: Int
    let recorded: Instant
  }

  private struct Stretch {
    var range: Range<Int>
    var earliest: Reading
    var latest: Reading
  }

  private var stretches: [Stretch] = []
  private var current: Stretch?

  /// Takes the record at `seq`; those before it were taken.
  mutating func take(_ recorded: Instant, at seq: Int) {
    let reading = Reading(seq: seq, recorded: recorded)
    guard var stretch = current else {
      current = Stretch(range: seq..<seq + 1, earliest: reading, latest: reading)
      return
    }
    stretch.range = stretch.range.lowerBound..<seq + 1
    if recorded < stretch.earliest.recorded { stretch.earliest = reading }
    if recorded > stretch.latest.recorded { stretch.latest = reading }
    current = stretch
  }

  /// Ends a stretch: from here on and up to here will be asked for apart.
  mutating func cut() {
    if let current { stretches.append(current) }
    current = nil
  }

  /// The first of the earliest records in `range`, which begins and ends where a stretch does.
  func earliest(in range: Range<Int>) -> Reading? {
    readings(in: range, \.earliest).min { ($0.recorded, $0.seq) < ($1.recorded, $1.seq) }
  }

  /// The first of the latest records in `range`, which begins and ends where a stretch does.
  func latest(in range: Range<Int>) -> Reading? {
    readings(in: range, \.latest).max { ($0.recorded, -$0.seq) < ($1.recorded, -$1.seq) }
  }

  private func readings(in range: Range<Int>, _ reading: (Stretch) -> Reading) -> [Reading] {
    (stretches + [current].compactMap(\.self)).filter {
      range.lowerBound <= $0.range.lowerBound
        && $0.range.upperBound <= range.upperBound
    }.map(reading)
  }
}

extension Instant {
  fileprivate func milliseconds(since other: Instant) -> Int64 {
    millisecondsSinceEpoch - other.millisecondsSinceEpoch
  }
}
