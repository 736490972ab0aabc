import AcquisCredits
import AcquisJSON
import AcquisValues

/// Invented names stand for ids: `id("a1")`, `person("ada")`. At most six letters, so that every name has its own id.
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

/// `RNCP100/BC01`, or `RNCP100` for the whole.
func subject(_ text: String) -> BlockReference {
  let parts = text.split(separator: "/").map(String.init)
  return BlockReference(CertificationCode(stringLiteral: parts[0]), parts.count > 1 ? BlockCode(parts[1]) : nil)
}

func rule(_ json: String) throws -> CompositionRule {
  try CompositionRule(json: JSONValue(canonical: Array(json.utf8)))
}
