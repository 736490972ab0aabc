import AcquisCredits
import AcquisCrypto
import AcquisRecords
import AcquisValues

/// Judges statements in the order of their records: type, body, id, `made`, `seen`, keys and signatures, minutes, and what
/// must hold (SPEC §15, step 5). Driven by the lines of a log or by the records that a learner carries.
///
/// A statement that has not its form is not applied; one that breaks a rule is reported and applied.
struct StatementAudit {
  enum Source {
    /// Every record of a ledger, batch by batch.
    case log
    /// The records that bear on a learner; paths stand for chain and batches.
    case carried
  }

  let source: Source
  /// How much is judged.
  var depth = AuditDepth.full
  /// How many signatures on statements were checked.
  var signatureCount = 0
  /// In a learner's record, the certifications that it carries: of others nothing is judged.
  var carriedCertifications: Set<CertificationCode> = []
  /// In a learner's record, the statements that name other certifications.
  private var reachingBeyond: Set<StatementID> = []
  var findings = FindingList()
  /// Record 0, once it has founded the ledger.
  private(set) var founding: Founding?
  /// The leaf hash of record 0.
  private(set) var ledger: Digest?
  /// Whether a newer version was announced: from there on statements are not judged (SPEC §12).
  private var isBeyondVersion = false
  /// Whether there is no sound record 0, without which no statement can be judged.
  private var isUnfounded = false

  var ring = KeyRing()
  var credits = CreditState()
  var register = StatementRegister()
  var batch = BatchEntries()
  var pending = PendingAuthorities()
  var soleSigners = SoleSigners()
  /// The records that the operator signed on behalf of somebody.
  var onBehalf: [Int] = []
  /// How each record stands, where somebody will ask.
  var verdicts: [Int: Verdict] = [:]
  private var versions = Versions()
  private var hasClosed = false

  init(_ source: Source) { self.source = source }

  /// What signatures are checked with before statements are judged.
  var signatureChecker: SignatureChecker {
    SignatureChecker(
      context: founding.flatMap { founding in ledger.map { SigningContext(origin: founding.origin, ledger: $0) } },
      keys: ring, scope: depth.signatures)
  }

  /// The rules that statements are to be read under from here on; `nil` where none is judged.
  var rules: Rules? { depth.judgesRules ? credits.rules : nil }

  /// Takes the record at `seq`, whose envelope has been judged. `minutes`: the seq of the carried minutes that cover it.
  mutating func take(
    _ record: Record, leaf: Digest, at seq: Int, coveredBy minutes: Int? = nil, prepared: PreparedStatement
  ) {
    defer { register.note(leaf: leaf, at: seq, isComplete: source == .log) }
    if seq == 0 { ledger = leaf }
    guard !isBeyondVersion, !isUnfounded else { return }
    guard seq == 0 || depth.judgesRules else { return noteVersion(record, at: seq) }
    if hasClosed { findings.add(.afterClosed, at: seq, "record \(seq) follows the closing of the ledger") }
    guard founding != nil || found(record) else { return }
    let isApplied = register[record.statement.id] == nil
    judgeBody(Position(record, at: seq, coveredBy: minutes, prepared, isApplied: isApplied))
  }

  /// Passes over a record that is not judged.
  mutating func pass(leaf: Digest) {
    register.note(leaf: leaf, at: register.leafCount, isComplete: source == .log)
  }

  /// Passes over a line that is no record.
  mutating func skip(leaf: Digest) {
    if founding == nil { isUnfounded = true }
    batch.addUnknown(at: register.leafCount)
    register.note(leaf: leaf, at: register.leafCount, isComplete: source == .log)
  }

  /// Says that the batch under way does not count down as its records say.
  mutating func breakBatch() { batch.isBroken = true }

  /// Ends a batch: what its minutes have not covered by now stands on its own signatures.
  mutating func endBatch() {
    let isSound = !batch.isBroken
    for entry in pending.takeAll() where isSound { settle(entry, minutesSigners: []) }
    batch = BatchEntries()
    credits.beginBatch()
  }

  /// Ends a learner's record: what no carried minutes cover stands on its own signatures.
  mutating func finishCarried() {
    for entry in pending.takeAll() { settle(entry, minutesSigners: []) }
  }

