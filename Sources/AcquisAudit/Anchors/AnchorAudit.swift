public import AcquisCrypto
public import AcquisNotes

/// The timestamps of a ledger's checkpoints (SPEC §19.4): each is held against the checkpoint that is kept, and verified.
///
/// Reads `anchors/` and `checkpoints/` of the ledger's directory and nothing else; whether the records have the roots is for
/// whoever reads the log. Nothing here throws: what cannot be read or checked is a finding.
public struct AnchorAudit {
  private let directory: String
  private let key: VerifierKey
  private let authorities: TimestampAuthorities?
  private let areExpected: Bool
  /// Whether timestamps of authorities that are not trusted are passed over: a ledger may have those of several.
  var passesOverStrangers = false

  /// Judges the timestamps in the ledger's `directory`, whose checkpoints `key` signs.
  ///
  /// `authorities`: whose timestamps are trusted; without them none is verified. `areExpected`: whether that is a finding,
  /// where there are some.
  public init(
    directory: String, key: VerifierKey, authorities: TimestampAuthorities?, areExpected: Bool = false
  ) {
    self.directory = directory
    self.key = key
    self.authorities = authorities
    self.areExpected = areExpected
  }

  /// Judges every timestamp. O(n) in the number of files, about 0.5 ms each.
  public func run() -> AnchorReport {
    var report = AnchorReport()
    var findings = FindingList()
    var checkpoints: [Int: KeptCheckpoint?] = [:]
    for name in names(&findings) {
      guard let response = response(name, &findings) else { continue }
      let kept = checkpoints[name.size] ?? KeptCheckpoint(directory, size: name.size, key: key, &findings)
      checkpoints[name.size] = .some(kept)
      if let kept { judge(response, name, kept, &report, &findings) }
    }
    if areExpected, let first = report.unchecked.first {
      findings.add(
        .anchorUnchecked, "anchors/\(first.file): no timestamp authority was given, so that no timestamp was verified")
    }
    report.findings = findings.ordered
    return report
  }

  private func names(_ findings: inout FindingList) -> [AnchorName] {
    do {
      return try LogFiles.names(in: directory + "/anchors").compactMap(AnchorName.init)
        .sorted { ($0.size, $0.digits) < ($1.size, $1.digits) }
    } catch {
      if error != .missing { findings.add(.unreadable, "anchors \(error.explanation)") }
      return []
    }
  }

  private func response(_ name: AnchorName, _ findings: inout FindingList) -> TimestampResponse? {
    let path = "\(directory)/anchors/\(name)"
    do throws(FileFault) {
      guard let bytes = try RegularFile.bytes(of: path, limit: TimestampResponse.byteLimit) else {
        findings.add(.anchorForm, "anchors/\(name) has more than \(TimestampResponse.byteLimit) bytes")
        return nil
      }
      guard name.isName(of: bytes) else {
        findings.add(.anchorForm, "anchors/\(name) does not hold what its name says: the SHA-256 is another")
        return nil
      }
      do { return try TimestampResponse(parsing: bytes) } catch {
        findings.add(.anchorForm, "anchors/\(name): \(error)")
      }
    } catch {
      // What is no regular file is none of the ledger's, like a file of another name.
      if error != .notRegular { findings.add(.unreadable, "anchors/\(name) \(error.explanation)") }
    }
    return nil
  }

  private func judge(
    _ response: TimestampResponse, _ name: AnchorName, _ kept: KeptCheckpoint, _ report: inout AnchorReport,
    _ findings: inout FindingList
  ) {
    guard let authorities else {
      report.unchecked.append(
        UncheckedAnchor(size: name.size, root: kept.root, claim: response.claim, file: "\(name)"))
      return
    }
    do throws(TimestampError) {
      let timestamp = try response.verified(imprint: kept.imprint, by: authorities)
      report.anchors.append(Anchor(name, root: kept.root, timestamp))
    } catch {
      if passesOverStrangers, case .untrusted = error { return report.strangers += 1 }
      findings.add(.anchorWrong, "anchors/\(name): \(error)")
    }
  }
}
