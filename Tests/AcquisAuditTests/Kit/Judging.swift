import AcquisAudit
import AcquisCrypto
import AcquisRecords

extension Scribe {
  /// Writes a ledger directory with one segment.
  func write(checkpoint: [UInt8]?, into directory: Directory) throws {
    try directory.write("log/000000000000.jsonl", log)
    if let checkpoint { try directory.write("checkpoint", checkpoint) }
  }

  /// Judges the ledger in a directory of its own.
  func judge(
    checkpoint: [UInt8]? = nil, trust: Trust? = Keys.trust, older: [UInt8]? = nil, record: [UInt8]? = nil
  ) throws -> Report {
    let directory = Directory()
    try write(checkpoint: checkpoint ?? self.checkpoint(), into: directory)
    return Audit.ledger(directory: directory.path, trust: trust, older: older, record: record)
  }
}

extension Report {
  var codes: [FindingCode] { findings.map(\.code) }
}
