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
  /// In a learner's record, the certifications that it carries: of others nothing is judged.
  var carriedCertifications: Set<CertificationCode> = []
  /// The awarding bodies of every certification registered so far.
  private(set) var awardingBodies: Set<String> = []
  var findings = FindingList()
  /// Record 0, once it has founded the ledger.
  private(set) var founding: Founding?
  /// The leaf hash of record 0.
  private(set) var ledger: Digest?
  /// Whether a newer format was announced: from there on lines are judged by chain and tree only (SPEC §12).
  private(set) var isBeyondFormat = false
  /// Whether newer rules were announced: from there on statements are not judged.
  private var isBeyondRules = false
  /// Whether there is no sound record 0, without which nothing can be judged.
  private(set) var isUnfounded = false

  var ring = KeyRing()
  var credits = CreditState()
  var register = StatementRegister()
  var batch = BatchEntries()
  var pending = PendingAuthorities()
  var soleSigners = SoleSigners()
  /// How each record stands, where somebody will ask.
  var verdicts: [Int: Verdict] = [:]
  private var versions = Versions()
  private var hasClosed = false

  init(_ source: Source) { self.source = source }

  /// Takes the record at `seq`, whose envelope has been judged. `minutes`: the seq of the carried minutes that cover it.
  mutating func take(_ record: Record, leaf: Digest, at seq: Int, coveredBy minutes: Int? = nil) {
    defer { register.note(leaf: leaf, at: seq, isComplete: source == .log) }
    if seq == 0 { ledger = leaf }
    guard !isBeyondFormat, !isBeyondRules, !isUnfounded else { return }
    if hasClosed { findings.add(.afterClosed, at: seq, "record \(seq) follows the closing of the ledger") }
    guard founding != nil || found(record, at: seq) else { return }
    judgeBody(Position(record: record, seq: seq, minutes: minutes))
  }

  /// Judges nothing: there is no record 0, and it was said.
  mutating func giveUp() { isUnfounded = true }

  /// Passes over a line that is no record.
  mutating func skip(leaf: Digest) {
    if founding == nil { isUnfounded = true }
    register.note(leaf: leaf, at: register.leafCount, isComplete: source == .log)
    batch.addUnknown()
  }

  /// Says that the batch under way is not what its records say.
  mutating func breakBatch() { batch.addUnknown() }

  /// Ends a batch: what its minutes have not covered by now stands on its own signatures.
  mutating func endBatch() {
    let isKnown = !batch.hasUnknown
    for entry in pending.takeAll() where isKnown { settle(entry, minutesSigners: []) }
    batch = BatchEntries()
    credits.beginBatch()
  }

  /// Ends the input.
  mutating func finish() {
    if source == .carried {
      for entry in pending.takeAll() { settle(entry, minutesSigners: []) }
    }
    reportSuspects()
  }

  /// Takes record 0; `false` when it founds no ledger.
  private mutating func found(_ record: Record, at seq: Int) -> Bool {
    guard seq == 0, record.statement.type == "ledger-founded" else {
      isUnfounded = true
      findings.add(.notFounded, at: seq, "the first record does not found a ledger")
      return false
    }
    if record.envelope.rest != 0 { findings.add(.notFounded, at: 0, "record 0 is not alone in its batch") }
    do {
      guard case .founded(let founding)? = try LedgerStatement(record.statement) else {
        preconditionFailure("a body of this type founds a ledger or is refused")
      }
      for key in founding.keys { try ring.enrol(key, at: 0) }
      self.founding = founding
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

  private mutating func checkID(_ position: Position) -> Bool {
    guard let earlier = register[position.statement.id] else { return true }
    findings.add(
      .statementIdRepeated, at: position.seq, "record \(position.seq) has the statement id of record \(earlier.seq)")
    return false
  }

  private mutating func judgeBody(_ position: Position) {
    do {
      if let statement = try LedgerStatement(position.statement) {
        judgeAround(position) { $0.judge(statement, position) }
      } else {
        let statement = try CreditStatement(type: position.statement.type, body: position.statement.body)
        judgeAround(position) { $0.judge(statement, position) }
      }
    } catch let error as LedgerStatementError {
      refuse(FindingCode(error.requirement), error.detail, position)
    } catch let error as StatementFormError {
      refuse(FindingCode(rawValue: error.code) ?? .bodyInvalid, error.description, position)
    } catch {
      preconditionFailure("reading a body throws nothing else")
    }
  }

  /// Judges what statements of every type have, then `content`.
  private mutating func judgeAround(_ position: Position, _ content: (inout Self) -> Void) {
    let isNew = checkID(position)
    checkDates(position)
    checkSeen(position)
    content(&self)
    if isNew { register.add(position.statement, at: position.seq) }
  }

  /// A statement that has not its form is not applied, and nothing else of it is judged.
  private mutating func refuse(_ code: FindingCode, _ detail: String, _ position: Position) {
    findings.add(code, at: position.seq, "record \(position.seq): \(detail)")
    batch.addUnknown()
  }

  private mutating func judge(_ statement: CreditStatement, _ position: Position) {
    let judged = source == .log ? statement : asFarAsCarried(statement)
    let requirements = credits.signers(of: judged)
    judgeSignatures(position, needs: requirements.map(\.voices), decision: Decided(statement, position.statement))
    if let refusal = refusal(of: judged, made: position.statement.made) {
      findings.add(
        FindingCode(rawValue: refusal.code.rawValue) ?? .bodyInvalid, at: position.seq,
        "record \(position.seq): \(refusal.message.withoutFullStop)")
    }
    if case .certificationRegistered(let registration) = statement {
      awardingBodies.formUnion(registration.bodies.map(\.id.text))
    }
    credits.apply(judged, id: position.statement.id, made: position.statement.made)
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

  private func refusal(of statement: CreditStatement, made: Day) -> Refusal? {
    let refusal = credits.refusal(of: statement, made: made)
    guard source == .carried, refusal?.code == .certificationUnknown else { return refusal }
    return carriedCertifications.isDisjoint(with: statement.certifications) ? nil : refusal
  }

  private mutating func judge(_ statement: LedgerStatement, _ position: Position) {
    switch statement {
    case .minutes(let minutes): return judge(minutes, position)
    case .founded:
      if position.seq > 0 {
        findings.add(.notFounded, at: position.seq, "record \(position.seq) founds a ledger that is founded already")
      }
    case .versionChanged(let format, let rules): change(format: format, rules: rules, position)
    case .closed: hasClosed = true
    case .countersigned(let target, let signature, let learner):
      judgeCountersignature(signature, on: target, learner: learner, position)
    case .clockCorrected, .keyEnrolled, .keyRevoked: break
    }
    judgeSignatures(position, needs: [[Voice(.operator)]], decision: nil)
    applyKeys(statement, position)
  }

  private mutating func change(format: Int, rules: Int, _ position: Position) {
    guard versions.rise(format: format, rules: rules) else {
      return findings.add(.versionLowered, at: position.seq, "record \(position.seq) raises no version, or lowers one")
    }
    guard versions.areKnown else {
      (isBeyondFormat, isBeyondRules) = (format > Founding.format, true)
      return findings.add(
        .versionNewer, at: position.seq, "record \(position.seq) announces a version that this verifier does not know")
    }
  }
}

/// A record where it stands.
struct Position {
  let record: Record
  let seq: Int
  /// The seq of the carried minutes that cover it.
  let minutes: Int?

  var statement: Statement { record.statement }
}

/// The versions in force.
private struct Versions {
  var format = Founding.format
  var rules = Founding.rules

  var areKnown: Bool { format == Founding.format && rules == Founding.rules }

  /// Takes the new versions; `false` when one falls or none rises.
  mutating func rise(format: Int, rules: Int) -> Bool {
    guard format >= self.format, rules >= self.rules, (format, rules) != (self.format, self.rules) else { return false }
    (self.format, self.rules) = (format, rules)
    return true
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
