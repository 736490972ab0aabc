import Acquis
import AcquisCredits
import AcquisRecords
import AcquisValues

/// People, certifications and ids that nobody has.
enum Invented {
  static let origin = "example.org/tests"
  static let certification: CertificationCode = "RNCP99901"
  static let blocks: [BlockCode] = ["BC1", "BC2"]
  /// One of the specific directory: it has no blocks.
  static let whole: CertificationCode = "RS99901"
  static let centre: CentreID = "CENTRE-1"
  static let day = Day("2026-01-05")!

  static let zoe = Person(name: "Zoé Inventée", birthDate: Day("1953-11-29"), reference: "ZI-1")
  static let zoeAgain = Person(name: "Zoé Imaginée", birthDate: Day("1953-11-28"), reference: "ZI-2")
  static let corrected = Person(name: "Zoé Corrigée", birthDate: Day("1953-11-27"))
  static let yann = Person(name: "Yann Imaginaire", birthDate: Day("1962-07-31"), reference: "YI-1")
  /// Of the same name and birth date as Yann, or Yann enrolled again.
  static let otherYann = Person(name: "Yann Imaginaire", birthDate: Day("1962-07-31"), reference: "YI-2")

  static func id(_ number: Int) -> StatementID {
    let digits = String(number)
    return StatementID("00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
  }

  static func registration(of code: CertificationCode, _ register: Register, _ blocks: [BlockCode], _ number: Int)
    throws
    -> Draft
  {
    let statement = CertificationRegistered(
      certification: code, title: "Gardien de phare imaginaire", register: register, blocks: blocks,
      routes: [.vae], source: Fingerprint(String(repeating: "ab", count: 32))!)
    return try Draft(.certificationRegistered(statement), made: day, id: id(number))
  }

  static func assessment(
    of learner: LearnerID, _ subject: BlockReference, made: Day = day, _ number: Int
  ) throws -> Draft {
    let statement = BlockAssessed(
      learner: learner, subject: subject, centre: centre, route: .vae, outcome: .acquired, evidence: nil)
    return try Draft(.blockAssessed(statement), made: made, id: id(number))
  }

  static func decision(
    on assessment: Int, of learner: LearnerID, _ subject: BlockReference, made: Day = day, _ number: Int
  ) throws -> Draft {
    let statement = BlockValidated(
      learner: learner, subject: subject, assessment: id(assessment), session: "S-1", decision: .acquired)
    return try Draft(.blockValidated(statement), made: made, id: id(number))
  }
}
