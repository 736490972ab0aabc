import AcquisCredits
import AcquisCrypto
import AcquisRecords

/// Holds a learner's record against the ledger it comes from (SPEC §15, step 8).
struct RecordComparison {
  private let audit: RecordAudit
  private var mergers = MergedIDs()
  private var bearing: BearingSet?
  /// For how many records the learner's record is.
  let size: Int

  init(_ bytes: [UInt8], _ trust: Trust?) {
    audit = RecordAudit(bytes, trust)
    size = audit.checkpoint?.size ?? 0
    guard let file = audit.file, !file.extract.isEmpty else { return }
    bearing = BearingSet(learners: audit.subject, blocks: Set(file.blocks))
  }

  /// Takes the next record of the ledger, which stands at `seq`, whatever it says.
  mutating func observe(_ record: Record, _ leaf: Digest, at seq: Int) {
    guard seq < size else { return }
    mergers.take(record.statement)
    bearing?.take(record, leaf: leaf, at: seq)
  }

  /// Reports what is wrong with the record alone, then where the ledger contradicts it.
  func judge(_ log: LogAudit, isWhole: Bool, _ findings: inout FindingList) {
    for finding in audit.allFindings.all {
      findings.add(finding.code, at: finding.seq, "the learner's record: \(finding.message)")
    }
    // What nobody vouches for contradicts nobody.
    guard let file = audit.file, let checkpoint = audit.checkpoint, audit.key != nil else { return }
    let contradicted = audit.carried.first {
      $0.seq >= log.completeSize || log.statements.register.leaf(at: $0.seq) != $0.leaf
    }
    if let seq = contradicted?.seq {
      findings.add(.extractContradicted, at: seq, "the carried record \(seq) does not stand in the ledger")
    }
    guard checkpoint.size <= log.completeSize else {
      // Of what follows a log that is cut short nothing is said.
      guard isWhole else { return }
      return findings.add(
        .logTruncated, "the learner's record is for \(checkpoint.size) records; there are \(log.completeSize)")
    }
    if let mark = log.marks[checkpoint.size] {
      if mark.root != checkpoint.root {
        findings.add(.checkpointInconsistent, "the ledger does not extend the checkpoint of the learner's record")
      }
      if !mark.endsBatch {
        findings.add(.checkpointInBatch, "the checkpoint of the learner's record ends within a batch")
      }
    }
    guard contradicted == nil, let listed = audit.listed, let bearing else { return }
    let isSame = mergers.ids(of: file.learner) == audit.subject && bearing.records.map(\.leaf) == listed
    if !isSame { findings.add(.extractContradicted, "the extract does not list what the ledger holds on the learner") }
  }
}
