import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisValues

/// Gathers what a learner's record shows while its records are judged.
struct AccountBuilder {
  private var titles: [String: String] = [:]
  private var blockTitles: [BlockReference: String] = [:]
  private var shown: [Shown] = []
  private var annulled: Set<StatementID> = []
  /// The suspensions of a recognition.
  private var suspensions: [StatementID: [StatementID]] = [:]
  /// The statements for which a document was issued.
  private var documented: Set<StatementID> = []

  /// A statement to be shown once everything is known.
  private struct Shown {
    let kind: Fact.Kind
    let record: Record
    let isRuleAssumed: Bool
    let isDuplicate: Bool

    var id: StatementID { record.statement.id }
    var body: JSONObject { record.statement.body }
  }

  private static let kinds: [String: Fact.Kind] = [
    "learner-enrolled": .enrolment, "learner-targeted": .enrolment, "training-followed": .training,
    "block-assessed": .assessment, "block-validated": .validation, "certification-awarded": .award,
    "statement-annulled": .annulment, "decision-confirmed": .confirmation, "condition-lifted": .lifting,
    "credit-recognised": .recognition, "recognition-suspended": .suspension, "document-issued": .document,
  ]

  /// Takes a record that was judged; `credits` is the state after it.
  mutating func take(_ record: Record, _ credits: CreditState) {
    let statement = record.statement
    learnTitles(statement)
    guard let kind = AccountBuilder.kinds[statement.type] else { return }
    var isDuplicate = false
    switch (kind, statement.target) {
    case (.annulment, let target?): annulled.insert(target)
    case (.suspension, let target?): suspensions[target, default: []].append(statement.id)
    case (.document, let target?): isDuplicate = !documented.insert(target).inserted
    default: break
    }
    guard kind != .annulment || statement.body["learner"] != nil else { return }
    let isRuleAssumed = kind == .award && AccountBuilder.isRuleAssumed(statement, credits)
    shown.append(Shown(kind: kind, record: record, isRuleAssumed: isRuleAssumed, isDuplicate: isDuplicate))
  }

  private mutating func learnTitles(_ statement: Statement) {
    guard let title = statement.body["title"]?.string else { return }
    switch statement.type {
    case "certification-registered":
      if let code = statement.body["certification"]?.string { titles[code] = title }
    case "block-described":
      if let subject = BlockReference(statement.body) { blockTitles[subject] = title }
    default: break
    }
  }

  private static func isRuleAssumed(_ award: Statement, _ credits: CreditState) -> Bool {
    guard let code = award.body["certification"]?.string.flatMap(CertificationCode.init) else { return false }
    let learner = award.body["learner"]?.string.flatMap { LearnerID($0) }
    return credits.composition(of: code, for: learner, on: award.made)?.isAssumed ?? false
  }

  /// What is shown, given how the statements were judged.
  func facts(of learner: LearnerID, _ statements: StatementAudit) -> [Fact] {
    let bodies = Dictionary(shown.map { ($0.id, $0.body) }) { first, _ in first }
    return shown.map { shown in
      let body = shown.body
      let about = subject(of: body, among: bodies)
      let names = ["assessment", "further"] + (shown.kind == .recognition ? ["statement"] : [])
      let restsOn = names.flatMap(shown.record.statement.names).compactMap { StatementID($0) }
      return Fact(
        kind: shown.kind, statement: shown.id, seq: shown.record.seq,
        certification: about["certification"]?.string.map { Titled(code: $0, title: titles[$0]) },
        block: block(about), result: (body["outcome"] ?? body["decision"] ?? body["reason"] ?? body["basis"])?.string,
        condition: body["condition"]?.string, diploma: body["diploma"]?.string,
        origin: CreditRecognised.Origin(in: body), made: shown.record.statement.made,
        recorded: shown.record.envelope.recorded, session: body["session"]?.string, centre: body["centre"]?.string,
        module: body["module"]?.string,
        refersTo: shown.kind == .validation ? restsOn.first : shown.record.statement.target, restsOn: restsOn,
        vouching: Vouching(statements.verdicts[shown.record.seq]),
        standing: standing(shown, learner, statements.credits),
        creditSince: statements.credits.creditDay(of: shown.id), isRuleAssumed: shown.isRuleAssumed,
        isDuplicate: shown.isDuplicate)
    }
  }

  /// The body that says what a statement is about: its own, or that of the statement on which it follows up, over every
  /// step; an annulment of a confirmation takes two.
  private func subject(of body: JSONObject, among bodies: [StatementID: JSONObject]) -> JSONObject {
    var seen: Set<StatementID> = []
    var subject = body
    while subject["certification"] == nil, let target = subject["statement"]?.string.flatMap({ StatementID($0) }),
      seen.insert(target).inserted, let next = bodies[target]
    {
      subject = next
    }
    return subject
  }

  private func block(_ body: JSONObject) -> Titled? {
    body["block"]?.string.map { Titled(code: $0, title: BlockReference(body).flatMap { blockTitles[$0] }) }
  }

  private func standing(_ shown: Shown, _ learner: LearnerID, _ credits: CreditState) -> Fact.Standing {
    if annulled.contains(shown.id) { return .annulled }
    switch shown.kind {
    case .enrolment, .training, .assessment, .annulment, .suspension: return .counting
    case .award: return credits.isSupported(award: shown.id) ? .counting : .unsupported
    case .recognition:
      if (suspensions[shown.id] ?? []).contains(where: credits.counts) { return .suspended }
    case .validation:
      if credits.isProvisional(shown.id) { return .provisional }
    case .confirmation, .lifting, .document: break
    }
    return credits.counts(shown.id) ? .counting : .unsupported
  }
}

extension BlockReference {
  fileprivate init?(_ body: JSONObject) {
    guard let certification = body["certification"]?.string.flatMap(CertificationCode.init),
      let block = body["block"]?.string.flatMap(BlockCode.init)
    else { return nil }
    self.init(certification, block)
  }
}

extension CreditRecognised.Origin {
  fileprivate init?(in body: JSONObject) {
    guard let origin = body["origin"]?.object, let name = origin["name"]?.string,
      let ledger = origin["ledger"]?.string.flatMap(Fingerprint.init),
      let leaf = origin["leaf"]?.string.flatMap(Fingerprint.init)
    else { return nil }
    self.init(name: name, ledger: ledger, leaf: leaf)
  }
}

extension Vouching {
  fileprivate init(_ verdict: Verdict?) {
    signers = (verdict?.signers ?? []).map {
      Signer(role: $0.role, subject: $0.subject, key: $0.key, custody: $0.custody)
    }
    isOnBehalf = verdict?.authorities.contains(where: \.isOnBehalf) ?? false
    minutes = verdict?.minutes
  }
}
