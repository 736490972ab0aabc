import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Holds a log that was read against checkpoints.
struct LogVerdict {
  let log: LogAudit
  let end: LogFiles.End
  let trust: Trust?
  var findings: FindingList
  private(set) var key: VerifierKey?
  private(set) var size: Int
  /// The first of the kept checkpoints that the log does not extend.
  private var contradicted: CheckpointReading?
  /// How many records the findings are about: while a writer is at work, those that the checkpoint covers.
  private var judged: Int
  private var root: Digest?
  private var recorded: Instant?
  private var origin: String?

  init(log: LogAudit, end: LogFiles.End, trust: Trust?, findings: FindingList) {
    self.log = log
    self.end = end
    self.trust = trust
    self.findings = findings
    self.findings.add(log.findings)
    origin = log.statements.founding?.origin
    (size, judged) = (log.completeSize, log.completeSize)
    if log.completeSize == log.size { (root, recorded) = (log.root, log.recorded) }
    if log.size == 0, !log.hasStopped, end != .cutShort {
      self.findings.add(.notFounded, at: 0, "the log has no record")
    }
  }

  /// Whether the log has the root that the checkpoint signs.
  private(set) var isCheckpointHeld = false

  /// Whether the log was read to its end.
  var isWhole: Bool { end != .cutShort }

  /// Whether the checkpoint is signed by the key.
  var isVouchedFor: Bool { key != nil }

  /// Whether there is a log to judge (SPEC §15).
  var goesOn: Bool { log.size > 0 }

  /// Holds the log against its checkpoint, if it has one in form.
  mutating func judge(_ checkpoint: CheckpointReading?, isWriting: Bool) {
    guard let checkpoint else {
      if let trust, let declared = log.statements.founding.flatMap(VerifierKey.init(ofCheckpoints:)) {
        if let key = trust.key(of: declared.name) {
          _ = key.isCheckpointKey(of: log.statements.founding, "the verifier", &findings)
        } else {
          findings.add(.originWrong, "none of the keys given is named '\(declared.name)'")
        }
      }
      return checkEnd()
    }
    key = checkpoint.judge(trust, log.statements.founding, &findings)
    origin = origin ?? checkpoint.origin.description
    // What nobody vouches for promises nothing.
    guard key != nil else { return checkEnd() }
    guard checkRoot(checkpoint, otherwise: .rootMismatch) else { return }
    size = checkpoint.size
    if let mark = log.marks[size] { (root, recorded) = (mark.root, mark.recorded) }
    isCheckpointHeld = root == checkpoint.root
    checkTail(isWriting: isWriting)
  }

  /// Without a checkpoint only what is plainly unfinished is known to be uncovered.
  private mutating func checkEnd() {
    guard end != .cutShort, log.size > log.completeSize || end == .withinLine else { return }
    findings.add(.tailUncovered, "the log ends within a batch or a line")
  }

  private mutating func checkTail(isWriting: Bool) {
    guard end != .cutShort, log.size > size || end == .withinLine else { return }
    if isWriting {
      findings.drop(from: size)
      judged = min(size, judged)
    } else {
      findings.add(.tailUncovered, "bytes stand beyond the \(size) records that the checkpoint covers")
    }
  }

  /// Holds the log against a checkpoint that somebody kept; whether it extends it.
  @discardableResult
  mutating func holds(older: CheckpointReading) -> Bool {
    guard older.judge(trust, log.statements.founding, &findings) != nil else { return false }
    guard checkRoot(older, otherwise: .checkpointInconsistent), let mark = log.marks[older.size] else { return false }
    if mark.root != older.root { contradicted = contradicted ?? older }
    return mark.root == older.root
  }

  /// Evidence that the newest checkpoint contradicts one that somebody kept, where the log bears it out.
  func evidence(_ newest: CheckpointReading?) -> Contradiction? {
    guard let newest, key != nil, let contradicted else { return nil }
    return Contradiction(contradicted, newest) { log.statements.register.leaf(at: $0) }
  }

  /// Compares the root at the checkpoint's size; `false` when the log is not that long.
  private mutating func checkRoot(_ checkpoint: CheckpointReading, otherwise code: FindingCode) -> Bool {
    guard checkpoint.size <= log.completeSize, let mark = log.marks[checkpoint.size] else {
      if end != .cutShort {
        findings.add(
          .logTruncated,
          "\(checkpoint.name) is for \(checkpoint.size) records; there are \(log.completeSize)")
      }
      return false
    }
    if mark.root != checkpoint.root {
      findings.add(code, "the first \(checkpoint.size) records do not have the root of \(checkpoint.name)")
    }
    if !mark.endsBatch { findings.add(.checkpointInBatch, "\(checkpoint.name) ends within a batch") }
    return true
  }

  func fill(_ report: inout Report) {
    report.origin = origin
    report.ledger = log.ledger
    report.size = size
    report.root = root
    report.recorded = recorded
    report.onBehalf = log.statements.onBehalf.count { $0 < size }
    report.key = key
    var all = findings
    all.add(log.statements.suspects(before: judged))
    report.findings = all.ordered
  }
}
