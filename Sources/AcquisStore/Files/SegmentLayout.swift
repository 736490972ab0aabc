import AcquisRecords

/// How records are shared out among segments (SPEC §13). The number is fixed; only tests use smaller ones.
package struct SegmentLayout: Hashable, Sendable {
  package var recordsPerSegment: Int

  package init(recordsPerSegment: Int) { self.recordsPerSegment = recordsPerSegment }

  /// The layout of SPEC §13.
  static let standard = SegmentLayout(recordsPerSegment: Limits.segmentRecordCount)

  /// The first position of the segment that holds `seq`.
  func first(holding seq: Int) -> Int { seq - seq % recordsPerSegment }

  /// The first position that the name of a segment says; `nil` for other names.
  func first(named name: String) -> Int? {
    guard name.utf8.count == 18, let seq = Int(name.prefix(12)), seq >= 0, seq % recordsPerSegment == 0,
      Segment.name(first: seq).utf8.elementsEqual(name.utf8)
    else { return nil }
    return seq
  }
}

/// A place between two records.
struct LogPlace: Hashable, Sendable {
  /// The position of the record that begins or would begin here.
  var seq: Int
  /// Where it begins in the segment that holds its position, in bytes.
  var offset: Int

  /// The beginning of the log.
  static let start = LogPlace(seq: 0, offset: 0)

  /// The place after a line of `byteCount` bytes and its LF.
  func after(_ byteCount: Int, _ layout: SegmentLayout) -> LogPlace {
    let next = seq + 1
    return LogPlace(seq: next, offset: next % layout.recordsPerSegment == 0 ? 0 : offset + byteCount + 1)
  }
}
