import AcquisCrypto
import AcquisNotes
import AcquisRecords

/// A ledger's directory against its checkpoint, older ones, a learner's record, and whoever vouched for it
/// (SPEC §15, steps 1–5 and 8; §19).
struct LedgerAudit {
  let directory: String
  let demands: AuditDemands
  var older: [UInt8]?
  var record: [UInt8]?
  /// What was verified before.
  var known: AuditState?
  var recordsPerSegment = Limits.segmentRecordCount

  init(directory: String, demands: AuditDemands) {
    self.directory = directory
    self.demands = demands
  }

  func run() -> Report {
    var report = Report(.ledger)
    var findings = FindingList()
    do { try LogFiles.requireDirectory(directory) } catch {
      return report.ended(.unreadable, "the directory \(error.explanation)", findings, demands)
    }
    // The checkpoint first: a writer may append while the log is read, and then the answer is for what it covers.
    let wasWriting = WriterLock.isHeld(in: directory)
    let bytes = checkpointBytes(&findings)
    var against = HeldAgainst(self, bytes, &findings)
    let files: LogFiles
    do { files = try LogFiles(directory: directory, recordsPerSegment: recordsPerSegment) } catch {
      return report.ended(.unreadable, "log \(error.explanation)", findings, demands)
    }
    var log = LogAudit(
      watching: against.sizes, demands.depth(known: known?.size ?? 0), isVisited: against.record != nil,
      isRecalled: against.isRecalled)
    let observe = { (record: Record, leaf: Digest, seq: Int) -> Void in
      against.record?.observe(record, leaf, at: seq)
    }
    let end = files.forEachLine(&findings) { log.take($0, observe) }
    log.finish(observe)
    let isWriting = wasWriting || WriterLock.isHeld(in: directory) || checkpointBytes(quietly: bytes) != bytes
    var verdict = LogVerdict(log: log, end: end, trust: demands.trust, findings: findings)
    if verdict.goesOn {
      verdict.judge(against.checkpoint, isWriting: isWriting)
      against.judge(&verdict, demands)
      report.witnessing = against.witnesses?.witnessing
      report.anchoring = against.anchors?.anchoring
      report.contradiction = verdict.evidence(against.checkpoint)?.bytes
    }
    verdict.fill(&report)
    // A stage that was left out is a finding, and then there is nothing to keep.
    report.conclude(
      demands, checked: log.checked(against.witnesses, against.anchors), isWhole: verdict.goesOn && end != .cutShort)
    report.state = state(report, against.checkpoint)
    return report
  }

  /// What the auditor may keep: everything up to the checkpoint was judged, and nothing is wrong.
  private func state(_ report: Report, _ checkpoint: CheckpointReading?) -> AuditState? {
    guard report.ok, demands.trust != nil, demands.runs(.signatures), let key = report.key, let ledger = report.ledger,
      let checkpoint
    else { return nil }
    return AuditState(
      key: key, ledger: ledger, checkpoint: checkpoint.signed, size: checkpoint.size, verified: demands.now)
  }

  private var checkpointPath: String { directory + "/checkpoint" }

  private func checkpointBytes(_ findings: inout FindingList) -> [UInt8]? {
    do {
      if let bytes = try RegularFile.bytes(of: checkpointPath, limit: CheckpointReading.byteLimit) { return bytes }
      findings.add(.checkpointMalformed, "the checkpoint has more than \(CheckpointReading.byteLimit) bytes")
    } catch {
      switch error {
      case .missing: findings.add(.checkpointMissing, "the ledger has no checkpoint")
      case .notRegular: findings.add(.fileKind, "checkpoint \(error.explanation)")
      case .failed: findings.add(.unreadable, "checkpoint \(error.explanation)")
      }
    }
    return nil
  }

