/// What a verified RFC 3161 timestamp says: some bytes existed by a moment, by the clock of an authority.
///
/// Only ``TimestampResponse/verified(imprint:by:nonce:)`` makes one.
public struct Timestamp: Hashable, Sendable {
  /// The SHA-256 of the bytes that existed.
  public let imprint: Digest
  /// The moment, in milliseconds since 1970-01-01T00:00:00Z; what is finer is dropped.
  public let millisecondsSinceEpoch: Int64
  /// By how many milliseconds the moment may be off to either side, rounded up; `nil` where the authority does not say.
  public let accuracyMilliseconds: Int64?
  /// The OID of the policy under which the authority stamps.
  public let policy: String
  /// The timestamp's number at its authority, in lower-case hex.
  public let serial: String
  /// The subject of the certificate that signed (RFC 4514), without control characters; at most 500 characters.
  public let authority: String

  init(_ claim: TimestampClaim, authority: String) {
    imprint = claim.imprint
    millisecondsSinceEpoch = claim.millisecondsSinceEpoch
    accuracyMilliseconds = claim.accuracyMilliseconds
    policy = claim.policy
    serial = claim.serial
    self.authority = authority
  }
}

/// What a timestamp says of itself, which nobody has verified.
public struct TimestampClaim: Hashable, Sendable {
  /// The SHA-256 of the bytes that are said to have existed.
  public let imprint: Digest
  /// The moment, in milliseconds since 1970-01-01T00:00:00Z; what is finer is dropped.
  public let millisecondsSinceEpoch: Int64
  /// By how many milliseconds the moment may be off to either side, rounded up.
  public let accuracyMilliseconds: Int64?
  /// The OID of the policy.
  public let policy: String
  /// The serial number, in lower-case hex.
  public let serial: String
  /// The nonce of the request, big-endian without leading zeros; `nil` if there is none.
  public let nonce: [UInt8]?
}
