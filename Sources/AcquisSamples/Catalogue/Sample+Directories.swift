import AcquisAudit

extension Sample {
  /// Directories that are no ledgers (SPEC §13).
  static func directories() throws -> [Sample] {
    let three = try Scribe.threeRecords()
    let link = SampleFile.link("../elsewhere.jsonl")
    return [
      try ledger(
        "segment-gap", .segmentMissing, "a second segment after one that is not full", three,
        more: ["log/000000065536.jsonl": .bytes([])]),
      try ledger(
        "linked-segment", .fileKind, "a segment that is a symbolic link", three,
        more: ["log/000000000000.jsonl": link, "elsewhere.jsonl": .bytes(three.log)]),
    ]
  }
}
