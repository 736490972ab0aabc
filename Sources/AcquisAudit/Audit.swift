import AcquisNotes
import Glibc

/// The verifier of SPEC §15: reads bytes, recomputes everything, trusts no index and no stored hash, changes nothing.
///
/// Verification shares no code path with writing. Nothing here throws: what cannot be read or checked is a finding.
/// Without `trust` the input is judged by the key it names itself, which a finding then says.
public enum Audit {
  /// The most bytes of a learner's record or a proof that are read: 64 MiB.
  public static let fileByteLimit = 64 << 20

  /// Judges a ledger's directory.
  ///
  /// `older`: a checkpoint that somebody kept. `record`: a learner's record to hold against the ledger. Both are bytes.
  /// Needs no lock. While a writer is at work the answer is for the size of the checkpoint that was found first.
  ///
  /// - Complexity: O(n) time, one hash a record and one a node; memory for what must hold across records, about 200
  ///   bytes a record, and one chunk of 1 MiB.
  public static func ledger(
    directory: String, trust: Trust?, older: [UInt8]? = nil, record: [UInt8]? = nil
  ) -> Report {
    ledger(directory: directory, demands: .plain(trust), older: older, record: record)
  }

  /// Judges a ledger's directory as an auditor asks, going on from what was `known` before (SPEC §19).
  ///
  /// - Complexity: as above; signatures of records that are known are not checked again.
  public static func ledger(
    directory: String, demands: AuditDemands, older: [UInt8]? = nil, record: [UInt8]? = nil, known: AuditState? = nil
  ) -> Report {
    var audit = LedgerAudit(directory: directory, demands: demands)
    (audit.older, audit.record, audit.known) = (older, record, known)
    return audit.run()
  }

  /// Judges a signed checkpoint alone.
  public static func checkpoint(bytes: [UInt8], demands: AuditDemands) -> Report {
    var audit = HandedAudit(.checkpoint, demands)
    return audit.checkpoint(bytes)
  }

  /// Judges a consistency proof. `older`: the bytes of the checkpoint that it begins at.
  public static func consistency(bytes: [UInt8], demands: AuditDemands, older: [UInt8]? = nil) -> Report {
    var audit = HandedAudit(.consistency, demands)
    return audit.consistency(bytes, older: older)
  }

  /// Judges evidence that a log contradicted itself. Where it holds, that is the error that is found.
  public static func contradiction(bytes: [UInt8], demands: AuditDemands) -> Report {
    var audit = HandedAudit(.contradiction, demands)
    return audit.contradiction(bytes)
  }

  /// Judges one file of records that begins with record 0. `checkpoint`: the bytes of the checkpoint that covers it.
  public static func segment(file: String, trust: Trust?, checkpoint: [UInt8]? = nil) -> Report {
    segment(file: file, demands: .plain(trust), checkpoint: checkpoint)
  }

  /// Judges one file of records as an auditor asks.
  public static func segment(file: String, demands: AuditDemands, checkpoint: [UInt8]? = nil) -> Report {
    SegmentAudit(file: file, demands: demands, checkpoint: checkpoint).run()
  }

  /// Judges a tree that was published as static files (SPEC §19.5), of this ledger or of another log of that form.
  /// `older`: the bytes of a checkpoint that somebody kept.
  ///
  /// Tiles may be added meanwhile: the answer is for the checkpoint that was found first.
  ///
  /// - Complexity: O(n) time, one hash a node, and one a record where entries are published; memory for one tile of each
  ///   level.
  public static func tree(directory: String, trust: Trust?, older: [UInt8]? = nil) -> Report {
    tree(directory: directory, demands: .plain(trust), older: older)
  }

  /// Judges a published tree as an auditor asks.
  public static func tree(directory: String, demands: AuditDemands, older: [UInt8]? = nil) -> Report {
    TreeAudit(directory: directory, demands: demands, older: older).run()
  }

  /// Judges a learner's record, alone. The report has an ``Account`` whenever the file has its form.
  public static func record(bytes: [UInt8], trust: Trust?) -> Report { record(bytes: bytes, demands: .plain(trust)) }

