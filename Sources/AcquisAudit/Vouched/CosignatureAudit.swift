import AcquisNotes
import AcquisValues

/// The cosignatures on one checkpoint that its log has signed, by a policy (SPEC §19.3).
struct CosignatureAudit {
  let witnessing: Witnessing
  /// What the quorum vouches for; `nil` where it is not met, or the policy asks for none.
  let trustedTime: TrustedTime?

  /// Judges `reading`; reports lines that do not verify.
  init(_ reading: CheckpointReading, _ policy: TrustPolicy, _ findings: inout FindingList) {
    let verdict = policy.verdict(on: reading.signed)
    for witness in verdict.wrong {
      findings.add(
        .cosignatureWrong, "\(reading.name): a line of the witness '\(witness.key.name)' does not verify")
    }
    witnessing = Witnessing(
      size: reading.size, isMet: verdict.isMet,
      cosigners: verdict.cosigners.map {
        Witnessing.Cosigner(
          name: $0.witness.name, first: Instant(cosignedAt: $0.first), latest: Instant(cosignedAt: $0.latest))
      })
    trustedTime = verdict.time.map {
      TrustedTime(
        size: reading.size, earliest: Instant(cosignedAt: $0.earliest), latest: Instant(cosignedAt: $0.latest))
    }
  }

  /// Nobody can have vouched for a record before it was recorded. `records`: where each stands, and when it says it was.
  func checkOrder(_ records: [(seq: Int, recorded: Instant)], _ findings: inout FindingList) {
    guard let time = trustedTime?.earliest else { return }
    let limit = time.advanced(byMilliseconds: TimeAudit.tolerance)
    for record in records where record.recorded > limit {
      findings.add(
        .timeContradicted, at: record.seq,
        "record \(record.seq) says that it was recorded at \(record.recorded), and was vouched for by \(time)")
    }
  }

  /// Judges the one checkpoint that a file carries; reports a quorum that is not met.
  static func ofFile(
    _ reading: CheckpointReading, _ policy: TrustPolicy, _ findings: inout FindingList
  ) -> CosignatureAudit {
    let audit = CosignatureAudit(reading, policy, &findings)
    if !audit.witnessing.isMet {
      let names = audit.witnessing.cosigners.map { "'\($0.name)'" }.joined(separator: ", ")
      findings.add(
        .witnessQuorum,
        "\(reading.name) is not cosigned as the policy asks: \(names.isEmpty ? "nobody" : names) cosigned it")
    }
    return audit
  }
}
