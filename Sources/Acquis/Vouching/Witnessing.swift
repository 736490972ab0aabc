import AcquisCrypto
public import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues

/// What became of a ledger's checkpoint among its witnesses.
public struct WitnessedCheckpoint: Sendable {
  /// The checkpoint with all lines that are kept.
  public let checkpoint: SignedCheckpoint
  /// The witnesses whose lines are new.
  public let added: [TrustPolicy.Witness]
}

extension LedgerVouching {
  /// What to hand to a witness that last cosigned `old` records (the largest size that is cosigned, if `nil`), for the newest
  /// checkpoint, which is kept. Throws ``Problem``.
  public func requestCosignature(from old: Int?) async throws(Problem) -> AddCheckpointRequest {
    let checkpoint = try await keepNewest()
    let newest = Int(clamping: try files.sizes().first ?? 0)
    return try await proveConsistency(
      from: old ?? min(newest, Int(clamping: checkpoint.checkpoint.size)), to: checkpoint)
  }

  /// Keeps what witnesses of `policy` answered: signature lines, for whichever kept checkpoint they are of.
  ///
  /// Lines of others are ignored. Throws ``Problem``: `cosignature-unknown` when no line verifies for any checkpoint.
  public func addCosignatures(_ answer: [UInt8], policy: TrustPolicy) async throws(Problem) -> WitnessedCheckpoint {
    let lines: [NoteSignature]
    do { lines = try NoteSignature.lines(parsing: answer) } catch {
      throw Problem(
        "cosignature-form", "This is not what a witness answers: \(error)",
        remedy: "Give the signature lines as the witness wrote them, without anything else.")
    }
    for own in try keptCheckpoints() {
      let good = policy.cosignatures(lines, on: own)
      guard !good.isEmpty else { continue }
      for (line, witness) in good {
        guard try await isPlausible(line, by: witness.key, on: own.checkpoint) else {
          throw Problem(
            "cosignature-time",
            "The witness '\(witness.name)' cosigned before the last record was made, or in the future",
            remedy: "Nothing was kept; have the witness set its clock, and ask it again.", kind: .foundWrong)
        }
      }
      let cosigned = try files.add(good.map { ($0.line, $0.witness.key) }, to: own)
      return WitnessedCheckpoint(checkpoint: cosigned, added: good.map(\.witness))
    }
    throw Problem(
      "cosignature-unknown", "No line is a cosignature by a witness of the policy on a checkpoint that is kept",
      remedy: "Check that the policy names the witness's key, and that the request was made from this ledger.",
      kind: .foundWrong)
  }

  /// The cosigned checkpoints, the newest first. Throws ``Problem``.
  public func cosignedCheckpoints() throws(Problem) -> [SignedCheckpoint] {
    var checkpoints: [SignedCheckpoint] = []
    for size in try files.sizes() { if let found = try files.checkpoint(size: size) { checkpoints.append(found) } }
    return checkpoints
  }

  var files: WitnessedFiles { WitnessedFiles(directory: directory) }

  /// Whether a witness can have cosigned then: after the last record was made, and not in the future, give or take five minutes.
  /// The first line of a witness is kept for ever, so that a foolish one would spoil the ledger. Throws ``Problem``.
  func isPlausible(_ line: NoteSignature, by key: VerifierKey, on checkpoint: Checkpoint) async throws(Problem) -> Bool
  {
    guard let time = key.cosignatureTime(of: line, on: checkpoint), let size = Int(exactly: checkpoint.size), size > 0
    else { return false }
    do {
      guard let last = try await reader.record(at: size - 1)?.envelope.recorded else { return false }
      let tolerance: Int64 = 5 * 60_000
      let earliest = last.millisecondsSinceEpoch - tolerance
      let latest = Environment.system.now().millisecondsSinceEpoch + tolerance
      return (earliest / 1000...latest / 1000).contains(Int64(clamping: time))
    } catch { throw Problem(error) }
  }

  /// The kept checkpoints, the newest first.
  private func keptCheckpoints() throws(Problem) -> [SignedCheckpoint] {
    guard SmallFile.exists(directory.checkpoints) else { return [] }
    let sizes = try SmallFile.names(in: directory.checkpoints).compactMap { UInt64($0) }.sorted(by: >)
    var checkpoints: [SignedCheckpoint] = []
    for size in sizes { if let found = try archive.checkpoint(size: size) { checkpoints.append(found) } }
    return checkpoints
  }
}

extension TrustPolicy {
  /// Those of `lines` that are cosignatures by witnesses of the policy on `checkpoint`.
  func cosignatures(
    _ lines: [NoteSignature], on checkpoint: SignedCheckpoint
  ) -> [(line: NoteSignature, witness: Witness)] {
    lines.compactMap { line in
      witnesses.first { $0.key.cosignatureTime(of: line, on: checkpoint.checkpoint) != nil }.map { (line, $0) }
    }
  }
}
