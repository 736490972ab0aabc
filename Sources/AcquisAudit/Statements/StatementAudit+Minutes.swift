import AcquisCredits
import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

extension StatementAudit {
  /// Judges minutes and, with their signatures, the decisions they cover.
  mutating func judge(_ minutes: Minutes, _ position: Position) {
    let voices = [Voice(.jury, for: minutes.certification)]
    // Minutes can cover awards, so the awarding body may sign them too.
    let signers = soundSigners(position, voices: voices + bodies(of: minutes.certification))
    let hasFault = signers.count < position.record.envelope.signatures.count
    let covered = pending.takeLast { entry in
      source == .log
        ? (position.seq - minutes.count..<position.seq).contains(entry.seq) : entry.minutes == position.seq
    }
    checkCertification(minutes, position)
    if !isMatched(minutes, at: position.seq) {
      findings.add(
        .minutesMismatch, at: position.seq, "the minutes at \(position.seq) do not cover what stands before them")
    }
    for var entry in covered {
      entry.coveredBy = position.seq
      entry.hasFault = entry.hasFault || hasFault
      settle(entry, minutesSigners: signers)
    }
    batch.addOther(at: position.seq)
    let electorate = ring.electorate(for: voices, on: position.statement.made)
    settle(
      PendingAuthority(
        seq: position.seq, electorates: [electorate], needs: [voices], signers: signers, minutes: nil,
        hasFault: hasFault, decision: nil),
      minutesSigners: [])
  }

  private func bodies(of certification: String) -> [Voice] {
    let registration = CertificationCode(certification).flatMap(credits.registration(of:))
    return (registration?.bodies ?? []).map { Voice(.awardingBody, for: $0.id.text) }
  }

  private func isMatched(_ minutes: Minutes, at seq: Int) -> Bool {
    let first = seq - minutes.count
    if source == .log, !batch.reaches(first) { return false }
    switch batch.entries(from: first) {
    case .unknown: return true
    case .other: return false
    case .decisions(let decisions):
      // In a learner's record the paths prove membership; a log shows all that is covered.
      let isRoot = source == .carried || MerkleTree.root(ofLeafHashes: decisions.map(\.leaf)) == minutes.covered
      return isRoot && decisions.allSatisfy { $0.isOf(minutes) }
    }
  }

  private mutating func checkCertification(_ minutes: Minutes, _ position: Position) {
    guard let code = CertificationCode(minutes.certification), credits.registration(of: code) == nil,
      source == .log || carriedCertifications.contains(code)
    else { return }
    findings.add(.certificationUnknown, at: position.seq, "record \(position.seq): \(code) is not registered")
  }
}

extension Decided {
  fileprivate func isOf(_ minutes: Minutes) -> Bool {
    certification.text.hasSameBytes(as: minutes.certification)
      && session.text.hasSameBytes(as: minutes.session)
  }
}
