import AcquisNotes

/// Something that carries a signed checkpoint, to be held against another (SPEC §19.2).
public struct Comparand: Sendable {
  /// The checkpoint, verbatim.
  public let checkpoint: [UInt8]
  /// The ledger's directory, if it is one: then what the checkpoint covers can be recomputed.
  public let directory: String?
  /// The consistency proof, if it is one.
  let request: AddCheckpointRequest?

  /// A checkpoint that somebody kept.
  public init(checkpoint: [UInt8]) {
    self.checkpoint = checkpoint
    directory = nil
    request = nil
  }

  /// A ledger's directory, with the checkpoint in it.
  public init(directory: String, checkpoint: [UInt8]) {
    self.checkpoint = checkpoint
    self.directory = directory
    request = nil
  }

  /// A file that carries a checkpoint: a checkpoint, a receipt, a learner's record, a consistency proof; `nil` for any other.
  /// O(n).
  public init?(file bytes: [UInt8]) {
    if let request = try? AddCheckpointRequest(parsing: bytes) {
      checkpoint = request.checkpoint.note.bytes
      self.request = request
    } else if let proof = try? TransparencyProof(parsing: bytes) {
      checkpoint = proof.checkpoint.note.bytes
      request = nil
    } else if let record = try? LearnerRecord(parsing: bytes) {
      checkpoint = Array(record.checkpoint.utf8)
      request = nil
    } else if let signed = try? SignedCheckpoint(parsing: bytes) {
      checkpoint = signed.note.bytes
      request = nil
    } else {
      return nil
    }
    directory = nil
  }
}
