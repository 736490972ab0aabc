import AcquisCredits
import AcquisJSON
import AcquisValues
import Testing

/// A body of one type with every member, and the members that must be there.
struct Sample: CustomTestStringConvertible, Sendable {
  let type: String
  let full: JSONObject
  /// The members that may be missing, all at once.
  let optional: Set<String>
  /// Those of them that rules 2 add.
  let added: Set<String>

  init(_ type: String, optional: Set<String> = [], added: Set<String> = [], _ full: JSONObject) {
    self.type = type
    self.full = full
    self.optional = optional.union(added)
    self.added = added
  }

  var least: JSONObject {
    JSONObject(uniqueMembers: full.filter { !optional.contains($0.key) }.map { ($0.key, $0.value) })
  }

  var testDescription: String { type }

  /// Whether a value that is wrong elsewhere has the form of this member.
  func isAllowed(_ value: JSONValue, for key: String) -> Bool {
    switch (key, value) {
    case ("blocks", []): type == "certification-registered" || type == "correspondence-listed"
    case ("bodies", []), ("predecessors", []), ("successors", []), ("routes", []), ("evidence", []), ("jurors", []),
      ("otherBlocks", []):
      true
    case ("title", " "), ("module", " "), ("place", " "), ("condition", " "), ("diploma", " "): true
    case ("assessment", " "), ("activity", " "), ("competences", " "): type == "block-described"
    default: false
    }
  }

  static let hash = JSONValue.string(fingerprint.text)
  static let learner = JSONValue.string(person("ada").description)
  static let statement = JSONValue.string(id("a1").description)

  static let all = ofOne + ofTwo

  /// The types that rules 1 know, with the members that rules 2 add.
  private static let ofOne: [Sample] = [
    Sample(
      "certification-registered", optional: ["finalAward", "from", "level", "until"], added: ["scope"],
      [
        "blocks": ["BC01", "BC02"], "bodies": [["id": "BODY-1", "name": "Example Body"]], "certification": "RNCP100",
        "finalAward": "2031-06-30", "from": "2026-01-01", "level": 5, "predecessors": ["RNCP90"], "register": "rncp",
        "routes": ["vae", "apprenticeship"], "scope": "inter-branch", "source": hash, "successors": [],
        "title": "Example title",
        "until": "2030-12-31",
      ]),
    Sample(
      "block-described", optional: ["activity", "assessment", "competences"], added: ["points"],
      [
        "activity": "Baking", "assessment": "A case study\nand a talk.", "block": "BC01", "certification": "RNCP100",
        "competences": "To do.\nTo know.", "of": 2, "part": 2, "points": "7.5", "statement": statement,
        "title": "Example block",
      ]),
    Sample(
      "partners-listed",
      [
        "centre": ["C-1", "C-2"], "certification": "RNCP100", "from": ["2026-01-01", ""], "name": [hash, ""],
        "scope": ["organise", "both"], "statement": statement, "until": ["", "2026-12-31"],
      ]),
    Sample(
      "rule-stated", added: ["everyoneFrom"],
      [
        "certification": "RNCP100", "everyoneFrom": "2026-06-01",
        "rule": ["need": 1, "of": ["BC01", ["block": "BC01", "certification": "RNCP200"]]],
      ]),
    Sample(
      "centre-authorised", optional: ["from", "until"],
      ["centre": "C-1", "certification": ["RNCP100"], "from": "2026-01-01", "name": hash, "until": "2026-12-31"]),
    Sample(
      "learner-enrolled", added: ["blocks"],
      [
        "blocks": ["BC01"], "certification": "RNCP100", "identity": ["birthDate": hash, "name": hash],
        "learner": learner,
      ]),
    Sample(
      "learner-targeted", added: ["blocks"],
      ["blocks": ["BC01", "BC02"], "certification": "RNCP100", "learner": learner]),
    Sample("learner-withdrawn", ["certification": "RNCP100", "learner": learner]),
    Sample("learner-identified", ["identity": ["reference": hash], "learner": learner]),
    Sample("learner-merged", ["learner": [learner, .string(person("bob").description)]]),
    Sample("learner-erased", ["learner": learner]),
    Sample(
      "training-followed", added: ["trainer"],
      [
        "block": "BC01", "certification": "RNCP100", "learner": learner, "module": "Example module", "trainer": "tom",
      ]),
    Sample(
      "block-assessed", optional: ["block", "evidence"], added: ["assessors", "competences", "modality"],
      [
        "assessors": [["capacity": "professional", "person": "exa"]], "block": "BC01", "centre": "C-1",
        "certification": "RNCP100",
        "competences": [
          ["competence": "C1.1", "outcome": "acquired"], ["competence": "C1.2", "outcome": "not-acquired"],
        ], "evidence": [hash, hash], "learner": learner, "modality": "mixed", "outcome": "not-acquired",
        "route": "initial-training",
      ]),
    Sample(
      "block-validated", optional: ["block"], added: ["further"],
      [
        "assessment": statement, "block": "BC01", "certification": "RNCP100", "decision": "acquired",
        "further": [.string(id("a2").description)], "learner": learner, "session": "S-1",
      ]),
    Sample("certification-awarded", ["certification": "RNCP100", "learner": learner, "session": "S-1"]),
    Sample(
      "statement-annulled", optional: ["learner"],
      ["learner": learner, "reason": "clerical-error", "statement": statement]),
  ]
}
