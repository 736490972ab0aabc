import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

/// Follows the lines of a log: their form, the chain, the tree, and what the statements say (SPEC §15, steps 1–3 and 5).
///
/// What concerns a line alone is done on all cores. Memory grows with what must hold across records only; lines are not
/// kept, but for those that wait to be judged together.
struct LogAudit {
  /// What is known of the log at one size.
  struct Mark {
    let root: Digest
    let endsBatch: Bool
    let recorded: Instant?
  }

  private(set) var findings = FindingList()
  private(set) var statements = StatementAudit(.log)
  private(set) var ledger: Digest?
  private(set) var marks: [Int: Mark]
  private var chain = ChainCheck()
  private var tree = CompactRange()
  private(set) var recorded: Instant?
  private(set) var clock = RecordedClock()
  /// Whether the first line is a record that founds no ledger: then nothing more is read.
  private(set) var hasStopped = false
  /// Whether a newer format was announced: from there on lines are judged by chain and tree only (SPEC §12).
  private var isBeyondFormat = false
  private let watched: Set<Int>
  private let isVisited: Bool
  private var queue = LineQueue()

  /// Notes the root at each of the sizes `watched`. `isVisited`: whether somebody looks at every record; `isRecalled`:
  /// whether somebody asks for leaf hashes afterwards.
  init(watching watched: Set<Int>, _ depth: AuditDepth, isVisited: Bool = false, isRecalled: Bool) {
    self.watched = watched
    self.isVisited = isVisited
    statements.depth = depth
    statements.register.keepsLeaves = depth.judgesRules || isRecalled
    marks = watched.contains(0) ? [0: Mark(root: MerkleTree.emptyRoot, endsBatch: true, recorded: nil)] : [:]
  }

  /// How many lines there were.
  var size: Int { chain.size }
  /// How many of them are in complete batches.
  var completeSize: Int { chain.batchEnd }
  /// The root over all lines.
  var root: Digest { tree.head.root }

  /// Takes the next line. Lines are judged some hundreds at a time; `visit` is given each that is a record, in order.
  mutating func take(_ line: LineSplitter.Line, _ visit: Visit = { _, _, _ in }) {
    guard !hasStopped else { return }
    if queue.add(line) { turn(visit) }
  }

  /// Ends the log.
  mutating func finish(_ visit: Visit = { _, _, _ in }) {
    while !queue.isEmpty { turn(visit) }
    // What stands in an incomplete batch is not recorded: only its form is judged.
    statements.findings.drop(from: completeSize)
    findings.add(statements.findings)
  }

  /// A record, its leaf hash, and where it stands.
  typealias Visit = (Record, Digest, Int) -> Void

  private var preparation: Preparation {
    Preparation(
      needsRecords: isVisited || statements.depth.judgesRules, checker: statements.signatureChecker,
      rules: statements.rules)
  }

  private mutating func turn(_ visit: Visit) {
    let preparation = preparation
    for line in queue.turn(preparation) { judgeNext(line, visit) }
  }

  private mutating func judgeNext(_ line: PreparedLine, _ visit: Visit) {
    guard !hasStopped else { return }
    let seq = chain.size
    if let record = judge(line, at: seq) { visit(record, line.leaf, seq) }
  }

  /// Judges the next line; returns the record if it has its form.
  private mutating func judge(_ line: PreparedLine, at seq: Int) -> Record? {
    var record: Record?
    switch line.content {
    case _ where isBeyondFormat:
      pass(line.prev, line.leaf, at: seq)
    case .tooLong:
      findings.add(.lineTooLong, at: seq, "record \(seq) has more than \(Limits.lineByteCount) bytes")
      skip(line.leaf, at: seq)
    case .malformed(let error):
      findings.add(FindingCode(error.requirement), at: seq, "record \(seq): \(error.detail)")
      skip(line.leaf, at: seq)
    case .outline(let outline):
      guard seq > 0 else { return stop() }
      follow(outline, line.leaf, at: seq)
      statements.pass(leaf: line.leaf)
      if chain.atBatchEnd { statements.endBatch() }
    case .record(let content, let prepared):
      guard seq > 0 || content.statement.type == "ledger-founded" else { return stop() }
      follow(content, prepared, line.leaf, at: seq)
      record = content
    }
    if seq == 0 { ledger = line.leaf }
    tree.append(line.leaf)
    if watched.contains(chain.size) {
      clock.cut()
      marks[chain.size] = Mark(root: tree.head.root, endsBatch: chain.atBatchEnd, recorded: recorded)
    }
    return record
  }

  /// The first record founds no ledger: then nothing more is read.
  private mutating func stop() -> Record? {
    hasStopped = true
    findings.add(.notFounded, at: 0, "the first record does not found a ledger")
    return nil
  }

  private mutating func follow(_ outline: RecordOutline, _ leaf: Digest, at seq: Int) {
    let faults = chain.follow(outline, leafHash: leaf)
    for fault in faults { report(fault, at: seq) }
    if faults.contains(.restWrong) { statements.breakBatch() }
    recorded = outline.recorded
    clock.take(outline.recorded, at: seq)
  }

  private mutating func follow(_ record: Record, _ prepared: PreparedStatement, _ leaf: Digest, at seq: Int) {
    follow(RecordOutline(record.envelope, type: record.statement.type), leaf, at: seq)
    statements.take(record, leaf: leaf, at: seq, prepared: prepared)
    isBeyondFormat = record.statement.announcesNewerFormat
    if chain.atBatchEnd { statements.endBatch() }
  }

  /// A newer format may add members, but `prev` keeps its place (SPEC §6, §12).
  private mutating func pass(_ prev: Digest?, _ leaf: Digest, at seq: Int) {
    if prev != chain.leaf { report(.chainBroken, at: seq) }
    skip(leaf, at: seq)
  }

  private mutating func skip(_ leaf: Digest, at seq: Int) {
    chain.skip(leafHash: leaf)
    statements.skip(leaf: leaf)
    if chain.atBatchEnd { statements.endBatch() }
  }

  private mutating func report(_ fault: ChainFault, at seq: Int) {
    switch fault {
    case .chainBroken:
      findings.add(.chainBroken, at: seq, "prev of record \(seq) is not the leaf hash of the record before")
    case .seqWrong: findings.add(.seqWrong, at: seq, "the record at position \(seq) says another seq")
    case .restWrong: findings.add(.restWrong, at: seq, "record \(seq) does not continue the batch of the record before")
    case .recordedBackwards:
      findings.add(.recordedBackwards, at: seq, "record \(seq) was recorded before the record before it")
    }
  }
}

extension Statement {
  fileprivate var announcesNewerFormat: Bool {
    guard type == "version-changed", case .versionChanged(let format, _)? = try? LedgerStatement(self) else {
      return false
    }
    return format > Founding.format
  }
}

extension FindingCode {
  init(_ requirement: RecordError.Requirement) {
    switch requirement {
    case .notCanonical: self = .notCanonical
    case .lineTooLong: self = .lineTooLong
    case .recordForm: self = .recordForm
    case .signatureForm: self = .signatureForm
    }
  }
}
