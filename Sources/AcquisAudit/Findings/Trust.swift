public import AcquisNotes

/// The keys that a verifier was given from outside the file it checks.
public struct Trust: Sendable {
  /// The keys; the one named as the checkpoint's origin is used.
  public let keys: [VerifierKey]

  /// Trusts `keys`, at least one.
  public init(_ keys: [VerifierKey]) {
    precondition(!keys.isEmpty, "trust needs a key; where there is none, pass nil")
    self.keys = keys
  }

  /// The key to judge `origin` by; one of another name where there is none of that name, which then cannot verify.
  func key(of origin: KeyName) -> VerifierKey { keys.first { $0.name == origin } ?? keys[0] }
}
