import AcquisCrypto

/// What the witnesses of a policy say about a checkpoint.
public struct QuorumVerdict: Hashable, Sendable {
  /// A witness that cosigned.
  public struct Cosigner: Hashable, Sendable {
    /// The witness.
    public let witness: TrustPolicy.Witness
    /// When it first said that it saw the checkpoint as the largest of its log, in seconds since 1970-01-01 UTC.
    public let first: UInt64
    /// When it last said so.
    public let latest: UInt64
  }

  /// When a quorum vouched, in seconds since 1970-01-01 UTC.
  public struct Time: Hashable, Sendable {
    /// By when enough witnesses had cosigned.
    public let earliest: UInt64
    /// When the last of them cosigned again.
    public let latest: UInt64
  }

  /// Those that cosigned, each once; in the order of the policy.
  public let cosigners: [Cosigner]
  /// Those under whose key a line stands that does not verify.
  public let wrong: [TrustPolicy.Witness]
  /// Whether they suffice. A witness one of whose lines does not verify counts for nothing.
  public let isMet: Bool
  /// When they vouched; `nil` where they do not suffice, or none is asked for.
  public let time: Time?
}

extension TrustPolicy {
  /// Judges the cosignatures on `checkpoint`. That its log signed it is judged elsewhere. About 0.1 ms a line of a known
  /// witness; lines of others are ignored.
  public func verdict(on checkpoint: SignedCheckpoint) -> QuorumVerdict {
    var times: [Int: ClosedRange<UInt64>] = [:]
    var wrong: Set<Int> = []
    for line in checkpoint.note.signatures {
      let index = witnesses.firstIndex { $0.key.name == line.name && $0.key.keyHash == line.keyHash }
      guard let index else { continue }
      if let time = witnesses[index].key.cosignatureTime(of: line, on: checkpoint.checkpoint) {
        let known = times[index] ?? time...time
        times[index] = min(time, known.lowerBound)...max(time, known.upperBound)
      } else {
        wrong.insert(index)
      }
    }
    for index in wrong { times[index] = nil }
    return QuorumVerdict(
      cosigners: times.keys.sorted().map {
        QuorumVerdict.Cosigner(witness: witnesses[$0], first: times[$0]!.lowerBound, latest: times[$0]!.upperBound)
      }, wrong: wrong.sorted().map { witnesses[$0] }, isMet: quorum.isMet(by: Set(times.keys)), time: time(times))
  }

  /// By when, and until when, a quorum is met by cosigners each of which spoke in its time.
  private func time(_ times: [Int: ClosedRange<UInt64>]) -> QuorumVerdict.Time? {
    guard quorum != Quorum.none else { return nil }
    let earliest = times.values.map(\.lowerBound).sorted().first { time in
      quorum.isMet(by: Set(times.filter { $0.value.lowerBound <= time }.keys))
    }
    let latest = times.values.map(\.upperBound).sorted(by: >).first { time in
      quorum.isMet(by: Set(times.filter { $0.value.upperBound >= time }.keys))
    }
    guard let earliest, let latest else { return nil }
    return QuorumVerdict.Time(earliest: earliest, latest: latest)
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