  /// Takes record 0, whose type is `ledger-founded`; `false` when it has not its form.
  private mutating func found(_ record: Record) -> Bool {
    if record.envelope.rest != 0 { findings.add(.notFounded, at: 0, "record 0 is not alone in its batch") }
    do {
      guard case .founded(let founding)? = try LedgerStatement(record.statement) else {
        preconditionFailure("a body of this type founds a ledger or is refused")
      }
      for key in founding.keys { try ring.enrol(key, at: 0) }
      self.founding = founding
      versions.rules = founding.rules
      credits.raise(to: Rules(rawValue: founding.rules) ?? .newest)
      if !versions.areKnown {
        isBeyondVersion = true
        findings.add(.versionNewer, at: 0, "record 0 begins with rules that this verifier does not know")
      }
      return true
    } catch {
      isUnfounded = true
      findings.add(FindingCode(error.requirement), at: 0, "record 0: \(error.detail)")
      return false
    }
  }

  private mutating func checkDates(_ position: Position) {
    let limit = position.record.envelope.recorded.advanced(byMilliseconds: 14 * 3_600_000).day
    if position.statement.made > limit {
      findings.add(
        .madeAfterRecorded, at: position.seq, "the statement of record \(position.seq) was made after it was recorded")
    }
    if position.statement.type == "clock-corrected" {
      findings.add(.clockCorrected, at: position.seq, "the operator's clock was corrected at record \(position.seq)")
    }
  }

  private mutating func checkSeen(_ position: Position) {
    guard let seen = position.statement.seen else { return }
    let isWrong = seen.seq >= position.seq || register.leaf(at: seen.seq).map { $0 != seen.leaf } ?? false
    if isWrong {
      findings.add(
        .seenWrong, at: position.seq, "the record that the signers of record \(position.seq) knew is not at \(seen.seq)"
      )
    }
  }

  private mutating func checkID(_ position: Position) {
    guard !position.isApplied, let earlier = register[position.statement.id] else { return }
    findings.add(
      .statementIdRepeated, at: position.seq, "record \(position.seq) has the statement id of record \(earlier.seq)")
  }

  private mutating func judgeBody(_ position: Position) {
    guard position.seq == 0 || position.statement.type != "ledger-founded" else {
      return refuse(.notFounded, "it founds a ledger that is founded already", position)
    }
    switch position.prepared.content(of: position.statement, credits.rules) {
    case .ledger(let statement): judgeAround(position) { $0.judge(statement, $1) }
    case .credit(let statement): judgeAround(position) { $0.judge(statement, $1) }
    case .malformed(let code, let detail): refuse(code, detail, position)
    }
  }

  /// Judges what statements of every type have, then `content`.
  private mutating func judgeAround(_ position: Position, _ content: (inout Self, Position) -> Void) {
    checkID(position)
    checkDates(position)
    checkSeen(position)
    content(&self, position)
    if position.isApplied { register.add(position) }
  }

  /// A statement that has not its form is not applied, and nothing else of it is judged.
  private mutating func refuse(_ code: FindingCode, _ detail: String, _ position: Position) {
    findings.add(code, at: position.seq, "record \(position.seq): \(detail)")
    batch.addUnknown(at: position.seq)
  }

  private mutating func judge(_ statement: CreditStatement, _ position: Position) {
    let judged = source == .log ? statement : asFarAsCarried(statement)
    let requirements = credits.signers(of: judged)
    judgeSignatures(position, needs: requirements.map(\.voices), decision: Decided(statement, leaf: position.leaf))
    if let refusal = refusal(of: judged, made: position.statement.made) {
      findings.add(
        FindingCode(rawValue: refusal.code.rawValue) ?? .bodyInvalid, at: position.seq,
        "record \(position.seq): \(refusal.message.withoutFullStop)")
    }
    guard position.isApplied else { return }
    if reachesBeyond(position.statement) { reachingBeyond.insert(position.statement.id) }
    credits.apply(judged, id: position.statement.id, made: position.statement.made)
  }

  /// Whether a carried statement names a certification that is not carried, or annuls one that does: another awarding body
  /// may then speak for it.
  func reachesBeyond(_ statement: Statement) -> Bool {
    guard source == .carried else { return false }
    if statement.type == "statement-annulled" { return statement.target.map(reachingBeyond.contains) ?? false }
    let named = statement.names("certification").compactMap(CertificationCode.init)
    return !carriedCertifications.isSuperset(of: named)
  }

