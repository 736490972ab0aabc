import Acquis
import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisValues
import ArgumentParser

/// What is asked of what is verified. What is asked for and absent is an error.
struct DemandOptions: ParsableArguments {
  @OptionGroup var trust: TrustOptions

  @Option(help: "A trust policy (C2SP tlog-policy): logs, witnesses and their quorum.", completion: .file())
  var policy: String?

  @Option(
    help: "Certificates of the timestamp authorities that are trusted (PEM); one of them must vouch for a ledger.",
    completion: .file())
  var authority: String?

  @Option(help: "How old a ledger may be, and how late whoever vouches may follow: such as 36h or 7d.")
  var maxAge: String?

  @Option(help: "Judge ages as of this moment, such as 2026-03-02T08:00:00.000Z (default: now).") var at: String?

  @Option(help: "Run only this stage: integrity, rules, signatures, witnesses, anchors or age; repeatable.")
  var stage: [String] = []

  func demands() throws(Problem) -> AuditDemands {
    var stages: Set<AuditStage> = []
    for name in stage { stages.insert(try DemandOptions.stage(name)) }
    return AuditDemands(
      trust: try trust.trust(), policy: try policy.map { (path) throws(Problem) in try Input.policy(path) },
      authorities: try authority.map { (path) throws(Problem) in try TimestampAuthorities(file: path) },
      maximumAge: try maxAge.map { (text) throws(Problem) in try DemandOptions.milliseconds(text) },
      now: try now(), stages: stages.isEmpty ? Set(AuditStage.allCases) : stages)
  }

  /// The SHA-256 of the policy's file.
  func policyDigest() throws(Problem) -> Digest? {
    try policy.map { (path) throws(Problem) in try SmallFile.digest(path, limit: 1 << 20) }
  }

  private func now() throws(Problem) -> Instant {
    guard let at else { return Environment.system.now() }
    guard let instant = Instant(at) else {
      throw DemandOptions.misused("--at", "a moment in UTC, such as 2026-03-02T08:00:00.000Z")
    }
    return instant
  }

  private static func stage(_ name: String) throws(Problem) -> AuditStage {
    guard let stage = AuditStage(rawValue: name) else {
      throw misused("--stage", "one of " + AuditStage.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return stage
  }

  private static func milliseconds(_ text: String) throws(Problem) -> Int64 {
    let units: [Character: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (1...100_000).contains(count),
      "\(count)" == text.dropLast()
    else { throw misused("--max-age", "a number of minutes, hours or days, such as 90m, 36h or 7d") }
    return count * unit
  }

  private static func misused(_ option: String, _ expected: String) -> Problem {
    Problem(
      "bad-argument", "\(option) takes \(expected)", remedy: "Correct it, then run the command again.", kind: .misused)
  }
}

extension Input {
  /// The policy in a file.
  static func policy(_ path: String) throws(Problem) -> TrustPolicy {
    let bytes = try SmallFile.read(path, limit: 1 << 20)
    do { return try TrustPolicy(parsing: bytes) } catch {
      throw Problem(
        "policy-form", "This is not a trust policy: \(error)", at: path,
        remedy: "Correct the line; the form is C2SP tlog-policy.", kind: .misused)
    }
  }
}
