public import AcquisAudit
public import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
public import AcquisValues

/// What a verified record of another ledger says of one block.
public struct ForeignCredit: Sendable {
  /// The decision there.
  public let statement: StatementID
  /// Where it stands.
  public let origin: CreditRecognised.Origin
  let ledger: Digest

  /// Takes the decision on `subject` out of the learner's record at `path`, which must verify under `trust` without
  /// reserve and hold the block. Throws ``Problem``.
  public init(record path: String, trust: Trust?, subject: BlockReference) throws(Problem) {
    let record = try ForeignRecord(path, trust)
    let decisions = record.facts.filter { fact in
      [.validation, .award].contains(fact.kind) && fact.standing == .counting
        && BlockReference(fact) == subject && (fact.kind == .award || fact.result == Decision.acquired.rawValue)
    }
    guard let decision = decisions.last else {
      throw Problem(
        "recognition-unfounded", "The record shows no credit on \(subject) that counts", at: path,
        remedy: "Name what it shows with --of CODE/BLOCK: see 'acquis verify' on the record.")
    }
    statement = decision.statement
    ledger = record.ledger
    origin = try record.origin(of: decision.statement)
  }

  /// The leaf hash of what revokes, in the record at `path`, the credit that `recognition` took from it. Throws ``Problem``
  /// if the record does not verify, is of another ledger, or still shows the credit as counting.
  public static func revocation(
    of recognition: CreditRecognised, record path: String, trust: Trust?
  ) throws(Problem) -> Fingerprint {
    let record = try ForeignRecord(path, trust)
    guard let origin = recognition.origin, let statement = recognition.statements.first else {
      throw Problem(
        "follow-up-target", "That recognition is no transfer from another ledger",
        remedy: "Annul what it rests on, or the recognition itself.")
    }
    guard record.ledger.hex == origin.ledger.text else {
      throw Problem(
        "origin-wrong", "The record is of another ledger than the one recognised, \(origin.name)", at: path,
        remedy: "Give a newer record of the learner from that ledger.")
    }
    let revoked = record.facts.first { $0.statement == statement && $0.standing != .counting }
    let annulments = record.facts.filter { $0.kind == .annulment }
    let targets = [statement] + (revoked?.refersTo.map { [$0] } ?? [])
    guard revoked != nil, let annulment = annulments.first(where: { $0.refersTo.map(targets.contains) ?? false }) else {
      throw Problem(
        "not-revoked", "The record does not show that the credit was revoked", at: path,
        remedy: "Give a newer record, exported after the revocation.")
    }
    return try record.origin(of: annulment.statement).leaf
  }
}

/// A verified record of another ledger.
private struct ForeignRecord {
  let facts: [Fact]
  let ledger: Digest
  private let name: String
  private let path: String
  private let lines: [Record]

  init(_ path: String, _ trust: Trust?) throws(Problem) {
    let bytes = try SmallFile.read(path, limit: Audit.fileByteLimit)
    let report = Audit.record(bytes: bytes, trust: trust)
    guard report.findings.allSatisfy({ $0.severity == .warning }), let account = report.account,
      let ledger = report.ledger, let name = report.origin
    else {
      let codes = report.findings.filter { $0.severity != .warning }.map(\.code.rawValue).joined(separator: ", ")
      throw Problem(
        "record-unverified", "The record does not verify: \(codes)", at: path,
        remedy: "Give the other ledger's verifier key with --key, and a record that 'acquis verify' accepts.")
    }
    (facts, self.ledger, self.name, self.path) = (account.facts, ledger, name, path)
    let carried = (try? JSONValue(canonical: bytes.dropLast()))?.object?["records"]?.array ?? []
    lines = carried.compactMap { $0.object?["line"]?.string }.compactMap { try? Record(line: $0.utf8) }
  }

  /// Where a statement of the record stands.
  func origin(of statement: StatementID) throws(Problem) -> CreditRecognised.Origin {
    guard let record = lines.first(where: { $0.statement.id == statement }),
      let leaf = Fingerprint(record.leafHash.hex), let ledger = Fingerprint(ledger.hex)
    else { throw Problem("record-unverified", "The record does not carry it", at: path, remedy: "Export it again.") }
    return CreditRecognised.Origin(name: name, ledger: ledger, leaf: leaf)
  }
}

extension BlockReference {
  fileprivate init?(_ fact: Fact) {
    guard let code = fact.certification.flatMap({ CertificationCode($0.code) }) else { return nil }
    self.init(code, fact.block.flatMap { BlockCode($0.code) })
  }
}
