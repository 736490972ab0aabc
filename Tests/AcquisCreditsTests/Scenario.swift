import AcquisCredits
import AcquisJSON
import AcquisValues
import Testing

/// A history told line by line: `day  verb  …`, then `-> requirement` where the statement must be refused.
///
/// A line without arrow must be allowed, and then holds. A line with one must be refused for that reason, and changes
/// nothing. Ids are invented names, and `-` stands for what is absent. A blank line or one that begins with `#` says
/// nothing.
///
///     register  id certification register blocks…      enrol     learner certification
///     describe  id certification block                 target    learner certification
///     partners  id certification centre scope period   withdraw  learner certification
///     batch                                            merge     learner into
///     rule      id certification json                  identify  learner
///     authorise id centre certifications period        erase     learner
///     train     id learner certification/block         assess    id learner certification/block centre
///     validate  id learner certification/block assessment decision
///     award     id learner certification               annul     statement learner
struct Scenario: CustomTestStringConvertible, Sendable {
  let name: String
  let table: String

  init(_ name: String, given: String = "", _ table: String) {
    self.name = name
    self.table = given + "\n" + table
  }

  var testDescription: String { name }

  var rows: [Row] { table.split(separator: "\n").compactMap { Row(String($0)) } }
}

/// One line of a scenario.
struct Row {
  let text: String
  let refusal: RefusalCode?
  private let words: [String]

  init?(_ line: String) {
    let sides = line.split(separator: "->", maxSplits: 1)
    words = (sides.first ?? "").split(separator: " ").map(String.init)
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    text = line
    refusal = sides.count > 1 ? RefusalCode(rawValue: sides[1].split(separator: " ").joined()) : nil
    precondition((refusal != nil) == (sides.count > 1), "an arrow is followed by a requirement: \(line)")
  }

  var isBatch: Bool { words == ["batch"] }
  var made: Day { day(words[0]) }
  private var verb: String { words[1] }
  private func word(_ index: Int) -> String? { index + 2 < words.count ? words[index + 2] : nil }
  private func required(_ index: Int) -> String {
    guard let word = word(index) else { preconditionFailure("a word is missing: \(text)") }
    return word
  }

  /// The id of the statement; statements that no other names take that of their text.
  func id(number: Int) -> StatementID {
    let named = ["register", "rule", "authorise", "train", "assess", "validate", "award"]
    return AcquisCreditsTests.id(named.contains(verb) ? required(0) : "#\(number)")
  }

  func statement() throws -> CreditStatement {
    switch verb {
    case "register", "describe", "partners", "rule", "authorise": try reference()
    case "enrol", "target", "withdraw", "merge", "identify", "erase": learner()
    default: credit()
    }
  }

  private func reference() throws -> CreditStatement {
    let (first, second) = (required(0), required(1))
    let certification = CertificationCode(stringLiteral: second)
    switch verb {
    case "register":
      return .certificationRegistered(
        CertificationRegistered(
          certification: certification, title: "Example", register: Register(rawValue: required(2))!,
          blocks: words[5...].map { BlockCode(stringLiteral: $0) },
          bodies: [.init(id: "BODY-1", name: "Example Body")], source: fingerprint))
    case "describe":
      return .blockDescribed(
        BlockDescribed(
          registration: AcquisCreditsTests.id(first), certification: certification,
          block: BlockCode(stringLiteral: required(2)), title: "Example"))
    case "partners":
      let partner = PartnersListed.Partner(
        centre: CentreID(stringLiteral: required(2)), scope: PartnerScope(rawValue: required(3))!, period: period(4))
      return .partnersListed(
        PartnersListed(registration: AcquisCreditsTests.id(first), certification: certification, partners: [partner]))
    case "rule":
      return .ruleStated(
        RuleStated(certification: certification, rule: try AcquisCreditsTests.rule(words[4...].joined(separator: " "))))
    default:
      return .centreAuthorised(
        CentreAuthorised(
          centre: CentreID(stringLiteral: second), name: fingerprint,
          certifications: required(2).split(separator: ",").map { CertificationCode(stringLiteral: String($0)) },
          period: period(3)))
    }
  }

  private func learner() -> CreditStatement {
    let learner = person(required(0))
    let certification = word(1).map { CertificationCode(stringLiteral: $0) } ?? "none"
    return switch verb {
    case "enrol": .learnerEnrolled(LearnerEnrolled(learner: learner, certification: certification))
    case "target": .learnerTargeted(LearnerTargeted(learner: learner, certification: certification))
    case "withdraw": .learnerWithdrawn(LearnerWithdrawn(learner: learner, certification: certification))
    case "merge": .learnerMerged(LearnerMerged(learner: learner, into: person(required(1))))
    case "identify": .learnerIdentified(LearnerIdentified(learner: learner, identity: Identity(name: fingerprint)))
    default: .learnerErased(LearnerErased(learner: learner))
    }
  }

  private func credit() -> CreditStatement {
    if verb == "annul" {
      let learner = required(1) == "-" ? nil : person(required(1))
      return .statementAnnulled(
        StatementAnnulled(target: AcquisCreditsTests.id(required(0)), learner: learner, reason: .appeal))
    }
    let (learner, subject) = (person(required(1)), subject(required(2)))
    switch verb {
    case "train":
      return .trainingFollowed(
        TrainingFollowed(
          learner: learner, certification: subject.certification, block: subject.block ?? "none", module: "Example"))
    case "assess":
      return .blockAssessed(
        BlockAssessed(
          learner: learner, subject: subject, centre: CentreID(stringLiteral: required(3)), route: .vae,
          outcome: .acquired))
    case "validate":
      return .blockValidated(
        BlockValidated(
          learner: learner, subject: subject, assessment: AcquisCreditsTests.id(required(3)), session: "S-1",
          decision: Decision(rawValue: required(4))!))
    case "award":
      return .certificationAwarded(
        CertificationAwarded(learner: learner, certification: subject.certification, session: "S-1"))
    default: preconditionFailure("a scenario has no verb \(verb): \(text)")
    }
  }

  private func period(_ index: Int) -> Period {
    guard let word = word(index) else { return Period() }
    let ends = word.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
    return Period(from: Day(ends[0]), until: Day(ends[1]))
  }
}
