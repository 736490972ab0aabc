public import AcquisAudit
import AcquisExchange
import AcquisNotes

/// Verifies whatever somebody hands over (SPEC §15).
public enum Verification {
  /// Judges what stands at `path`. `older`: the path of a checkpoint. `record`: the path of a learner's record to hold
  /// against a ledger. Throws ``Problem`` only when one of these two cannot be read.
  public static func verify(
    _ path: String, trust: Trust?, older: String? = nil, record: String? = nil
  ) throws(Problem) -> Report {
    let older = try older.map { (path) throws(Problem) in try SmallFile.read(path, limit: 1 << 20) }
    let record = try record.map { (path) throws(Problem) in try SmallFile.read(path, limit: Audit.fileByteLimit) }
    switch Audit.kind(of: path) {
    case .ledger: return Audit.ledger(directory: path, trust: trust, older: older, record: record)
    case .segment: return Audit.segment(file: path, trust: trust, checkpoint: older)
    case .record: return Audit.record(file: path, trust: trust)
    case .proof: return Audit.proof(file: path, trust: trust)
    case .page: return try verify(page: SmallFile.read(path, limit: Audit.fileByteLimit), trust: trust)
    }
  }

  /// Judges a page: the record inside it, and that the page is what the record renders to. Where no record can be read
  /// out of it there is nothing else to judge.
  static func verify(page: [UInt8], trust: Trust?) -> Report {
    guard let (file, language) = LearnerPage.record(in: page) else {
      return .only(.pageAltered, "no record can be read out of the page", on: .record)
    }
    let report = Audit.record(bytes: file, trust: trust)
    // A record that has not its form has no account, and no page either.
    guard report.account != nil, LearnerPage.render(file, language: language) == page else {
      return report.adding(.pageAltered, "the page is not what the record inside it renders to")
    }
    return report
  }
}
