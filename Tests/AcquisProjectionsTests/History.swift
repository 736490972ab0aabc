import AcquisCredits
import AcquisProjections
import AcquisValues

/// A ledger told statement by statement; every one must be allowed. Invented names stand for ids.
struct History {
  private(set) var entries: [LedgerEntry] = []
  private(set) var state = CreditState()

  /// Whether a statement may come next.
  func allows(_ statement: CreditStatement, made: String) -> Bool {
    state.refusal(of: statement, made: day(made)) == nil
  }

  mutating func add(
    _ name: String, _ made: String, recorded: String? = nil, signing: Signing = .signed, _ statement: CreditStatement
  ) {
    if let refusal = state.refusal(of: statement, made: day(made)) {
      preconditionFailure("\(name): \(refusal.message)")
    }
    state.apply(statement, id: id(name), made: day(made))
    entries.append(
      LedgerEntry(
        statement, id: id(name), made: day(made), recorded: day(recorded ?? made), seq: entries.count,
        signing: signing))
  }

  func account(of name: String, asOf: String? = nil) -> LearnerAccount {
    var account = LearnerAccount(of: person(name), asOf: asOf.map(day))
    account.apply(entries)
    return account
  }
}

func id(_ name: String) -> StatementID { StatementID(version4From: sixteenBytes(name)) }

func person(_ name: String) -> LearnerID { LearnerID(version4From: sixteenBytes(name)) }

private func sixteenBytes(_ name: String) -> [UInt8] {
  precondition(name.utf8.count <= 6, "a name in a test has at most six letters")
  return Array(name.utf8) + [UInt8](repeating: 0, count: 16 - name.utf8.count)
}

func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("\(text) is not a date") }
  return day
}

let fingerprint = Fingerprint(String(repeating: "0123456789abcdef", count: 4))!

// MARK: Statements in short

func registered(
  _ code: CertificationCode, _ title: String, level: Int? = nil, register: Register = .rncp, _ blocks: [BlockCode]
) -> CreditStatement {
  .certificationRegistered(
    CertificationRegistered(
      certification: code, title: title, register: register, level: level, blocks: blocks,
      bodies: [.init(id: "BODY-1", name: "Example Body")], source: fingerprint))
}

func described(
  _ registration: String, _ block: BlockReference, _ title: String, competences: String? = nil, part: Int = 1,
  of: Int = 1
) -> CreditStatement {
  .blockDescribed(
    BlockDescribed(
      registration: id(registration), certification: block.certification, block: block.block ?? "none", title: title,
      competences: competences, part: part, of: of))
}

func authorised(_ centre: CentreID, _ codes: [CertificationCode], _ period: Period = Period()) -> CreditStatement {
  .centreAuthorised(CentreAuthorised(centre: centre, name: fingerprint, certifications: codes, period: period))
}

func enrolled(_ name: String, _ code: CertificationCode) -> CreditStatement {
  .learnerEnrolled(LearnerEnrolled(learner: person(name), certification: code))
}

func assessed(_ name: String, _ block: BlockReference, outcome: Outcome = .acquired) -> CreditStatement {
  .blockAssessed(
    BlockAssessed(learner: person(name), subject: block, centre: "CENTRE-1", route: .vae, outcome: outcome))
}

func validated(
  _ name: String, _ block: BlockReference, _ assessment: String, _ decision: Decision = .acquired
) -> CreditStatement {
  .blockValidated(
    BlockValidated(
      learner: person(name), subject: block, assessment: id(assessment), session: "S-1", decision: decision))
}

func awarded(_ name: String, _ code: CertificationCode) -> CreditStatement {
  .certificationAwarded(CertificationAwarded(learner: person(name), certification: code, session: "S-1"))
}

func annulled(_ target: String, _ name: String? = nil) -> CreditStatement {
  .statementAnnulled(StatementAnnulled(target: id(target), learner: name.map(person), reason: .appeal))
}
