import AcquisCredits
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

/// A learner's record: its form, its paths, its extract, what its statements say, who it is about (SPEC §15, step 6).
struct RecordAudit {
  private let trust: Trust?
  private(set) var findings = FindingList()
  private(set) var file: LearnerRecord?
  private(set) var carried: [CarriedRecord] = []
  private(set) var checkpoint: CheckpointReading?
  /// The leaf hashes that a sound extract lists.
  private(set) var listed: [Digest]?
  private var statements = StatementAudit(.carried)
  private var account = AccountBuilder()
  private var identity: [DisclosedField] = []
  /// The key that vouches for the checkpoint.
  private(set) var key: VerifierKey?
  /// The minutes that cover a carried record, by its seq.
  private var covering: [Int: (seq: Int, minutes: Minutes)] = [:]

  /// What the witnesses of a policy say of the checkpoint.
  private(set) var witnessing: Witnessing?

  init(_ bytes: [UInt8], _ trust: Trust?, _ policy: TrustPolicy? = nil) {
    self.trust = trust
    do { file = try LearnerRecord(parsing: bytes) } catch {
      findings.add(.exportForm, "the learner's record has not its form: \(error.sentence)")
    }
    guard let file else { return }
    checkpoint = CheckpointReading(Array(file.checkpoint.utf8), name: "the record's checkpoint", &findings)
    let areLinesRead = readLines(file)
    guard areLinesRead, isFounded() else { return }
    judgeStatements()
    guard let founding = statements.founding, let ledger = statements.ledger else { return }
    if trust == nil { findings.add(.issuerUnknown, "no key was given: only the file itself says whose it is") }
    key = checkpoint?.judge(trust, founding, &findings)
    if let policy { checkWitnesses(policy) }
    checkMinutes()
    // Paths to a root that nobody vouches for prove nothing.
    if let checkpoint, key != nil { checkPaths(checkpoint) }
    if let checkpoint, key != nil { checkExtract(file, checkpoint, founding, ledger) }
    checkIdentity(file, origin: founding.origin)
  }

  /// Reads the carried lines; `false` if nothing further can be judged.
  private mutating func readLines(_ file: LearnerRecord) -> Bool {
    let known = findings.all.count
    for (index, line) in file.records.enumerated() {
      do { carried.append(try CarriedRecord(line)) } catch {
        findings.add(FindingCode(error.requirement), "carried record \(index): \(error.detail)")
      }
    }
    if !zip(carried, carried.dropFirst()).allSatisfy({ $0.seq < $1.seq }) {
      findings.add(.exportForm, "the carried records are not ascending by seq")
    }
    return findings.all.count == known
  }

  private mutating func isFounded() -> Bool {
    guard let first = carried.first, first.seq == 0, first.record.statement.type == "ledger-founded" else {
      findings.add(.notFounded, at: 0, "record 0, which founds the ledger, is not carried")
      return false
    }
    return true
  }

  private mutating func judgeStatements() {
    var recorded: Instant?
    statements.carriedCertifications = certifications
    findMinutes()
    for record in carried {
      let envelope = record.record.envelope
      if let recorded, envelope.recorded < recorded, record.record.statement.type != "clock-corrected" {
        findings.add(
          .recordedBackwards, at: record.seq, "record \(record.seq) was recorded before the carried record before it")
      }
      recorded = envelope.recorded
      statements.take(
        record.record, leaf: record.leaf, at: record.seq, coveredBy: covering[record.seq]?.seq,
        prepared: PreparedStatement(record.record, nil))
      account.take(record.record, statements.credits)
    }
    statements.finishCarried()
    statements.findings.add(statements.suspects())
  }

  private mutating func checkWitnesses(_ policy: TrustPolicy) {
    guard let checkpoint, key != nil else { return }
    let audit = CosignatureAudit.ofFile(checkpoint, policy, &findings)
    witnessing = audit.witnessing
    audit.checkOrder(carried.map { ($0.seq, $0.record.envelope.recorded) }, &findings)
  }

  private mutating func checkPaths(_ checkpoint: CheckpointReading) {
    let head = TreeHead(size: checkpoint.size, root: checkpoint.root)
    for record in carried where !record.isProven(in: head) {
      findings.add(
        .proofWrong, at: record.seq, "the path of record \(record.seq) does not lead to the checkpoint's root")
    }
  }

