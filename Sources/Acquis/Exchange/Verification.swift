public import AcquisAudit
import AcquisExchange

/// Verifies whatever somebody hands over (SPEC §15).
public enum Verification {
  /// Judges what stands at `path` as `demands` ask. `older`: the path of a checkpoint. `record`: the path of a learner's
  /// record or page to hold against a ledger. Throws ``Problem`` only when one of these two cannot be read, or an option does
  /// not go with the input.
  public static func verify(
    _ path: String, demands: AuditDemands, older: String? = nil, record: String? = nil
  ) throws(Problem) -> Report {
    let kind = Audit.kind(of: path)
    if record != nil, kind != .ledger { throw misused("--record", "a ledger's directory", path) }
    if older != nil, ![.ledger, .segment, .tree, .consistency].contains(kind) {
      throw misused(
        "--checkpoint", "a ledger's directory, a file of records, a published tree or a consistency proof", path)
    }
    if demands.stages != Set(AuditStage.allCases), kind != .ledger {
      throw misused("--stage", "a ledger's directory", path)
    }
    if demands.authorities != nil, kind != .ledger { throw misused("--authority", "a ledger's directory", path) }
    if demands.maximumAge != nil, kind != .ledger { throw misused("--max-age", "a ledger's directory", path) }
    let older = try older.map { (path) throws(Problem) in try SmallFile.read(path, limit: 1 << 20) }
    switch kind {
    case .ledger:
      guard let record else { return Audit.ledger(directory: path, demands: demands, older: older) }
      let file = try SmallFile.read(record, limit: Audit.fileByteLimit)
      return verify(
        ledger: path, demands: demands, older: older, record: file, isPage: Audit.kind(of: record) == .page)
    case .tree: return Audit.tree(directory: path, demands: demands, older: older)
    case .segment: return Audit.segment(file: path, demands: demands, checkpoint: older)
    case .page: return try verify(page: SmallFile.read(path, limit: Audit.fileByteLimit), demands: demands)
    default: return Audit.file(path, kind, demands: demands, older: older)
    }
  }

  /// Holds what stands at two paths against each other: ledgers' directories, or files that carry a checkpoint (SPEC §19.2).
  /// Throws ``Problem`` when one of them is none, or cannot be read.
  public static func compare(_ one: String, _ other: String, demands: AuditDemands) throws(Problem) -> Report {
    Audit.compare(try comparand(one), try comparand(other), demands: demands)
  }

  private static func comparand(_ path: String) throws(Problem) -> Comparand {
    switch Audit.kind(of: path) {
    case .ledger:
      let checkpoint = try SmallFile.read(path + "/checkpoint", limit: 1 << 20)
      return Comparand(directory: path, checkpoint: checkpoint)
    case .page:
      let page = try SmallFile.read(path, limit: Audit.fileByteLimit)
      if let (file, _) = LearnerPage.record(in: page), let comparand = Comparand(file: file) { return comparand }
    default:
      if let comparand = Comparand(file: try SmallFile.read(path, limit: Audit.fileByteLimit)) { return comparand }
    }
    throw Problem(
      "no-checkpoint", "Nothing here carries a checkpoint", at: path,
      remedy: "Give a checkpoint, a receipt, a learner's record or page, a consistency proof, or a ledger's directory.")
  }

  private static func misused(_ option: String, _ inputs: String, _ path: String) -> Problem {
    Problem(
      "usage", "\(option) goes with \(inputs), and this is none", at: path, remedy: "Leave \(option) out.",
      kind: .misused)
  }

  /// Judges a ledger and a learner's record held against it, which may be inside of a page: then the page is held against
  /// what it carries, too (SPEC §15, steps 6 and 8).
  private static func verify(
    ledger: String, demands: AuditDemands, older: [UInt8]?, record: [UInt8], isPage: Bool
  ) -> Report {
    guard isPage else { return Audit.ledger(directory: ledger, demands: demands, older: older, record: record) }
    guard let (file, language) = LearnerPage.record(in: record) else {
      return Audit.ledger(directory: ledger, demands: demands, older: older)
        .adding(.pageAltered, "no record can be read out of the page")
    }
    let report = Audit.ledger(directory: ledger, demands: demands, older: older, record: file)
    return LearnerPage.render(file, language: language) == record ? report : report.adding(.pageAltered, altered)
  }

  private static let altered = "the page is not what the record inside it renders to"

  /// Judges a page: the record inside it, and that the page is what the record renders to. Where no record can be read
  /// out of it there is nothing else to judge.
  static func verify(page: [UInt8], demands: AuditDemands) -> Report {
    guard let (file, language) = LearnerPage.record(in: page) else {
      return .only(.pageAltered, "no record can be read out of the page", on: .record)
    }
    let report = Audit.record(bytes: file, demands: demands)
    // A record that has not its form has no account, and no page either.
    guard report.account != nil, LearnerPage.render(file, language: language) == page else {
      return report.adding(.pageAltered, altered)
    }
    return report
  }
}

extension Verification {
  /// Judges what stands at `path` with nothing but keys.
  public static func verify(
    _ path: String, trust: Trust?, older: String? = nil, record: String? = nil
  ) throws(Problem) -> Report {
    try verify(path, demands: AuditDemands(trust: trust, now: Environment.system.now()), older: older, record: record)
  }
}