  /// Judges a learner's record, alone, as an auditor asks.
  public static func record(bytes: [UInt8], demands: AuditDemands) -> Report {
    RecordAudit(bytes, demands.trust, demands.policy).report
  }

  /// Judges the learner's record in a file.
  public static func record(file: String, trust: Trust?) -> Report {
    read(file, .record, tooLong: .exportForm) { record(bytes: $0, trust: trust) }
  }

  /// Judges a `.tlog-proof` file.
  public static func proof(bytes: [UInt8], trust: Trust?) -> Report { proof(bytes: bytes, demands: .plain(trust)) }

  /// Judges a `.tlog-proof` file as an auditor asks.
  public static func proof(bytes: [UInt8], demands: AuditDemands) -> Report {
    ProofAudit(bytes: bytes, demands: demands).run()
  }

  /// Judges the proof in a file.
  public static func proof(file: String, trust: Trust?) -> Report {
    read(file, .proof, tooLong: .proofForm) { proof(bytes: $0, trust: trust) }
  }

  /// Judges a file of some kind as an auditor asks. `older`: for a consistency proof, the checkpoint that it begins at.
  public static func file(_ path: String, _ kind: InputKind, demands: AuditDemands, older: [UInt8]? = nil) -> Report {
    let form: FindingCode = kind == .record ? .exportForm : kind == .checkpoint ? .checkpointMalformed : .proofForm
    return read(path, kind, tooLong: form) { bytes in
      switch kind {
      case .record: record(bytes: bytes, demands: demands)
      case .checkpoint: checkpoint(bytes: bytes, demands: demands)
      case .consistency: consistency(bytes: bytes, demands: demands, older: older)
      case .contradiction: contradiction(bytes: bytes, demands: demands)
      default: proof(bytes: bytes, demands: demands)
      }
    }
  }

  /// Holds two checkpoints of one log against each other. Whether one extends the other is shown by a consistency proof, or
  /// by the ledger's directory, where one of the two is that.
  public static func compare(_ one: Comparand, _ other: Comparand, demands: AuditDemands) -> Report {
    var audit = ComparisonAudit(one, other, demands)
    return audit.run()
  }

  /// What stands at `path`, decided by looking: a directory, which is a tree if it has `tile` and no `log`, or the first
  /// bytes of a file. What cannot be read is taken for a segment, whose audit says why.
  public static func kind(of path: String) -> InputKind {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      let isTree = RegularFile.isThere(path + "/tile") && !RegularFile.isThere(path + "/log")
      return isTree ? .tree : .ledger
    }
    let beginnings: [(String, InputKind)] = [
      ("c2sp.org/tlog-proof@v1\n", .proof), ("<!DOCTYPE html>", .page), ("{\"blocks\":", .record),
      ("old ", .consistency), (Contradiction.header + "\n", .contradiction), ("{", .segment),
    ]
    guard let start = try? RegularFile.prefix(of: path, count: 32) else { return .segment }
    if let known = beginnings.first(where: { start.starts(with: $0.0.utf8) }) { return known.1 }
    // A checkpoint begins with the name of its log, which may be any.
    let limit = CheckpointReading.byteLimit
    guard let bytes = try? RegularFile.bytes(of: path, limit: limit, followingLinks: true) else { return .segment }
    return (try? SignedCheckpoint(parsing: bytes)) == nil ? .segment : .checkpoint
  }

  private static func read(
    _ file: String, _ kind: InputKind, tooLong: FindingCode, _ judge: ([UInt8]) -> Report
  ) -> Report {
    var findings = FindingList()
    do {
      if let bytes = try RegularFile.bytes(of: file, limit: fileByteLimit, followingLinks: true) { return judge(bytes) }
      findings.add(tooLong, "the file has more than \(fileByteLimit) bytes")
    } catch {
      findings.add(error == .notRegular ? .fileKind : .unreadable, "the file \(error.explanation)")
    }
    var report = Report(kind)
    report.findings = findings.ordered
    return report
  }
}