  /// The checkpoint as it is now; what could not be read before is not read again.
  private func checkpointBytes(quietly before: [UInt8]?) -> [UInt8]? {
    guard before != nil else { return nil }
    return (try? RegularFile.bytes(of: checkpointPath, limit: CheckpointReading.byteLimit)) ?? before
  }
}

/// All that a log is held against.
private struct HeldAgainst {
  let checkpoint: CheckpointReading?
  let older: CheckpointReading?
  let known: Continuation?
  var witnesses: WitnessAudit?
  var anchors: AnchoredLedger?
  var record: RecordComparison?

  init(_ audit: LedgerAudit, _ bytes: [UInt8]?, _ findings: inout FindingList) {
    checkpoint = bytes.flatMap { CheckpointReading($0, name: "the checkpoint", &findings) }
    older = audit.older.flatMap { CheckpointReading($0, name: "the older checkpoint", &findings) }
    known = audit.known.flatMap { Continuation($0, &findings) }
    record = audit.record.map { RecordComparison($0, audit.demands.trust) }
    if audit.demands.runs(.witnesses), let policy = audit.demands.policy {
      witnesses = WitnessAudit(audit.directory, policy)
    }
    if audit.demands.runs(.anchors), let authorities = audit.demands.authorities {
      anchors = AnchoredLedger(audit.directory, authorities)
    }
  }

  /// Whether what stands in the log is compared with something else, for which leaf hashes are asked.
  var isRecalled: Bool { older != nil || known != nil || record != nil }

  /// The sizes at which the log's root must be known.
  var sizes: Set<Int> {
    let single = [checkpoint?.size, older?.size, known?.size, record?.size].compactMap(\.self)
    return Set(single + (witnesses?.sizes ?? []) + (anchors?.sizes ?? []))
  }

  mutating func judge(_ verdict: inout LogVerdict, _ demands: AuditDemands) {
    if demands.trust == nil {
      verdict.findings.add(
        .selfDeclared, "no key was given: only the ledger itself says that its checkpoint key is its own")
    }
    if let older { verdict.holds(older: older) }
    known?.judge(&verdict, ledgerSize: verdict.size, trust: demands.trust)
    witnesses?.judge(&verdict, ledgerSize: verdict.size)
    if let witnesses { verdict.findings.add(witnesses.findings) }
    anchors?.judge(&verdict, by: verdict.key, ledgerSize: verdict.size)
    if let anchors { verdict.findings.add(anchors.findings) }
    if verdict.isCheckpointHeld { judgeTimes(&verdict, demands) }
    record?.judge(verdict.log, isWhole: verdict.isWhole, &verdict.findings)
  }
}

extension HeldAgainst {
  private func judgeTimes(_ verdict: inout LogVerdict, _ demands: AuditDemands) {
    let times = TimeAudit(
      (witnesses?.trustedTimes ?? []) + (anchors?.trustedTimes ?? []), verdict.log.clock, size: verdict.size)
    times.checkOrder(&verdict.findings)
    guard demands.runs(.age), let age = demands.maximumAge else { return }
    times.checkAge(
      age, now: demands.now, from: known?.size ?? 0, isVouchedFor: demands.isVouchedFor, &verdict.findings)
  }
}

extension LogAudit {
  /// How much each stage looked at.
  fileprivate func checked(_ witnesses: WitnessAudit?, _ anchors: AnchoredLedger?) -> [AuditStage: Int] {
    [
      .integrity: size, .rules: statements.depth.judgesRules ? size : 0, .signatures: statements.signatureCount,
      .witnesses: witnesses?.readings.count ?? 0, .anchors: anchors?.count ?? 0,
    ]
  }
}

extension Report {
  /// The report on something that could not be read to the end.
  fileprivate func ended(
    _ code: FindingCode, _ message: String, _ found: FindingList, _ demands: AuditDemands
  ) -> Report {
    var (report, all) = (self, found)
    all.add(code, message)
    report.findings = all.ordered
    report.conclude(demands, checked: [:], isWhole: false)
    return report
  }
}
