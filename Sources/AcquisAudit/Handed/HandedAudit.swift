import AcquisCrypto
import AcquisMerkle
import AcquisNotes

/// Files that people hand to one another about a ledger: a checkpoint, a consistency proof, a contradiction (SPEC §19).
struct HandedAudit {
  let demands: AuditDemands
  private(set) var report: Report
  private var findings = FindingList()

  init(_ kind: InputKind, _ demands: AuditDemands) {
    self.demands = demands
    report = Report(kind)
  }

  /// The report, once something was judged.
  private mutating func concluded(_ body: (inout HandedAudit) -> Void) -> Report {
    body(&self)
    report.findings = findings.ordered
    return report
  }

  /// Judges a checkpoint alone.
  mutating func checkpoint(_ bytes: [UInt8]) -> Report {
    concluded { audit in
      guard let reading = CheckpointReading(bytes, name: "the checkpoint", &audit.findings) else { return }
      audit.judgeNewest(reading)
    }
  }

  /// Judges a proof that a tree extends an older one. `older`: the bytes of the checkpoint that somebody kept.
  mutating func consistency(_ bytes: [UInt8], older: [UInt8]?) -> Report {
    concluded { audit in
      let request: AddCheckpointRequest
      do throws(NoteError) { request = try AddCheckpointRequest(parsing: bytes) } catch { return audit.refuse(error) }
      guard let old = Int(exactly: request.oldSize), old <= CheckpointReading.sizeLimit else {
        return audit.findings.add(.proofForm, "the proof begins beyond the records of all ledgers")
      }
      let name = "the proof's checkpoint"
      guard let newer = CheckpointReading(request.checkpoint.note.bytes, name: name, &audit.findings) else { return }
      audit.report.older = old
      audit.judgeNewest(newer)
      guard let older else {
        return audit.findings.add(
          .consistencyUnproven, "the proof begins at \(request.oldSize) records: give the older checkpoint")
      }
      guard let reading = CheckpointReading(older, name: "the older checkpoint", &audit.findings),
        audit.vouches(reading) != nil, audit.report.key != nil
      else { return }
      audit.hold(request, newer, against: reading)
    }
  }

  private mutating func hold(
    _ request: AddCheckpointRequest, _ newer: CheckpointReading, against older: CheckpointReading
  ) {
    guard older.origin == newer.origin else {
      return findings.add(.originWrong, "one checkpoint is of '\(older.origin)', the other of '\(newer.origin)'")
    }
    guard UInt64(older.size) == request.oldSize else {
      return findings.add(
        .proofWrong, "the proof begins at \(request.oldSize) records, the older checkpoint is for \(older.size)")
    }
    if older.size == newer.size, older.root != newer.root {
      report.contradiction = Contradiction(older, newer) { _ in nil }?.bytes
      return findings.add(.contradiction, "two checkpoints of \(older.size) records have different roots")
    }
    if older.size == 0, older.root != MerkleTree.emptyRoot {
      return findings.add(
        .checkpointInconsistent, "the older checkpoint is of no record, and its root is not the empty one")
    }
    if !Consistency.isProven(from: older, to: newer, request.hashes) {
      findings.add(.proofWrong, "the hashes do not lead from the older root to the newer one")
    }
  }

  /// Judges evidence that a log contradicted itself: it is an error that it holds, and one that it does not.
  mutating func contradiction(_ bytes: [UInt8]) -> Report {
    concluded { audit in
      let evidence: Contradiction
      do throws(NoteError) { evidence = try Contradiction(parsing: bytes) } catch { return audit.refuse(error) }
      let older = CheckpointReading(evidence.older.note.bytes, name: "the older checkpoint", &audit.findings)
      let newer = CheckpointReading(evidence.newer.note.bytes, name: "the newer checkpoint", &audit.findings)
      guard let older, let newer else { return }
      audit.note(newer)
      audit.report.older = older.size
      guard older.origin == newer.origin else {
        return audit.findings.add(.originWrong, "one is of '\(older.origin)', the other of '\(newer.origin)'")
      }
      guard let key = audit.vouches(older), key == audit.vouches(newer) else { return }
      audit.report.key = key
      if evidence.isShown(older, newer) {
        audit.report.contradiction = bytes
        audit.findings.add(
          .contradiction, "'\(key.name)' signed both, for \(older.size) and \(newer.size) records, and they contradict")
      } else {
        audit.findings.add(.contradictionUnproven, "the file does not show that the two checkpoints contradict")
      }
    }
  }

  private mutating func refuse(_ error: NoteError) {
    if case .malformedProof = error {
      findings.add(.proofForm, "the file: \(error)")
    } else {
      findings.add(.checkpointMalformed, "a checkpoint in the file: \(error)")
    }
  }

  private mutating func note(_ reading: CheckpointReading) {
    report.origin = reading.origin.description
    report.size = reading.size
    report.root = reading.root
  }

  private mutating func judgeNewest(_ reading: CheckpointReading) {
    note(reading)
    report.key = vouches(reading)
    if let policy = demands.policy, report.key != nil {
      report.witnessing = CosignatureAudit.ofFile(reading, policy, &findings).witnessing
    }
  }

  /// The key that signed; without one from outside nobody can say.
  private mutating func vouches(_ reading: CheckpointReading) -> VerifierKey? {
    guard demands.trust != nil else {
      if !findings.all.contains(where: { $0.code == .issuerUnknown }) {
        findings.add(.issuerUnknown, "no key was given: nothing says who signed \(reading.name)")
      }
      return nil
    }
    return reading.judge(demands.trust, nil, &findings)
  }
}

/// Consistency with the case that RFC 9162 leaves out (SPEC §7).
enum Consistency {
  static func isProven(from older: CheckpointReading, to newer: CheckpointReading, _ hashes: [Digest]) -> Bool {
    guard older.size > 0 else { return hashes.isEmpty && older.root == MerkleTree.emptyRoot }
    let proof = ConsistencyProof(old: older.size, new: newer.size, hashes: hashes)
    let (old, new) = (TreeHead(size: older.size, root: older.root), TreeHead(size: newer.size, root: newer.root))
    return (try? proof.verify(from: old, to: new)) != nil
  }
}
