import AcquisCrypto
public import AcquisValues

/// Somebody's word that a ledger was so large at some time: quorums of witnesses give it, and timestamp authorities.
struct TrustedTime: Hashable, Sendable {
  /// How large it was.
  let size: Int
  /// By when, at the latest, it was.
  let earliest: Instant
  /// When it was last said.
  let latest: Instant
}

/// What the witnesses of a policy say of a ledger.
public struct Witnessing: Hashable, Sendable {
  /// A witness that cosigned.
  public struct Cosigner: Hashable, Sendable {
    /// What the policy calls it.
    public let name: String
    /// When it first said so.
    public let first: Instant
    /// When it last said so.
    public let latest: Instant
  }

  /// The size of the checkpoint that is cosigned as the policy asks; the largest, where there are several. For a file that
  /// carries one checkpoint, its size, whether or not it is.
  public let size: Int
  /// Whether the quorum is met.
  public let isMet: Bool
  /// Who cosigned it.
  public let cosigners: [Cosigner]
}

extension Instant {
  /// The moment a cosignature states. Times beyond the year 9999 are held there.
  init(cosignedAt seconds: UInt64) {
    let milliseconds = Int64(clamping: seconds).multipliedReportingOverflow(by: 1000)
    self =
      milliseconds.overflow
      ? Instant("9999-12-31T23:59:59.999Z")!
      : Instant(millisecondsSinceEpoch: 0)!.advanced(byMilliseconds: milliseconds.partialValue)
  }
}
