import AcquisNotes

/// Two checkpoints of one log, held against each other (SPEC §19.2).
struct ComparisonAudit {
  let comparands: [Comparand]
  let demands: AuditDemands
  private var report = Report(.comparison)
  private var findings = FindingList()

  init(_ one: Comparand, _ other: Comparand, _ demands: AuditDemands) {
    comparands = [one, other]
    self.demands = demands
  }

  mutating func run() -> Report {
    judge()
    report.findings = findings.ordered
    return report
  }

  private mutating func judge() {
    let readings = zip(comparands, ["the first checkpoint", "the second checkpoint"]).map {
      CheckpointReading($0.checkpoint, name: $1, &findings)
    }
    guard let one = readings[0], let other = readings[1] else { return }
    let (older, newer) = one.size <= other.size ? (one, other) : (other, one)
    report.origin = newer.origin.description
    (report.size, report.root, report.older) = (newer.size, newer.root, older.size)
    guard one.origin == other.origin else {
      return findings.add(.originWrong, "one is of '\(one.origin)', the other of '\(other.origin)'")
    }
    guard demands.trust != nil else {
      return findings.add(.issuerUnknown, "no key was given: nothing says who signed them")
    }
    guard let key = older.judge(demands.trust, nil, &findings), key == newer.judge(demands.trust, nil, &findings) else {
      return
    }
    report.key = key
    if older.size == newer.size {
      compareRoots(older, newer)
    } else {
      compareTrees(older, newer, of: one.size <= other.size ? comparands[1] : comparands[0])
    }
  }

  private mutating func compareRoots(_ older: CheckpointReading, _ newer: CheckpointReading) {
    guard let evidence = Contradiction(older, newer, leaves: { _ in nil }) else { return }
    report.contradiction = evidence.bytes
    findings.add(.contradiction, "two checkpoints of \(older.size) records have different roots")
  }

  private mutating func compareTrees(
    _ older: CheckpointReading, _ newer: CheckpointReading, of comparand: Comparand
  ) {
    if let request = comparand.request, request.oldSize == UInt64(older.size),
      Consistency.isProven(from: older, to: newer, request.hashes)
    {
      return
    }
    guard let directory = comparand.directory else {
      return findings.add(
        .consistencyUnproven,
        "they are for \(older.size) and \(newer.size) records, and nothing shows whether one extends the other")
    }
    var audit = LedgerAudit(directory: directory, demands: demands.integrityOnly)
    audit.older = older.signed.note.bytes
    let ledger = audit.run()
    for finding in ledger.findings where finding.code.stage == .integrity && finding.code != .stageSkipped {
      findings.add(finding.code, at: finding.seq, "the ledger: \(finding.message)")
    }
    guard let evidence = ledger.contradiction else { return }
    report.contradiction = evidence
    findings.add(.contradiction, "the tree of \(newer.size) records does not begin with that of \(older.size)")
  }
}
