import AcquisCrypto
import AcquisRecords
import AcquisValues

extension StatementAudit {
  mutating func judgeCountersignature(
    _ signature: StatementSignature, on id: StatementID, learner: StatementID?, _ position: Position
  ) {
    let seq = position.seq
    guard let target = register[id] else {
      return findings.add(
        .countersignedWrong, at: seq, "record \(seq) countersigns a statement that does not stand earlier")
    }
    if !target.concerns(learner) {
      findings.add(
        .learnerMismatch, at: seq, "record \(seq) does not name the learner of the statement it countersigns")
    }
    guard isSound(signature, on: target, position) else {
      return findings.add(.countersignedWrong, at: seq, "the countersignature in record \(seq) does not verify")
    }
    soleSigners.countersign(target.seq, by: signature.key)
  }

  private func isSound(_ signature: StatementSignature, on target: StatementRegister.Entry, _ position: Position)
    -> Bool
  {
    guard let founding, let ledger,
      case .speaks(let enrolment) = ring.standing(of: signature.key, on: position.statement.made),
      enrolment.role != .checkpoint, enrolment.role != .extract
    else { return false }
    let context = SigningContext(origin: founding.origin, ledger: ledger)
    return enrolment.publicKey.isValid(
      signature: signature.bytes, for: context.countersignatureMessage(forStatementLeaf: target.leaf))
  }

  /// Warns of what a key signed alone after it was compromised (SPEC §9.3).
  mutating func reportSuspects() {
    for entry in ring.all {
      guard let since = entry.compromisedSince else { continue }
      for seq in soleSigners.records(of: entry.enrolment.key, from: since) {
        findings.add(.signatureSuspect, at: seq, "record \(seq) is signed only with a key that was compromised by then")
      }
    }
  }
}

/// Which records stand on the signature of a single key.
struct SoleSigners {
  private var records: [Digest: [Int]] = [:]
  private var countersigners: [Int: Set<Digest>] = [:]

  mutating func note(_ signers: Set<Digest>, at seq: Int) {
    if signers.count == 1, let key = signers.first { records[key, default: []].append(seq) }
  }

  mutating func countersign(_ seq: Int, by key: Digest) { countersigners[seq, default: []].insert(key) }

  /// The records from `first` on that only `key` has signed, ascending.
  func records(of key: Digest, from first: Int) -> [Int] {
    (records[key] ?? []).filter { seq in
      seq >= first && (countersigners[seq] ?? []).allSatisfy { $0 == key }
    }.sorted()
  }
}
