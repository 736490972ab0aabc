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

  /// A statement to be shown once everything is known.
  private struct Shown {
    let kind: Fact.Kind
    let record: Record
    let isRuleAssumed: Bool
  }

  private static let kinds: [String: Fact.Kind] = [
    "learner-enrolled": .enrolment, "learner-targeted": .enrolment, "training-followed": .training,
    "block-assessed": .assessment, "block-validated": .validation, "certification-awarded": .award,
    "statement-annulled": .annulment,
  ]

  /// Takes a record that was judged; `credits` is the state after it.
  mutating func take(_ record: Record, _ credits: CreditState) {
    let body = record.statement.body
    switch record.statement.type {
    case "certification-registered":
      if let code = body["certification"]?.string, let title = body["title"]?.string { titles[code] = title }
    case "block-described":
      if let subject = BlockReference(body), let title = body["title"]?.string { blockTitles[subject] = title }
    case "statement-annulled":
      if let target = record.statement.target { annulled.insert(target) }
    default: break
    }
    guard let kind = AccountBuilder.kinds[record.statement.type], kind != .annulment || body["learner"] != nil else {
      return
    }
    let code = body["certification"]?.string.flatMap(CertificationCode.init)
    let composition = kind == .award ? code.flatMap(credits.composition(of:)) : nil
    shown.append(Shown(kind: kind, record: record, isRuleAssumed: composition?.isAssumed ?? false))
  }

  /// What is shown, given how the statements were judged.
  func facts(of learner: LearnerID, _ statements: StatementAudit) -> [Fact] {
    let bodies = Dictionary(shown.map { ($0.record.statement.id, $0.record.statement.body) }) { first, _ in first }
    return shown.map { shown in
      let statement = shown.record.statement
      let body = statement.body
      let refersTo =
        shown.kind == .validation ? body["assessment"]?.string.flatMap { StatementID($0) } : statement.target
      let about = shown.kind == .annulment ? refersTo.flatMap { bodies[$0] } ?? body : body
      return Fact(
        kind: shown.kind, statement: statement.id, seq: shown.record.seq,
        certification: about["certification"]?.string.map { Titled(code: $0, title: titles[$0]) },
        block: block(about), result: (body["outcome"] ?? body["decision"] ?? body["reason"])?.string,
        made: statement.made, recorded: shown.record.envelope.recorded, session: body["session"]?.string,
        centre: body["centre"]?.string, module: body["module"]?.string, refersTo: refersTo,
        vouching: Vouching(statements.verdicts[shown.record.seq]),
        standing: standing(shown, refersTo, learner, statements.credits), isRuleAssumed: shown.isRuleAssumed)
    }
  }

  private func block(_ body: JSONObject) -> Titled? {
    body["block"]?.string.map { Titled(code: $0, title: BlockReference(body).flatMap { blockTitles[$0] }) }
  }

  private func standing(
    _ shown: Shown, _ refersTo: StatementID?, _ learner: LearnerID, _ credits: CreditState
  ) -> Fact.Standing {
    let id = shown.record.statement.id
    if annulled.contains(id) { return .annulled }
    switch shown.kind {
    case .validation: return refersTo.map(annulled.contains) ?? false ? .unsupported : .counting
    case .award: return credits.isSupported(award: id, of: learner) ? .counting : .unsupported
    default: return .counting
    }
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

extension Vouching {
  fileprivate init(_ verdict: Verdict?) {
    signers = (verdict?.signers ?? []).map {
      Signer(role: $0.role, subject: $0.subject, key: $0.key, custody: $0.custody)
    }
    isOnBehalf = verdict?.authorities.contains(where: \.isOnBehalf) ?? false
    minutes = verdict?.minutes
  }
}
