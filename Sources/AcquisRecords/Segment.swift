/// Where records stand on disk: segments of 65,536 records, named by their first seq (SPEC §13).
public enum Segment {
  /// The first seq of the segment that holds `seq`.
  public static func first(holding seq: Int) -> Int {
    seq - seq % Int(Limits.segmentRecordCount)
  }

  /// The name of the segment that begins with `seq`: 12 digits and `.jsonl`.
  public static func name(first seq: Int) -> String {
    let digits = String(seq)
    precondition(digits.utf8.count <= 12, "a ledger has fewer than 10^12 records")
    return String(repeating: "0", count: 12 - digits.utf8.count) + digits + ".jsonl"
  }

  /// The first seq that a name says; `nil` for any other name.
  public static func first(named name: String) -> Int? {
    guard name.utf8.count == 18, let seq = Int(name.prefix(12)), Segment.name(first: seq).utf8.elementsEqual(name.utf8),
      seq % Int(Limits.segmentRecordCount) == 0
    else { return nil }
    return seq
  }
}