  /// Each record that carried minutes cover says so and is proven in them; no other says so.
  private mutating func checkMinutes() {
    for record in carried {
      let covering = covering[record.seq]
      guard record.minutes?.seq == covering?.seq else {
        let message = "record \(record.seq) does not name the carried minutes that cover it, or names others"
        findings.add(.exportForm, at: record.seq, message)
        continue
      }
      if let covering, !record.isProven(in: covering.minutes, at: covering.seq) {
        findings.add(
          .proofWrong, at: record.seq, "the path of record \(record.seq) in its minutes does not lead to their root")
      }
    }
  }

  /// Finds, for each carried record that minutes can cover, the first carried minutes that count it in. O(n).
  private mutating func findMinutes() {
    var waiting: [Int] = []
    for record in carried {
      if Minutes.canCover(record.record.statement) { waiting.append(record.seq) }
      guard case .minutes(let minutes)? = try? LedgerStatement(record.record.statement) else { continue }
      while let last = waiting.last, last >= record.seq - minutes.count {
        covering[waiting.removeLast()] = (record.seq, minutes)
      }
    }
  }

  private mutating func checkExtract(
    _ file: LearnerRecord, _ checkpoint: CheckpointReading, _ founding: Founding, _ ledger: Digest
  ) {
    guard !file.extract.isEmpty else {
      return findings.add(.extractMissing, "there is no extract: nothing says that records are not left out")
    }
    guard let text = verifiedExtract(file.extract, founding) else { return }
    let expected = Extract(
      origin: checkpoint.origin, ledger: ledger, size: checkpoint.signed.checkpoint.size, root: checkpoint.root,
      learner: file.learner, blocks: file.blocks)
    guard let listed = expected.listed(in: text) else {
      return findings.add(.extractMismatch, "the extract is of another ledger, checkpoint, learner or selection")
    }
    self.listed = listed
    let leaves = carried.map(\.leaf)
    guard leaves != listed else { return }
    let first = zip(leaves, listed).enumerated().first { $1.0 != $1.1 }?.offset ?? min(leaves.count, listed.count)
    findings.add(
      .recordTrimmed, at: carried.indices.contains(first) ? carried[first].seq : nil,
      "the extract lists \(listed.count) records, and they are not the \(leaves.count) that are carried")
  }

  private mutating func verifiedExtract(_ extract: String, _ founding: Founding) -> [UInt8]? {
    do {
      let key = VerifierKey(
        name: try KeyName(founding.origin), algorithm: .ed25519, publicKey: founding.extractKey)
      return try SignedNote(parsing: extract.utf8).verified(by: [key], leniency: .own).text
    } catch {
      findings.add(.extractSignature, "the extract: \(error)")
      return nil
    }
  }

  private mutating func checkIdentity(_ file: LearnerRecord, origin: String) {
    for disclosure in file.identity {
      if disclosure.opens(in: carried.map(\.record), learner: file.learner, origin: origin) {
        identity.append(
          DisclosedField(field: disclosure.field, value: disclosure.value, statement: disclosure.statement))
      } else {
        findings.add(.identityMismatch, "a disclosed value does not open the newest commitment of its field")
      }
    }
  }

  /// The certifications whose registration is carried.
  private var certifications: Set<CertificationCode> {
    let registrations = carried.map(\.record.statement).filter { $0.type == "certification-registered" }
    return Set(registrations.flatMap { $0.names("certification") }.compactMap(CertificationCode.init))
  }

  /// The ids of the learner, as far as carried. Every merger into a learner bears on them, so a record that is complete
  /// carries them all.
  var subject: Set<LearnerID> {
    var mergers = MergedIDs()
    for record in carried { mergers.take(record.record.statement) }
    return file.map { mergers.ids(of: $0.learner) } ?? []
  }

  /// The report on the file alone.
  var report: Report {
    var report = Report(.record)
    report.origin = statements.founding?.origin ?? checkpoint?.origin.description
    report.ledger = statements.ledger
    report.size = checkpoint?.size
    report.root = checkpoint?.root
    report.recorded = carried.map(\.record.envelope.recorded).max()
    report.key = key
    report.witnessing = witnessing
    report.findings = allFindings.ordered
    if let file {
      report.account = Account(
        learner: file.learner, blocks: file.blocks, identity: identity,
        facts: account.facts(of: file.learner, statements))
    }
    return report
  }

  /// Those on form and paths first, then those on statements.
  var allFindings: FindingList {
    var all = findings
    all.add(statements.findings)
    return all
  }
}
