import AcquisCredits
import AcquisJSON
import AcquisValues
import Testing

/// One value out of its bounds.
struct BadBody: CustomTestStringConvertible, Sendable {
  let type: String
  let member: String
  let value: JSONValue
  let blamed: String

  init(_ type: String, _ member: String, _ value: JSONValue, blamed: String? = nil) {
    self.type = type
    self.member = member
    self.value = value
    self.blamed = blamed ?? member
  }

  var testDescription: String { "\(type).\(member)" }

  static let hash = JSONValue.string(fingerprint.text)
  private static let ada = JSONValue.string(person("ada").description)
  static func long(_ count: Int) -> JSONValue { .string(String(repeating: "x", count: count)) }

  static let all = ofOne + ofTwo

  private static let ofOne: [BadBody] = [
    BadBody("certification-registered", "blocks", ["BC01", "BC01"]),
    BadBody("certification-registered", "bodies", [["id": "BODY-1", "name": long(301)]]),
    BadBody("certification-registered", "bodies", [["id": "BODY 1", "name": "x"]]),
    BadBody("certification-registered", "bodies", [["id": "BODY-1", "name": "x", "siret": "1"]]),
    BadBody("certification-registered", "certification", "RNCP 100"),
    BadBody("certification-registered", "finalAward", "2026-02-29"),
    BadBody("certification-registered", "from", "2026-1-1"),
    BadBody("certification-registered", "level", 0),
    BadBody("certification-registered", "level", 9),
    BadBody("certification-registered", "level", "5"),
    BadBody("certification-registered", "predecessors", ["RNCP1", "RNCP1"]),
    BadBody("certification-registered", "successors", ["RNCP1", "RNCP1"]),
    BadBody("certification-registered", "register", "RNCP"),
    BadBody("certification-registered", "routes", ["vae", "vae"]),
    BadBody("certification-registered", "routes", ["by air"]),
    BadBody("certification-registered", "source", .string(fingerprint.text.uppercased())),
    BadBody("certification-registered", "title", long(3001)),
    BadBody("certification-registered", "title", "two\nlines"),
    BadBody("block-described", "assessment", "a\ttab"),
    BadBody("block-described", "competences", "a\rreturn"),
    BadBody("block-described", "of", 0),
    BadBody("block-described", "of", 1, blamed: "part"),
    BadBody("block-described", "part", 0),
    BadBody("block-described", "part", 3),
    BadBody("block-described", "title", long(3001)),
    BadBody("partners-listed", "centre", ["C-1", "C-1"]),
    BadBody("partners-listed", "from", [""]),
    BadBody("partners-listed", "from", ["", "never"]),
    BadBody("partners-listed", "name", [hash]),
    BadBody("partners-listed", "name", ["", "Example Partner"]),
    BadBody("partners-listed", "scope", ["both"]),
    BadBody("partners-listed", "scope", ["both", "neither"]),
    BadBody("partners-listed", "until", ["", "", ""]),
    BadBody("centre-authorised", "certification", []),
    BadBody("centre-authorised", "certification", ["RNCP1", "RNCP1"]),
    BadBody("centre-authorised", "certification", "RNCP1"),
    BadBody("learner-enrolled", "identity", ["email": hash]),
    BadBody("learner-enrolled", "identity", ["name": "Camille"]),
    BadBody("learner-merged", "learner", [ada]),
    BadBody("learner-merged", "learner", [ada, ada, ada]),
    BadBody("learner-merged", "learner", ada),
    BadBody("training-followed", "module", long(201)),
    BadBody("block-assessed", "evidence", ["a file"]),
    BadBody("block-assessed", "outcome", "passed"),
    BadBody("block-assessed", "route", "by-air"),
    BadBody("block-validated", "decision", "maybe"),
    BadBody("block-validated", "assessment", "a1"),
    BadBody("block-validated", "learner", "ABCDEF00-0000-4000-8000-000000000000"),
    BadBody("statement-annulled", "reason", "because"),
  ]
}
