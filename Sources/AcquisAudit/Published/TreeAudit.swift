import AcquisCrypto
import AcquisMerkle
import AcquisNotes

/// A tree published as static files, of this ledger or of any log of the same form (SPEC §15, step 9, and §19.5).
///
/// What the entries say is not judged: the tree proves that they are those the checkpoint was signed over.
struct TreeAudit {
  let directory: String
  let demands: AuditDemands
  let older: [UInt8]?

  private var trust: Trust? { demands.trust }

  func run() -> Report {
    var report = Report(.tree)
    var findings = FindingList()
    judge(&report, &findings)
    report.findings = findings.ordered
    return report
  }

  private func judge(_ report: inout Report, _ findings: inout FindingList) {
    do { try LogFiles.requireDirectory(directory) } catch {
      return findings.add(.unreadable, "the directory \(error.explanation)")
    }
    // Before any tile: whoever publishes puts tiles first, so that all that it needs is there.
    guard let checkpoint = checkpoint(&findings) else { return }
    let older = older.flatMap {
      CheckpointReading($0, name: "the older checkpoint", form: .anyLog, &findings)
    }
    report.origin = checkpoint.origin.description
    if trust == nil {
      findings.add(.issuerUnknown, "no key was given, and a published tree holds none")
    } else {
      report.key = checkpoint.judge(trust, nil, &findings)
      // What nobody vouches for promises nothing.
      if report.key == nil { return }
      if let policy = demands.policy {
        report.witnessing = CosignatureAudit.ofFile(checkpoint, policy, &findings).witnessing
      }
    }
    let files = TreeFiles(directory)
    (report.size, report.root, report.hasEntries) = (checkpoint.size, checkpoint.root, files.hasEntries)
    var walk = TreeWalk(files, TreeHead(size: checkpoint.size, root: checkpoint.root), older: older?.size)
    walk.run()
    findings.add(walk.findings)
    if let older { judge(older, against: checkpoint, walk, &findings) }
  }

  private func checkpoint(_ findings: inout FindingList) -> CheckpointReading? {
    let name = "the checkpoint"
    do {
      let bytes = try RegularFile.bytes(of: directory + "/checkpoint", limit: CheckpointReading.byteLimit)
      if let bytes { return CheckpointReading(bytes, name: name, form: .anyLog, &findings) }
      findings.add(.checkpointMalformed, "\(name) has more than \(CheckpointReading.byteLimit) bytes")
    } catch {
      switch error {
      case .missing: findings.add(.checkpointMissing, "the tree has no checkpoint")
      case .notRegular: findings.add(.fileKind, "checkpoint \(error.explanation)")
      case .failed: findings.add(.unreadable, "checkpoint \(error.explanation)")
      }
    }
    return nil
  }

  /// Holds the tree against a checkpoint that somebody kept.
  private func judge(
    _ older: CheckpointReading, against newer: CheckpointReading, _ walk: TreeWalk, _ findings: inout FindingList
  ) {
    if trust != nil, older.judge(trust, nil, &findings) == nil { return }
    guard older.origin == newer.origin else {
      return findings.add(.originWrong, "\(older.name) is of '\(older.origin)', the tree of '\(newer.origin)'")
    }
    guard older.size <= newer.size else {
      return findings.add(.logTruncated, "\(older.name) is for \(older.size) records; the tree has \(newer.size)")
    }
    // Where a tile is wrong or missing there may be nothing to compare with, and that has been said.
    if let head = walk.olderHead, head.root != older.root {
      findings.add(
        .checkpointInconsistent, "the first \(older.size) records do not have the root of \(older.name)")
    }
  }
}
