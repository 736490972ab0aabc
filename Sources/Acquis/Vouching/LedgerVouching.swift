import AcquisAudit
import AcquisMerkle
public import AcquisNotes
import AcquisRecords
public import AcquisStore

/// What others are asked to vouch for, and what they answered (SPEC §19). Needs neither lock nor key: the ledger is only
/// read, and what is kept beside it is public.
public struct LedgerVouching: Sendable {
  /// Where the ledger lies.
  public let directory: LedgerDirectory
  /// Its checkpoint key.
  public let key: VerifierKey
  let reader: any EventReader

  /// Runs `body` on the ledger at `path`. Throws ``Problem``.
  public static func with<Result>(
    _ path: String, _ body: (LedgerVouching) async throws -> Result
  ) async throws(Problem) -> Result {
    do {
      let directory = LedgerDirectory(path)
      let reader = try await FileReader.open(directory)
      let founding = reader.founding
      let key = VerifierKey(
        name: try KeyName(founding.origin), algorithm: .ed25519, publicKey: founding.checkpointKey)
      return try await body(LedgerVouching(directory: directory, key: key, reader: reader))
    } catch { throw Problem(error) }
  }

  var archive: CheckpointArchive { CheckpointArchive(directory: directory) }

  /// The newest checkpoint, kept by its size from now on, so that what is said of it finds it. Throws ``Problem``.
  func keepNewest() async throws(Problem) -> SignedCheckpoint {
    do { return try archive.keep(try await reader.checkpoint(), signedBy: key) } catch { throw Problem(error) }
  }

  /// The checkpoint of `size`: the newest one, or one that is kept. Throws ``Problem``.
  public func checkpoint(size: Int?) async throws(Problem) -> SignedCheckpoint {
    do {
      let newest = try await reader.checkpoint()
      guard let size, UInt64(size) != newest.checkpoint.size else { return newest }
      if let kept = try archive.checkpoint(size: UInt64(size)) { return kept }
      throw Problem(
        "no-checkpoint", "No checkpoint of \(size) records is kept", at: directory.checkpoints,
        remedy: "Give a checkpoint as a file, or leave the size out: the newest is for \(newest.checkpoint.size).")
    } catch { throw Problem(error) }
  }
}

extension LedgerVouching {
  /// Proves that `newer` (the newest checkpoint, if `nil`) extends the ledger's first `old` records: as a file, in the form
  /// in which a witness is asked (SPEC §19.1). O(log n). Throws ``Problem``.
  public func proveConsistency(from old: Int, to newer: SignedCheckpoint? = nil) async throws(Problem)
    -> AddCheckpointRequest
  {
    do {
      let checkpoint: SignedCheckpoint
      if let newer { checkpoint = newer } else { checkpoint = try await reader.checkpoint() }
      let head = try await reader.head().size
      guard let new = Int(exactly: checkpoint.checkpoint.size), new <= head, (0...new).contains(old) else {
        throw Problem(
          "out-of-range", "A proof leads from 0 or more records to at most \(head), and never back",
          remedy: "Give an older size, or checkpoint, first.")
      }
      if newer != nil { _ = try checkpoint.alone(of: key) }
      // Every tree extends the empty one (SPEC §7).
      let hashes = old == 0 ? [] : try await reader.consistencyProof(from: old, to: new).hashes
      return AddCheckpointRequest(oldSize: UInt64(old), hashes: hashes, checkpoint: checkpoint)
    } catch { throw Problem(error) }
  }

  /// Proves that the ledger extends `older`, a checkpoint that somebody kept. Throws ``Problem`` (exit 1):
  /// `checkpoint-invalid` where this ledger's key did not sign it, `checkpoint-inconsistent` where it does not extend it.
  public func proveConsistency(
    from older: SignedCheckpoint, to newer: SignedCheckpoint? = nil
  ) async throws(Problem) -> AddCheckpointRequest {
    _ = try older.alone(of: key)
    let proof = try await proveConsistency(from: Int(clamping: older.checkpoint.size), to: newer)
    let report = Audit.consistency(
      bytes: proof.bytes, demands: AuditDemands(trust: Trust([key]), now: Environment.system.now()),
      older: older.note.bytes)
    guard report.exitStatus == 0 else {
      throw Problem(
        "checkpoint-inconsistent", "This ledger does not extend that checkpoint",
        remedy: "Hold the two against each other with 'acquis compare --evidence', and keep both.", kind: .foundWrong)
    }
    return proof
  }

  /// Proves that the newest checkpoint, or the one of `new` records, extends the first `old` records. Throws ``Problem``.
  public func proveConsistency(from old: Int, to new: Int?) async throws(Problem) -> AddCheckpointRequest {
    try await proveConsistency(from: old, to: try await checkpoint(size: new))
  }
}

extension LedgerSession {
  /// Signs a checkpoint over all that is recorded, to be handed out, and keeps it by its size (SPEC §13). Throws ``Problem``.
  public func handOutCheckpoint() async throws(Problem) -> SignedCheckpoint {
    do {
      let signed = try await store.signCheckpoint()
      return try vouching.archive.keep(signed, signedBy: vouching.key)
    } catch { throw Problem(error) }
  }

  /// The same ledger, as others are asked to vouch for it.
  public var vouching: LedgerVouching {
    LedgerVouching(directory: directory, key: keys.checkpoint.verifierKey, reader: store)
  }
}
