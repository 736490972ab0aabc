import AcquisAudit
import AcquisNotes
import AcquisValues

/// The keys of `ledger-samples/`, and the demands of an auditor who trusts them.
enum Keys {
  static let log = key("samples.example/acquis+05d6c8bc+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c")
  static let witnesses = [
    key("one.witness.example+09346a43+BGa+fjMsekUzMr2dCn99sFX1xe8aBq2mbZizn7aBDEc6"),
    key("two.witness.example+64569f6e+BAtROtm0kkAVygkC7QeQRNOsXb7CMG8GlIwQ2o62458t"),
  ]
  static let trust = Trust([log])
  /// Made anew each time: the leak checker does not see through the tagged pointers of a policy that is kept.
  static var demands: AuditDemands { AuditDemands(trust: trust, policy: policy, maximumAge: 86_400_000, now: now) }

  static let now = Instant("2026-09-01T00:00:00.000Z")!

  private static var policy: TrustPolicy {
    try! TrustPolicy(
      parsing: """
        log \(log)
        witness one \(witnesses[0])
        witness two \(witnesses[1])
        group both any one two
        quorum both

        """.utf8)
  }

  private static func key(_ text: String) -> VerifierKey { try! VerifierKey(parsing: text) }
}
