/// A checkpoint with signature lines under it, in form but **not verified**.
public struct SignedCheckpoint: Hashable, Sendable {
  /// The note as it was read; `note.bytes` is the checkpoint verbatim.
  public let note: SignedNote
  /// What the text states.
  public let checkpoint: Checkpoint

  /// Takes the text of a note for a checkpoint.
  ///
  /// - Throws: ``NoteError/malformedCheckpoint(_:)``.
  public init(_ note: SignedNote) throws(NoteError) {
    checkpoint = try Checkpoint(parsing: note.text)
    self.note = note
  }

  /// Reads a signed checkpoint. O(n).
  ///
  /// - Throws: what ``SignedNote/init(parsing:)`` and ``Checkpoint/init(parsing:)`` throw.
  public init(parsing bytes: some Collection<UInt8>) throws(NoteError) {
    try self.init(SignedNote(parsing: bytes))
  }

  /// Signs `checkpoint` with the key of its origin.
  ///
  /// - Throws: ``NoteError/originMismatch(origin:key:)`` when the key has another name, ``NoteError/crypto(_:)``.
  public static func sign(_ checkpoint: Checkpoint, with key: SignerKey) throws(NoteError) -> SignedCheckpoint {
    try checkOrigin(of: checkpoint, is: key.verifierKey)
    return try SignedCheckpoint(SignedNote.sign(text: checkpoint.text, with: [key]))
  }

  /// Checks that the log's own key signed the checkpoint.
  ///
  /// - Parameters:
  ///   - key: the log's key: an Ed25519 key (0x01) named as the checkpoint's origin.
  ///   - cosigners: witnesses whose cosignatures are checked too. None needs to be there: how many suffice is for the
  ///     caller to decide by ``VerifiedCheckpoint/cosignatures``.
  ///   - leniency: what becomes of lines of other keys.
  /// - Throws: ``NoteError/originMismatch(origin:key:)``, ``NoteError/unsupportedAlgorithm(_:)`` when `key` is a
  ///   cosigner's, ``NoteError/noTrustedSignature`` when only others signed, and what
  ///   ``SignedNote/verified(by:leniency:)`` throws.
  public func verified(
    by key: VerifierKey, cosigners: [VerifierKey] = [], leniency: NoteLeniency
  ) throws(NoteError) -> VerifiedCheckpoint {
    try SignedCheckpoint.checkOrigin(of: checkpoint, is: key)
    guard key.algorithm == .ed25519 else { throw .unsupportedAlgorithm(key.algorithm.rawValue) }
    let verified = try note.verified(by: [key] + cosigners, leniency: leniency)
    guard verified.verified.contains(where: { $0.key == key }) else { throw .noTrustedSignature }
    return VerifiedCheckpoint(checkpoint: checkpoint, key: key, note: verified)
  }

  private static func checkOrigin(of checkpoint: Checkpoint, is key: VerifierKey) throws(NoteError) {
    guard checkpoint.origin == key.name else { throw .originMismatch(origin: checkpoint.origin, key: key.name) }
  }
}

/// A checkpoint that the log's own key signed. Only ``SignedCheckpoint/verified(by:cosigners:leniency:)`` makes one.
public struct VerifiedCheckpoint: Hashable, Sendable {
  /// What the log states.
  public let checkpoint: Checkpoint
  /// The key of the log, named as the checkpoint's origin.
  public let key: VerifierKey
  /// The note, with all signatures that verified.
  public let note: VerifiedNote

  init(checkpoint: Checkpoint, key: VerifierKey, note: VerifiedNote) {
    self.checkpoint = checkpoint
    self.key = key
    self.note = note
  }

  /// The cosignatures that verified, each with the time its cosigner states.
  public var cosignatures: [VerifiedSignature] { note.verified.filter { $0.cosignedAt != nil } }

  /// The checkpoint verbatim, with its signature lines.
  public var bytes: [UInt8] { note.note.bytes }
}
