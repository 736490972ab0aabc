import Acquis
import AcquisCredits
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Reads what was typed, and says which option is wrong and what it takes.
enum Input {
  static func day(_ text: String?, _ option: String) throws(Problem) -> Day? {
    guard let text else { return nil }
    guard let day = Day(text) else { throw wrong(option, "a date that exists, as YYYY-MM-DD") }
    return day
  }

  /// The day of `--on`: today when it is not given, and never in the future.
  static func on(_ text: String?) throws(Problem) -> Day {
    let today = Environment.system.today
    guard let day = try day(text, "--on") else { return today }
    guard day <= today else {
      throw Problem(
        "made-after-recorded", "The date \(day) of --on has not come yet",
        remedy: "Record it when it has happened, or correct the date.")
    }
    return day
  }

  static func certification(_ text: String) throws(Problem) -> CertificationCode {
    try id(text, "CODE", CertificationCode.init)
  }
  static func block(_ text: String?) throws(Problem) -> BlockCode? {
    guard let text else { return nil }
    return try id(text, "BLOCK", BlockCode.init)
  }
  static func centre(_ text: String) throws(Problem) -> CentreID { try id(text, "CENTRE", CentreID.init) }
  static func session(_ text: String) throws(Problem) -> SessionID { try id(text, "--session", SessionID.init) }

  static func id<Value>(_ text: String, _ option: String, _ make: (String) -> Value?) throws(Problem) -> Value {
    guard let value = make(text) else {
      throw wrong(option, "1 to 64 letters, digits, '.', '_', ':', '/' or '-'")
    }
    return value
  }

  /// A code of one's own, as SPEC §4 spells it.
  static func code(_ text: String, _ option: String) throws(Problem) -> String {
    let isCode =
      (1...64).contains(text.utf8.count) && text.utf8.first.map { (0x61...0x7A).contains($0) } == true
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    guard isCode else { throw wrong(option, "a code of lower-case letters, digits and '-', such as tail-lost") }
    return text
  }

  static func statement(_ text: String, _ option: String) throws(Problem) -> StatementID {
    guard let id = StatementID(text) else { throw wrong(option, "a statement's id, a lower-case UUID") }
    return id
  }

  static func word<Value: RawRepresentable & CaseIterable>(
    _ text: String, _ option: String, _: Value.Type = Value.self
  ) throws(Problem) -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
      throw wrong(option, "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return value
  }

  /// `kind`: how the command ends where it is none.
  static func verifierKey(
    _ text: String, _ option: String, kind: Problem.Kind = .notDone
  ) throws(Problem) -> VerifierKey {
    do { return try VerifierKey(parsing: text) } catch {
      throw Problem(
        "key-form", "\(option) is not a verifier key: \(error)",
        remedy: "Give it as 'acquis init' or 'acquis key new' printed it, in quotes.", kind: kind)
    }
  }

  static func wrong(_ option: String, _ expected: String) -> Problem {
    Problem("bad-argument", "\(option) takes \(expected)", remedy: "Correct it, then run the command again.")
  }
}
