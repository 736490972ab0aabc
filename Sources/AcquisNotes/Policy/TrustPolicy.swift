/// Which logs are trusted, which witnesses are known, and which of them must have cosigned a checkpoint (C2SP tlog-policy).
///
/// ```
/// log <vkey> [<url>]
/// witness <name> <vkey> [<url>]
/// group <name> all|any|<k> <name>…
/// quorum <name>|none
/// ```
///
/// One rule a line, in any order but that names are defined before they are used; `#` begins a comment line; exactly one
/// quorum. Witness keys are cosigners' (0x04), log keys plain (0x01).
public struct TrustPolicy: Sendable {
  /// A log whose checkpoints are accepted.
  public struct Log: Hashable, Sendable {
    /// Its key, named as its origin.
    public let key: VerifierKey
    /// How to reach it, as far as the policy says.
    public let url: String?
  }

  /// A witness.
  public struct Witness: Hashable, Sendable {
    /// What the policy calls it; no more than a label.
    public let name: String
    /// The key it cosigns with.
    public let key: VerifierKey
    /// Its submission prefix, as far as the policy says.
    public let url: String?
  }

  /// The logs; none where they are known from elsewhere.
  public let logs: [Log]
  /// The witnesses, in the order of the file.
  public let witnesses: [Witness]
  /// Which of them suffice.
  public let quorum: Quorum

  init(logs: [Log], witnesses: [Witness], quorum: Quorum) {
    self.logs = logs
    self.witnesses = witnesses
    self.quorum = quorum
  }

  /// Reads a policy. O(n) lines, of which each name is looked up once.
  ///
  /// - Throws: ``TrustPolicyError``, with the line.
  public init(parsing bytes: some Collection<UInt8>) throws(TrustPolicyError) {
    var reader = TrustPolicyReader()
    for (index, line) in Array(bytes).pieces(separatedBy: newline).enumerated() {
      do throws(TrustPolicyError.Reason) { try reader.take(line) } catch {
        throw TrustPolicyError(line: index + 1, reason: error)
      }
    }
    self = try reader.policy()
  }

  /// The log keys.
  public var logKeys: [VerifierKey] { logs.map(\.key) }
}

/// Which witnesses suffice.
public indirect enum Quorum: Hashable, Sendable {
  /// No cosignature is asked for.
  case none
  /// This witness, by its place in the policy.
  case witness(Int)
  /// At least `threshold` of `members`.
  case group(threshold: Int, members: [Quorum])

  /// Whether those witnesses that cosigned, by their places, suffice. O(members).
  public func isMet(by cosigners: Set<Int>) -> Bool {
    switch self {
    case .none: true
    case .witness(let index): cosigners.contains(index)
    case .group(let threshold, let members): members.count { $0.isMet(by: cosigners) } >= threshold
    }
  }
}
