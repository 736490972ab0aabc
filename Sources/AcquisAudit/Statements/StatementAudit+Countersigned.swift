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
    if position.isApplied { soleSigners.countersign(target.seq, by: signature.key, at: seq) }
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

  /// Warnings of what a key signed alone after it was compromised, as the first `size` records say (SPEC §9.3).
  func suspects(before size: Int = .max) -> FindingList {
    var warnings = FindingList()
    for seq in soleSigners.suspects(before: size) {
      warnings.add(.signatureSuspect, at: seq, "record \(seq) is signed only with a key that was compromised by then")
    }
    return warnings
  }
}

/// Which records stand on the signature of a single key, and which keys are not to be trusted since when.
struct SoleSigners {
  private var records: [Digest: [Int]] = [:]
  private var countersigners: [Int: [(key: Digest, seq: Int)]] = [:]
  private var compromises: [(key: Digest, since: Int, seq: Int)] = []

  mutating func note(_ signers: Set<Digest>, at seq: Int) {
    if signers.count == 1, let key = signers.first { records[key, default: []].append(seq) }
  }

  /// Takes a countersignature by `key` on the record `target`, which stands at `seq`.
  mutating func countersign(_ target: Int, by key: Digest, at seq: Int) {
    countersigners[target, default: []].append((key, seq))
  }

  /// Takes the revocation at `seq` of a key that was compromised since the record `since`.
  mutating func distrust(_ key: Digest, since: Int, at seq: Int) { compromises.append((key, since, seq)) }

  /// The records below `size` that only a compromised key has signed, as far as is known by then; ascending. O(n log n).
  func suspects(before size: Int) -> [Int] {
    let known = compromises.filter { $0.seq < size }.map { ($0.key, $0.since) }
    let suspects = Dictionary(known, uniquingKeysWith: min).flatMap { key, since in
      (records[key] ?? []).filter { $0 >= since && $0 < size && !isCountersigned($0, beside: key, size) }
    }
    return suspects.sorted()
  }

  private func isCountersigned(_ target: Int, beside key: Digest, _ size: Int) -> Bool {
    (countersigners[target] ?? []).contains { $0.key != key && $0.seq < size }
  }
}
