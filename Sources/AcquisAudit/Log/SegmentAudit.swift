/// One `.jsonl` file that begins with record 0 (SPEC §15, steps 1–5).
struct SegmentAudit {
  let file: String
  let demands: AuditDemands
  let checkpoint: [UInt8]?

  func run() -> Report {
    var report = Report(.segment)
    var findings = FindingList()
    let checkpoint = checkpoint.flatMap { CheckpointReading($0, name: "the checkpoint", &findings) }
    var log = LogAudit(
      watching: Set([checkpoint?.size].compactMap(\.self)), demands.depth(known: 0), isRecalled: false)
    let end: LogFiles.End
    do {
      let read = try LogFiles.forEachLine(of: file, followingLinks: true) { log.take($0) }
      end = read.hasRemainder ? .withinLine : .atLine
    } catch {
      findings.add(error == .notRegular ? .fileKind : .unreadable, "the file \(error.explanation)")
      report.findings = findings.ordered
      return report
    }
    log.finish()
    var verdict = LogVerdict(log: log, end: end, trust: demands.trust, findings: findings)
    if self.checkpoint == nil {
      verdict.findings.add(
        .endUnprotected, "no checkpoint was given: nothing says whether records are missing at the end")
    }
    guard verdict.goesOn else {
      verdict.fill(&report)
      return report
    }
    verdict.judge(checkpoint, isWriting: false)
    if demands.trust == nil {
      verdict.findings.add(
        .selfDeclared, "no key was given: only the file itself says that its checkpoint key is its own")
    }
    if let checkpoint, let policy = demands.policy, verdict.isVouchedFor {
      let audit = CosignatureAudit.ofFile(checkpoint, policy, &verdict.findings)
      report.witnessing = audit.witnessing
      if let trusted = audit.trustedTime, verdict.isCheckpointHeld {
        TimeAudit([trusted], log.clock, size: checkpoint.size).checkOrder(&verdict.findings)
      }
    }
    verdict.fill(&report)
    return report
  }
}
