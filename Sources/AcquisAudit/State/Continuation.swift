import AcquisNotes

/// Holds a ledger against what its auditor has verified before (SPEC §19.6).
struct Continuation {
  let known: AuditState
  private let reading: CheckpointReading

  init?(_ known: AuditState, _ findings: inout FindingList) {
    self.known = known
    guard let reading = CheckpointReading(known.checkpoint.note.bytes, name: "the checkpoint last audited", &findings)
    else { return nil }
    self.reading = reading
  }

  /// The size at which the root must be known.
  var size: Int { known.size }

  /// Reports another ledger, and one that does not go on from where it was.
  func judge(_ verdict: inout LogVerdict, ledgerSize: Int, trust: Trust?) {
    guard let key = trust?.key(of: reading.origin), key == known.key, verdict.log.ledger == known.ledger else {
      return verdict.findings.add(
        .originWrong, "this ledger, or the key given, is not that of the last audit, '\(known.key.name)'")
    }
    guard verdict.holds(older: reading), ledgerSize < known.size else { return }
    verdict.findings.add(
      .rolledBack,
      "the checkpoint is for \(ledgerSize) records, and \(known.size) were verified on \(known.verified)")
  }
}
