/// A note at least one of whose signatures verified. Only ``SignedNote/verified(by:leniency:)`` makes one.
public struct VerifiedNote: Hashable, Sendable {
  /// The note as it was read.
  public let note: SignedNote
  /// The signatures that verified, in their order, each key once.
  public let verified: [VerifiedSignature]
  /// The lines of unknown keys, in their order, equal lines once. Empty when read with ``NoteLeniency/own``.
  public let unverified: [NoteSignature]

  init(note: SignedNote, verified: [VerifiedSignature], unverified: [NoteSignature]) {
    self.note = note
    self.verified = verified
    self.unverified = unverified
  }

  /// What was signed, final LF included.
  public var text: [UInt8] { note.text }
}

/// The fact that a key signed a note.
public struct VerifiedSignature: Hashable, Sendable {
  /// The key.
  public let key: VerifierKey
  /// When a cosigner says it saw the note, in seconds since 1970-01-01 UTC; `nil` for a plain signature.
  public let cosignedAt: UInt64?

  init(key: VerifierKey, cosignedAt: UInt64?) {
    self.key = key
    self.cosignedAt = cosignedAt
  }
}

/// How much a reader lets pass in the signature lines of a note.
public enum NoteLeniency: Sendable {
  /// As C2SP signed-note asks of every reader: lines of unknown keys are set aside, a key's second line is checked too.
  case foreign
  /// As acquis asks of its own files, which have one spelling: every line must verify, and each key signs once.
  case own
}
