import AcquisCredits
import AcquisCrypto
import AcquisRecords
import AcquisValues

extension StatementAudit {
  /// Checks the signatures on a statement and whether those who must have signed it.
  ///
  /// `needs`: for each need, the voices of which one must speak. `decision`: what minutes could cover.
  mutating func judgeSignatures(_ position: Position, needs: [[Voice]], decision: Decided?) {
    let signers = soundSigners(position, voices: position.seq == 0 ? nil : needs.flatMap { $0 })
    if position.seq == 0 { return checkFounders(signers, position) }
    let electorates = needs.map { ring.electorate(for: $0, on: position.statement.made) }
    let entry = PendingAuthority(
      seq: position.seq, electorates: electorates, needs: needs, signers: signers, minutes: position.minutes,
      hasFault: signers.count < position.record.envelope.signatures.count, decision: decision)
    if let decision {
      batch.add(decision, at: position.seq)
      pending.add(entry)
    } else {
      batch.addOther(at: position.seq)
      settle(entry, minutesSigners: [])
    }
  }

  private mutating func checkFounders(_ signers: [Digest], _ position: Position) {
    batch.addOther(at: position.seq)
    let missing = ring.all.filter { !signers.contains($0.enrolment.key) }
    let hasFault = signers.count < position.record.envelope.signatures.count
    if !missing.isEmpty, !hasFault {
      findings.add(.signatureMissing, at: 0, "\(missing.count) of the keys that record 0 enrols have not signed it")
    }
  }

  /// The keys that signed, verify, and speak at this position. Reports the others.
  ///
  /// `voices`: the roles that may sign beside the operator; `nil` where any may.
  mutating func soundSigners(_ position: Position, voices: [Voice]?) -> [Digest] {
    guard let founding, let ledger else { return [] }
    let context = SigningContext(origin: founding.origin, ledger: position.seq == 0 ? .zero : ledger)
    let signatures = position.record.envelope.signatures
    guard !signatures.isEmpty else { return [] }
    let message = { context.message(for: position.statement.bytes) }
    let isOpenToBodies = reachesBeyond(position.statement)
    var sound: [Digest] = []
    for (index, signature) in signatures.enumerated() {
      let checked = position.prepared.signatures
      let isValid = checked.indices.contains(index) ? checked[index] : nil
      guard let enrolment = speaker(of: signature, isValid: isValid, message: message, position) else { continue }
      let mayAny = enrolment.role == .operator || isOpenToBodies && enrolment.role == .awardingBody
      if let voices, !mayAny, !voices.contains(where: { $0.isVoice(of: enrolment) }) {
        findings.add(.keyRole, at: position.seq, "a key signed record \(position.seq) that has not the role for it")
      } else {
        sound.append(signature.key)
      }
    }
    return sound
  }

  /// The enrolment of the key if it may speak here and its signature verifies; what is wrong is reported, once.
  private mutating func speaker(
    of signature: StatementSignature, isValid: Bool?, message: () -> [UInt8], _ position: Position
  ) -> Enrolment? {
    let seq = position.seq
    guard let entry = ring[signature.key] else {
      findings.add(.keyUnknown, at: seq, "record \(seq) is signed with a key that was not enrolled before")
      return nil
    }
    guard verifies(signature, entry.enrolment.publicKey, isValid, message, at: seq) else {
      findings.add(.signatureInvalid, at: seq, "a signature on record \(seq) does not verify")
      return nil
    }
    switch ring.standing(of: signature.key, on: position.statement.made) {
    case .speaks(let enrolment): return enrolment
    case .revoked:
      findings.add(.keyRevoked, at: seq, "record \(seq) is signed with a key that was revoked before")
    case .outOfPeriod:
      findings.add(.keyOutOfPeriod, at: seq, "record \(seq) was made outside the period of a key that signed it")
    case .unknown: preconditionFailure("the key was found above")
    }
    return nil
  }

  /// Whether a signature verifies, as far as that is asked: one that is not to be checked is taken for good.
  private mutating func verifies(
    _ signature: StatementSignature, _ key: Ed25519PublicKey, _ isValid: Bool?, _ message: () -> [UInt8], at seq: Int
  ) -> Bool {
    guard depth.signatures.covers(seq) else { return true }
    signatureCount += 1
    return isValid ?? key.isValid(signature: signature.bytes, for: message())
  }

  /// Judges by whose authority a statement stands, once all signatures on it are known.
  mutating func settle(_ entry: PendingAuthority, minutesSigners: [Digest]) {
    let signers = Set(entry.signers).union(minutesSigners)
    let authorities = entry.electorates.map { $0.authority(of: signers) }
    for authority in authorities where !entry.hasFault {
      if case .missing(let keyExists) = authority {
        let who = keyExists ? "the key that speaks for it" : "the operator"
        findings.add(.signatureMissing, at: entry.seq, "record \(entry.seq) is not signed by \(who)")
        break
      }
    }
    if authorities.contains(where: \.isOnBehalf) { onBehalf.append(entry.seq) }
    if founding?.onBehalf == false, authorities.contains(where: \.isOnBehalf) {
      findings.add(
        .onBehalfForbidden, at: entry.seq, "the operator signed record \(entry.seq) on behalf of somebody without a key"
      )
    }
    soleSigners.note(signers, at: entry.seq)
    if source == .carried {
      verdicts[entry.seq] = Verdict(
        authorities: authorities, signers: signers.sorted().compactMap { ring[$0]?.enrolment }, minutes: entry.coveredBy
      )
    }
  }

  /// Enrols and revokes, from the next record on.
  mutating func applyKeys(_ statement: LedgerStatement, _ position: Position) {
    switch statement {
    case .keyEnrolled(let enrolment): enrol(enrolment, position)
    case .keyRevoked(let key, _, let compromisedSince): revoke(key, compromisedSince: compromisedSince, position)
    default: break
    }
  }

  private mutating func enrol(_ enrolment: Enrolment, _ position: Position) {
    guard ring[enrolment.key] == nil else {
      return findings.add(.keyForm, at: position.seq, "record \(position.seq) enrols a key that is enrolled already")
    }
    if position.isApplied { try? ring.enrol(enrolment, at: position.seq) }
  }

  private mutating func revoke(_ key: Digest, compromisedSince: Int?, _ position: Position) {
    guard ring[key] != nil else {
      return findings.add(
        .keyUnknown, at: position.seq, "record \(position.seq) revokes a key that was not enrolled before")
    }
    guard position.isApplied else { return }
    _ = ring.revoke(key, at: position.seq, compromisedSince: compromisedSince)
    if let compromisedSince { soleSigners.distrust(key, since: compromisedSince, at: position.seq) }
  }
}

extension Authority {
  var isOnBehalf: Bool { if case .onBehalf = self { true } else { false } }
}
