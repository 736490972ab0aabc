import AcquisCrypto

/// What the witnesses of a policy say about a checkpoint.
public struct QuorumVerdict: Hashable, Sendable {
  /// A witness that cosigned.
  public struct Cosigner: Hashable, Sendable {
    /// The witness.
    public let witness: TrustPolicy.Witness
    /// When it says it saw the checkpoint as the largest of its log, in seconds since 1970-01-01 UTC.
    public let time: UInt64
  }

  /// Those that cosigned, each once, with its latest time; in the order of the policy.
  public let cosigners: [Cosigner]
  /// Those under whose key a line stands that does not verify.
  public let wrong: [TrustPolicy.Witness]
  /// Whether they suffice. A witness one of whose lines does not verify counts for nothing.
  public let isMet: Bool
}

extension TrustPolicy {
  /// Judges the cosignatures on `checkpoint`. That its log signed it is judged elsewhere. About 0.1 ms a line of a known
  /// witness; lines of others are ignored.
  public func verdict(on checkpoint: SignedCheckpoint) -> QuorumVerdict {
    var times: [Int: UInt64] = [:]
    var wrong: Set<Int> = []
    for line in checkpoint.note.signatures {
      let index = witnesses.firstIndex { $0.key.name == line.name && $0.key.keyHash == line.keyHash }
      guard let index else { continue }
      if let time = witnesses[index].key.cosignatureTime(of: line, on: checkpoint.checkpoint) {
        times[index] = max(time, times[index] ?? 0)
      } else {
        wrong.insert(index)
      }
    }
    for index in wrong { times[index] = nil }
    return QuorumVerdict(
      cosigners: times.keys.sorted().map { QuorumVerdict.Cosigner(witness: witnesses[$0], time: times[$0]!) },
      wrong: wrong.sorted().map { witnesses[$0] }, isMet: quorum.isMet(by: Set(times.keys)))
  }
}

extension VerifierKey {
  /// The time that a cosignature by this key on `checkpoint` states; `nil` when `line` is none, or does not verify.
  public func cosignatureTime(of line: NoteSignature, on checkpoint: Checkpoint) -> UInt64? {
    guard algorithm == .ed25519Cosignature, line.name == name, line.keyHash == keyHash,
      let cosignature = Cosignature(parsing: line.bytes),
      publicKey.isValid(signature: cosignature.signature, for: cosignature.message(for: checkpoint.text))
    else { return nil }
    return cosignature.time
  }
}
