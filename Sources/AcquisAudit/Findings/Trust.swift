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

  /// The key to judge `origin` by: the one of that name, or the only one there is; `nil` where none of several is named so.
  func key(of origin: KeyName) -> VerifierKey? {
    keys.first { $0.name == origin } ?? (keys.count == 1 ? keys[0] : nil)
  }
}
