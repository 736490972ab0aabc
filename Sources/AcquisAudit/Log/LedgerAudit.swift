import AcquisCrypto
import AcquisNotes
import AcquisRecords

/// A ledger's directory against its checkpoint, an older one, and a learner's record (SPEC §15, steps 1–5 and 8).
struct LedgerAudit {
  let directory: String
  let trust: Trust?
  let older: [UInt8]?
  let record: [UInt8]?
  var recordsPerSegment = Limits.segmentRecordCount

  func run() -> Report {
    var report = Report(.ledger)
    var findings = FindingList()
    do { try LogFiles.requireDirectory(directory) } catch {
      findings.add(.unreadable, "the directory \(error.explanation)")
      report.findings = findings.ordered
      return report
    }
    // The checkpoint first: a writer may append while the log is read, and then the answer is for what it covers.
    let wasWriting = WriterLock.isHeld(in: directory)
    let bytes = checkpointBytes(&findings)
    let checkpoint = bytes.flatMap { CheckpointReading($0, name: "the checkpoint", &findings) }
    let older = older.flatMap { CheckpointReading($0, name: "the older checkpoint", &findings) }
    var comparison = record.map { RecordComparison($0, trust) }
    let files: LogFiles
    do { files = try LogFiles(directory: directory, recordsPerSegment: recordsPerSegment) } catch {
      findings.add(.unreadable, "log \(error.explanation)")
      report.findings = findings.ordered
      return report
    }
    var log = LogAudit(watching: Set([checkpoint?.size, older?.size, comparison?.size].compactMap(\.self)))
    let end = files.forEachLine(&findings) { line in
      if let (record, leaf) = log.take(line) { comparison?.observe(record, leaf, at: log.size - 1) }
    }
    log.finish()
    let isWriting = wasWriting || WriterLock.isHeld(in: directory) || checkpointBytes(quietly: bytes) != bytes
    var verdict = LogVerdict(log: log, end: end, trust: trust, findings: findings)
    guard verdict.goesOn else {
      verdict.fill(&report)
      return report
    }
    verdict.judge(checkpoint, isWriting: isWriting)
    if trust == nil {
      verdict.findings.add(
        .selfDeclared, "no key was given: only the ledger itself says that its checkpoint key is its own")
    }
    older.map { verdict.judge(older: $0) }
    comparison?.judge(log, &verdict.findings)
    verdict.fill(&report)
    return report
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
