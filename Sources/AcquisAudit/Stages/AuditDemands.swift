public import AcquisCrypto
public import AcquisNotes
public import AcquisValues

/// What an auditor asks of a ledger. What is asked for and absent is an error, never passed over (SPEC §19.7).
public struct AuditDemands: Sendable {
  /// The keys given from outside; with a policy, those of its logs, too.
  public var trust: Trust?
  /// Which witnesses must have cosigned.
  public var policy: TrustPolicy?
  /// Whose timestamps are trusted; one of them must vouch for the ledger.
  public var authorities: TimestampAuthorities?
  /// How old a ledger may be, and how late a trusted time may follow, in milliseconds.
  public var maximumAge: Int64?
  /// The time by which ages are judged.
  public var now: Instant
  /// The stages to run.
  public var stages: Set<AuditStage>

  /// Asks for everything that is given allows.
  public init(
    trust: Trust? = nil, policy: TrustPolicy? = nil, authorities: TimestampAuthorities? = nil, maximumAge: Int64? = nil,
    now: Instant,
    stages: Set<AuditStage> = Set(AuditStage.allCases)
  ) {
    let logKeys = policy?.logKeys ?? []
    self.trust = logKeys.isEmpty ? trust : Trust((trust?.keys ?? []) + logKeys)
    self.policy = policy
    self.authorities = authorities
    self.maximumAge = maximumAge
    self.now = now
    self.stages = stages.union([.integrity]).union(stages.contains(.signatures) ? [.rules] : [])
  }

  /// Asks for what needs no clock and no witness.
  static func plain(_ trust: Trust?) -> AuditDemands {
    AuditDemands(trust: trust, now: Instant(millisecondsSinceEpoch: 0)!)
  }

  /// The same keys, and nothing asked but that the bytes are those that were signed.
  var integrityOnly: AuditDemands { AuditDemands(trust: trust, now: now, stages: [.integrity]) }

  /// Whether what a stage needs was given.
  func isAsked(_ stage: AuditStage) -> Bool {
    switch stage {
    case .integrity, .rules, .signatures: true
    case .witnesses: policy != nil
    case .anchors: authorities != nil
    case .age: maximumAge != nil
    }
  }

  /// Whether somebody has to vouch for the ledger's times.
  var isVouchedFor: Bool { runs(.anchors) || runs(.witnesses) && policy?.quorum != Quorum.none }

  /// Whether a stage is to be done.
  func runs(_ stage: AuditStage) -> Bool { isAsked(stage) && stages.contains(stage) }

  /// How deep a log is judged, where the records before `known` were judged before.
  func depth(known: Int) -> AuditDepth {
    AuditDepth(judgesRules: runs(.rules), signatures: runs(.signatures) ? .from(known) : .none)
  }
}
