public import AcquisAudit
import AcquisExchange
import AcquisNotes

/// Verifies whatever somebody hands over (SPEC §15).
public enum Verification {
  /// Judges what stands at `path`. `older`: the path of a checkpoint. `record`: the path of a learner's record or page to
  /// hold against a ledger. Throws ``Problem`` only when one of these two cannot be read, or does not go with the input.
  public static func verify(
    _ path: String, trust: Trust?, older: String? = nil, record: String? = nil
  ) throws(Problem) -> Report {
    let kind = Audit.kind(of: path)
    if record != nil, kind != .ledger { throw misused("--record", "a ledger's directory", path) }
    if older != nil, ![.ledger, .segment, .tree].contains(kind) {
      throw misused("--checkpoint", "a ledger's directory, a file of records or a published tree", path)
    }
    let older = try older.map { (path) throws(Problem) in try SmallFile.read(path, limit: 1 << 20) }
    switch kind {
    case .ledger:
      guard let record else { return Audit.ledger(directory: path, trust: trust, older: older) }
      let file = try SmallFile.read(record, limit: Audit.fileByteLimit)
      return verify(ledger: path, trust: trust, older: older, record: file, isPage: Audit.kind(of: record) == .page)
    case .tree: return Audit.tree(directory: path, trust: trust, older: older)
    case .segment: return Audit.segment(file: path, trust: trust, checkpoint: older)
    case .record: return Audit.record(file: path, trust: trust)
    case .proof: return Audit.proof(file: path, trust: trust)
    case .page: return try verify(page: SmallFile.read(path, limit: Audit.fileByteLimit), trust: trust)
    }
  }

  private static func misused(_ option: String, _ inputs: String, _ path: String) -> Problem {
    Problem(
      "usage", "\(option) goes with \(inputs), and this is none", at: path, remedy: "Leave \(option) out.",
      kind: .misused)
  }

  /// Judges a ledger and a learner's record held against it, which may be inside of a page: then the page is held against
  /// what it carries, too (SPEC §15, steps 6 and 8).
  private static func verify(
    ledger: String, trust: Trust?, older: [UInt8]?, record: [UInt8], isPage: Bool
  ) -> Report {
    guard isPage else { return Audit.ledger(directory: ledger, trust: trust, older: older, record: record) }
    guard let (file, language) = LearnerPage.record(in: record) else {
      return Audit.ledger(directory: ledger, trust: trust, older: older)
        .adding(.pageAltered, "no record can be read out of the page")
    }
    let report = Audit.ledger(directory: ledger, trust: trust, older: older, record: file)
    return LearnerPage.render(file, language: language) == record ? report : report.adding(.pageAltered, altered)
  }

  private static let altered = "the page is not what the record inside it renders to"

  /// Judges a page: the record inside it, and that the page is what the record renders to. Where no record can be read
  /// out of it there is nothing else to judge.
  static func verify(page: [UInt8], trust: Trust?) -> Report {
    guard let (file, language) = LearnerPage.record(in: page) else {
      return .only(.pageAltered, "no record can be read out of the page", on: .record)
    }
    let report = Audit.record(bytes: file, trust: trust)
    // A record that has not its form has no account, and no page either.
    guard report.account != nil, LearnerPage.render(file, language: language) == page else {
      return report.adding(.pageAltered, altered)
    }
    return report
  }
}
