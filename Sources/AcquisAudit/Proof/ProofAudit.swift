import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords

/// A `.tlog-proof` file that carries its record (SPEC §15, step 7).
struct ProofAudit {
  let bytes: [UInt8]
  let demands: AuditDemands
  private var trust: Trust? { demands.trust }

  init(bytes: [UInt8], demands: AuditDemands) {
    self.bytes = bytes
    self.demands = demands
  }

  func run() -> Report {
    var report = Report(.proof)
    var findings = FindingList()
    judge(&report, &findings)
    report.findings = findings.ordered
    return report
  }

  private func judge(_ report: inout Report, _ findings: inout FindingList) {
    let proof: TransparencyProof
    do { proof = try TransparencyProof(parsing: bytes) } catch {
      if case .malformedProof = error {
        findings.add(.proofForm, "the proof: \(error)")
      } else {
        findings.add(.checkpointMalformed, "the proof's checkpoint: \(error)")
      }
      return
    }
    guard let index = Int(exactly: proof.index), index <= CheckpointReading.sizeLimit else {
      return findings.add(.proofForm, "the proof's index is beyond those of all ledgers")
    }
    let name = "the proof's checkpoint"
    guard let checkpoint = CheckpointReading(proof.checkpoint.note.bytes, name: name, &findings) else { return }
    report.origin = checkpoint.origin.description
    report.size = checkpoint.size
    report.root = checkpoint.root
    guard let extra = proof.extra else {
      return findings.add(.proofForm, "the proof does not carry its record in its extra line")
    }
    if trust == nil { findings.add(.issuerUnknown, "no key was given, and a proof holds none") }
    let leaf = MerkleTree.leafHash(extra)
    var ofRecord = FindingList()
    let founding = judgeRecord(extra, index, &report, &ofRecord)
    if founding != nil { report.ledger = leaf }
    if trust != nil { report.key = checkpoint.judge(trust, founding, &findings) }
    // A path to a root that somebody was asked to vouch for and did not proves nothing.
    if trust == nil || report.key != nil {
      let head = TreeHead(size: checkpoint.size, root: checkpoint.root)
      if !CarriedRecord.proves(proof.hashes, leaf, at: index, in: head) {
        findings.add(.proofWrong, at: index, "the path does not lead from the record to the checkpoint's root")
      }
    }
    if let policy = demands.policy, report.key != nil {
      let audit = CosignatureAudit.ofFile(checkpoint, policy, &findings)
      report.witnessing = audit.witnessing
      if let recorded = report.recorded { audit.checkOrder([(index, recorded)], &findings) }
    }
    findings.add(ofRecord)
  }

  /// Judges the record; returns what it founds if it is record 0.
  private func judgeRecord(
    _ extra: [UInt8], _ index: Int, _ report: inout Report, _ findings: inout FindingList
  ) -> Founding? {
    do {
      let record = try Record(line: extra)
      report.recorded = record.envelope.recorded
      report.proven = record
      if record.seq != index { findings.add(.seqWrong, at: index, "the record at position \(index) says another seq") }
      if index == 0, case .founded(let founding)? = try? LedgerStatement(record.statement) { return founding }
    } catch {
      findings.add(FindingCode(error.requirement), at: index, "record \(index): \(error.detail)")
    }
    return nil
  }
}
