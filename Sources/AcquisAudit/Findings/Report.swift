public import AcquisCrypto
public import AcquisNotes
public import AcquisRecords
public import AcquisValues

/// What a verifier looked at (SPEC §15).
public enum InputKind: String, Sendable, CaseIterable {
  /// A ledger's directory.
  case ledger
  /// One `.jsonl` file.
  case segment
  /// A learner's record.
  case record
  /// A learner's record as a page.
  case page
  /// A `.tlog-proof` file.
  case proof
  /// A signed checkpoint.
  case checkpoint
  /// A consistency proof.
  case consistency
  /// Evidence that a log contradicted itself.
  case contradiction
  /// Two checkpoints held against each other.
  case comparison
  /// A directory with a tree published as static files.
  case tree
}

/// What a verifier says: what it looked at, who vouched for it, and what it found.
public struct Report: Sendable {
  /// What was looked at.
  public let kind: InputKind
  /// The name of the ledger, as its checkpoint or record 0 says; `nil` where neither could be read.
  public internal(set) var origin: String?
  /// The ledger id: the leaf hash of record 0, where that was read.
  public internal(set) var ledger: Digest?
  /// For how many records the answer holds: the checkpoint's size, or all complete records where there is none.
  public internal(set) var size: Int?
  /// The root of the tree at that size.
  public internal(set) var root: Digest?
  /// When the newest record of those was recorded, by the operator's clock.
  public internal(set) var recorded: Instant?
  /// The key whose signature on the checkpoint verified. Where it came from the input itself, a finding says so.
  public internal(set) var key: VerifierKey?
  /// How many of those records the operator signed on behalf of somebody who has no key; `nil` where nobody could say.
  public internal(set) var onBehalf: Int?
  /// Whether a published tree shows its entries, and not only their hashes; `nil` for anything else.
  public internal(set) var hasEntries: Bool?
  /// What a proof proves to be in the ledger, as far as its findings hold; `nil` for anything else.
  public internal(set) var proven: Record?
  /// The size that a consistency proof begins at, or of the older checkpoint of a contradiction; `nil` for anything else.
  public internal(set) var older: Int?
  /// What the witnesses say, where a policy was given.
  public internal(set) var witnessing: Witnessing?
  /// The newest timestamp of a ledger, where authorities were given.
  public internal(set) var anchoring: Anchoring?
  /// Evidence to hand on, where the log contradicted itself (SPEC §19.2).
  public internal(set) var contradiction: [UInt8]?
  /// What the auditor may keep for the next time; `nil` unless everything was checked and nothing is wrong.
  public internal(set) var state: AuditState?
  /// What became of each stage; empty where only one thing was judged.
  public internal(set) var stages: [StageReport] = []
  /// What was found, ordered by seq; last what concerns no single record.
  public internal(set) var findings: [Finding] = []
  /// What a learner's record shows; `nil` for anything else, and where it could not be read.
  public internal(set) var account: Account?

  init(_ kind: InputKind) { self.kind = kind }

  /// Whether everything was checked and nothing is wrong.
  public var ok: Bool { exitStatus == 0 }

  /// 1 if there is an error, else 2 if something was left unchecked, else 0 (SPEC §3).
  public var exitStatus: Int32 {
    if findings.contains(where: { $0.severity == .error }) { return 1 }
    return findings.contains { $0.severity == .unchecked } ? 2 : 0
  }

  /// The first error, which names what is wrong with a sample (SPEC §15); else the first finding that is no warning.
  public var verdict: Finding? {
    findings.first { $0.severity == .error } ?? findings.first { $0.severity == .unchecked }
  }
}
