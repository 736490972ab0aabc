import AcquisCrypto
import AcquisNotes
public import AcquisValues

/// The timestamps of a ledger's checkpoints, held against its log (SPEC §19.4).
struct AnchoredLedger {
  let directory: String
  let authorities: TimestampAuthorities
  /// The sizes that timestamps are of, by their names.
  let sizes: [Int]
  private(set) var findings = FindingList()
  private(set) var trustedTimes: [TrustedTime] = []
  private(set) var anchoring: Anchoring?
  /// How many timestamps verified.
  private(set) var count = 0

  init(_ directory: String, _ authorities: TimestampAuthorities) {
    self.directory = directory
    self.authorities = authorities
    sizes = ((try? LogFiles.names(in: directory + "/anchors")) ?? []).compactMap { AnchorName($0)?.size }
  }

  /// Verifies the timestamps by `key`, the one that vouches for the ledger's checkpoint, and holds them against the log.
  mutating func judge(_ verdict: inout LogVerdict, by key: VerifierKey?, ledgerSize: Int) {
    guard let key else { return }
    var audit = AnchorAudit(directory: directory, key: key, authorities: authorities)
    audit.passesOverStrangers = true
    let report = audit.run()
    for finding in report.findings { findings.add(finding.code, at: finding.seq, finding.message) }
    count = report.anchors.count
    for anchor in report.anchors where holds(anchor, &verdict) {
      let time = Instant(anchoredAt: anchor.timestamp.millisecondsSinceEpoch)
      trustedTimes.append(
        TrustedTime(
          size: anchor.size,
          earliest: time.advanced(byMilliseconds: anchor.timestamp.accuracyMilliseconds ?? 0), latest: time))
      if anchor.size > anchoring?.size ?? 0 {
        anchoring = Anchoring(size: anchor.size, time: time, authority: anchor.timestamp.authority)
      }
    }
    guard verdict.isWhole else { return }
    guard let anchoring else {
      let others = report.strangers > 0 ? "; \(report.strangers) by others count for nothing" : ""
      return findings.add(
        .anchorMissing, "no checkpoint of this ledger has a timestamp by the authorities given" + others)
    }
    if anchoring.size < ledgerSize {
      findings.add(
        .unanchoredTail, "the newest checkpoint with a timestamp covers \(anchoring.size) of \(ledgerSize) records")
    }
  }

  private func holds(_ anchor: Anchor, _ verdict: inout LogVerdict) -> Bool {
    let name = "checkpoints/\(anchor.size)"
    guard let bytes = NumberedFiles.bytes(directory, name, &verdict.findings),
      let reading = CheckpointReading(bytes, name: name, &verdict.findings)
    else { return false }
    return verdict.holds(older: reading)
  }
}

/// The newest checkpoint of a ledger that a timestamp authority vouches for.
public struct Anchoring: Hashable, Sendable {
  /// How many records it covers.
  public let size: Int
  /// By when they existed.
  public let time: Instant
  /// Who says so: the subject of the certificate (RFC 4514).
  public let authority: String
}

extension Instant {
  /// The moment a timestamp states, held within the years that an instant has.
  init(anchoredAt milliseconds: Int64) {
    self = Instant(millisecondsSinceEpoch: milliseconds) ?? Instant("9999-12-31T23:59:59.999Z")!
  }
}