  /// An authorisation as far as it can be judged by what bears on one learner: it may name certifications that are not
  /// carried.
  private func asFarAsCarried(_ statement: CreditStatement) -> CreditStatement {
    guard case .centreAuthorised(let whole) = statement else { return statement }
    let carried = whole.certifications.filter { credits.registration(of: $0) != nil }
    guard !carried.isEmpty else { return statement }
    return .centreAuthorised(
      CentreAuthorised(centre: whole.centre, name: whole.name, certifications: carried, period: whole.period))
  }

  /// An authorisation may stand beside others of certifications that are not carried; whatever else names one that is not
  /// carried names one that the ledger does not know.
  private func refusal(of statement: CreditStatement, made: Day) -> Refusal? {
    let refusal = credits.refusal(of: statement, made: made)
    guard source == .carried, refusal?.code == .certificationUnknown, case .centreAuthorised = statement else {
      return refusal
    }
    return carriedCertifications.isDisjoint(with: statement.certifications) ? nil : refusal
  }

  private mutating func judge(_ statement: LedgerStatement, _ position: Position) {
    switch statement {
    case .minutes(let minutes): return judge(minutes, position)
    case .versionChanged(let format, let rules): change(format: format, rules: rules, position)
    case .closed: hasClosed = hasClosed || position.isApplied
    case .countersigned(let target, let signature, let learner):
      judgeCountersignature(signature, on: target, learner: learner, position)
    case .founded, .clockCorrected, .keyEnrolled, .keyRevoked: break
    }
    judgeSignatures(position, needs: [[Voice(.operator)]], decision: nil)
    applyKeys(statement, position)
  }

  /// Where rules are not judged, what cannot be judged by this verifier is still said.
  private mutating func noteVersion(_ record: Record, at seq: Int) {
    guard case .versionChanged(let format, let rules)? = try? LedgerStatement(record.statement) else { return }
    change(
      format: format, rules: rules,
      Position(record, at: seq, coveredBy: nil, PreparedStatement(record, nil), isApplied: true))
    findings.drop { $0.code == .versionLowered }
  }

  private mutating func change(format: Int, rules: Int, _ position: Position) {
    let next = Versions(format: format, rules: rules)
    if !next.isRise(from: versions) {
      findings.add(.versionLowered, at: position.seq, "record \(position.seq) raises no version, or lowers one")
    }
    guard position.isApplied else { return }
    versions.rise(to: next)
    if versions.areKnown, let rules = Rules(rawValue: versions.rules) { credits.raise(to: rules) }
    if !versions.areKnown {
      isBeyondVersion = true
      _ = pending.takeAll()
      findings.add(
        .versionNewer, at: position.seq, "record \(position.seq) announces a version that this verifier does not know")
    }
  }
}

/// A record where it stands. An object, because all who judge it share it, and to copy it costs them more than to judge.
final class Position {
  let record: Record
  let seq: Int
  /// The seq of the carried minutes that cover it.
  let minutes: Int?
  let prepared: PreparedStatement
  /// Whether it has an effect: of several statements with one id only the first has.
  let isApplied: Bool

  init(_ record: Record, at seq: Int, coveredBy minutes: Int?, _ prepared: PreparedStatement, isApplied: Bool) {
    self.record = record
    self.seq = seq
    self.minutes = minutes
    self.prepared = prepared
    self.isApplied = isApplied
  }

  var statement: Statement { record.statement }
  /// H(0x00 ‖ statement).
  var leaf: Digest { prepared.leaf(of: statement) }
  /// The learners that the statement names.
  var learners: [StatementID] { prepared.learners(of: statement) }
}

/// The versions in force.
private struct Versions: Equatable {
  var format = Founding.format
  var rules = 1

  var areKnown: Bool { format <= Founding.format && rules <= Founding.newestRules }

  /// Takes what is higher: nothing ever falls.
  mutating func rise(to next: Versions) { (format, rules) = (max(format, next.format), max(rules, next.rules)) }

  /// Whether neither falls and one rises.
  func isRise(from before: Versions) -> Bool {
    format >= before.format && rules >= before.rules && self != before
  }
}

extension LedgerStatement {
  init?(_ statement: Statement) throws(LedgerStatementError) {
    try self.init(type: statement.type, body: statement.body)
  }
}

extension FindingCode {
  init(_ requirement: LedgerStatementError.Requirement) {
    switch requirement {
    case .bodyInvalid: self = .bodyInvalid
    case .keyForm: self = .keyForm
    }
  }
}

extension String {
  fileprivate var withoutFullStop: Substring { hasSuffix(".") ? dropLast() : self[...] }
}
