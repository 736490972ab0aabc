import AcquisCredits
import AcquisJSON
import AcquisValues
import Testing

/// A body of one type with every member, and the members that must be there.
struct Sample: CustomTestStringConvertible, Sendable {
  let type: String
  let full: JSONObject
  let optional: Set<String>

  init(_ type: String, optional: Set<String> = [], _ full: JSONObject) {
    self.type = type
    self.full = full
    self.optional = optional
  }

  var least: JSONObject {
    JSONObject(uniqueMembers: full.filter { !optional.contains($0.key) }.map { ($0.key, $0.value) })
  }

  var testDescription: String { type }

  /// Whether a value that is wrong elsewhere has the form of this member.
  func isAllowed(_ value: JSONValue, for key: String) -> Bool {
    switch (key, value) {
    case ("blocks", []), ("bodies", []), ("predecessors", []), ("successors", []), ("routes", []), ("evidence", []):
      true
    case ("title", " "), ("module", " "), ("competences", " "): true
    case ("assessment", " ") where type == "block-described": true
    default: false
    }
  }

  private static let hash = JSONValue.string(fingerprint.text)
  private static let learner = JSONValue.string(person("ada").description)
  private static let statement = JSONValue.string(id("a1").description)

  static let all: [Sample] = [
    Sample(
      "certification-registered", optional: ["finalAward", "from", "level", "until"],
      [
        "blocks": ["BC01", "BC02"], "bodies": [["id": "BODY-1", "name": "Example Body"]], "certification": "RNCP100",
        "finalAward": "2031-06-30", "from": "2026-01-01", "level": 5, "predecessors": ["RNCP90"], "register": "rncp",
        "routes": ["vae", "apprenticeship"], "source": hash, "successors": [], "title": "Example title",
        "until": "2030-12-31",
      ]),
    Sample(
      "block-described", optional: ["assessment", "competences"],
      [
        "assessment": "A case study\nand a talk.", "block": "BC01", "certification": "RNCP100",
        "competences": "To do.\nTo know.", "of": 2, "part": 2, "statement": statement, "title": "Example block",
      ]),
    Sample(
      "partners-listed",
      [
        "centre": ["C-1", "C-2"], "certification": "RNCP100", "from": ["2026-01-01", ""], "name": [hash, ""],
        "scope": ["organise", "both"], "statement": statement, "until": ["", "2026-12-31"],
      ]),
    Sample("rule-stated", ["certification": "RNCP100", "rule": ["need": 1, "of": ["BC01", "BC02"]]]),
    Sample(
      "centre-authorised", optional: ["from", "until"],
      ["centre": "C-1", "certification": ["RNCP100"], "from": "2026-01-01", "name": hash, "until": "2026-12-31"]),
    Sample(
      "learner-enrolled",
      ["certification": "RNCP100", "identity": ["birthDate": hash, "name": hash], "learner": learner]),
    Sample("learner-targeted", ["certification": "RNCP100", "learner": learner]),
    Sample("learner-withdrawn", ["certification": "RNCP100", "learner": learner]),
    Sample("learner-identified", ["identity": ["reference": hash], "learner": learner]),
    Sample("learner-merged", ["learner": [learner, .string(person("bob").description)]]),
    Sample("learner-erased", ["learner": learner]),
    Sample(
      "training-followed",
      ["block": "BC01", "certification": "RNCP100", "learner": learner, "module": "Example module"]),
    Sample(
      "block-assessed", optional: ["block", "evidence"],
      [
        "block": "BC01", "centre": "C-1", "certification": "RNCP100", "evidence": [hash, hash], "learner": learner,
        "outcome": "not-acquired", "route": "initial-training",
      ]),
    Sample(
      "block-validated", optional: ["block"],
      [
        "assessment": statement, "block": "BC01", "certification": "RNCP100", "decision": "acquired",
        "learner": learner, "session": "S-1",
      ]),
    Sample("certification-awarded", ["certification": "RNCP100", "learner": learner, "session": "S-1"]),
    Sample(
      "statement-annulled", optional: ["learner"],
      ["learner": learner, "reason": "clerical-error", "statement": statement]),
  ]
}

/// One value out of its bounds.
struct BadBody: CustomTestStringConvertible, Sendable {
  let type: String
  let member: String
  let value: JSONValue
  let blamed: String

  private init(_ type: String, _ member: String, _ value: JSONValue, blamed: String? = nil) {
    self.type = type
    self.member = member
    self.value = value
    self.blamed = blamed ?? member
  }

  var testDescription: String { "\(type).\(member)" }

  private static let hash = JSONValue.string(fingerprint.text)
  private static let ada = JSONValue.string(person("ada").description)
  private static func long(_ count: Int) -> JSONValue { .string(String(repeating: "x", count: count)) }

  static let all: [BadBody] = [
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
    BadBody("block-validated", "decision", "conditional"),
    BadBody("block-validated", "assessment", "a1"),
    BadBody("block-validated", "learner", "ABCDEF00-0000-4000-8000-000000000000"),
    BadBody("statement-annulled", "reason", "because"),
  ]
}
