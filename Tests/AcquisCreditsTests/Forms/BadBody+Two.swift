import AcquisCredits
import AcquisJSON
import AcquisValues

extension BadBody {
  private static let examiner: JSONValue = ["capacity": "employer", "person": "emp"]
  private static let a1 = JSONValue.string(id("a1").description)
  private static let a2 = JSONValue.string(id("a2").description)

  private static func policy(_ member: String, _ value: JSONValue) -> BadBody {
    BadBody(
      "policy-stated", "policy", .object(JSONObject(uniqueMembers: [(member, value)])), blamed: "policy." + member)
  }

  /// Limits of what rules 2 add.
  static let ofTwo: [BadBody] = members + decisions + policies + types

  private static let members: [BadBody] = [
    BadBody("certification-registered", "scope", "national"),
    BadBody("block-described", "points", "07.5"),
    BadBody("block-described", "points", 7),
    BadBody("rule-stated", "everyoneFrom", "2026-02-30"),
    BadBody("learner-enrolled", "blocks", []),
    BadBody("learner-enrolled", "blocks", ["BC01", "BC01"]),
    BadBody("learner-targeted", "blocks", []),
    BadBody("learner-targeted", "blocks", ["BC 01"]),
    BadBody("training-followed", "trainer", "Tom Example"),
    BadBody("block-assessed", "assessors", []),
    BadBody("block-assessed", "assessors", [examiner, examiner]),
    BadBody("block-assessed", "assessors", [["capacity": "employer"]]),
    BadBody("block-assessed", "assessors", [["capacity": "employer", "name": "x", "person": "emp"]]),
    BadBody("block-assessed", "competences", []),
    BadBody("block-assessed", "competences", [["competence": "C1", "outcome": "passed"]]),
    BadBody("block-assessed", "competences", [["competence": "C 1", "outcome": "acquired"]]),
    BadBody(
      "block-assessed", "competences",
      [["competence": "C1", "outcome": "acquired"], ["competence": "C1", "outcome": "not-acquired"]]),
    BadBody("block-assessed", "modality", "by-post"),
  ]

  private static let decisions: [BadBody] = [
    BadBody("block-validated", "condition", "First aid"),
    BadBody("block-validated", "decision", "conditional", blamed: "condition"),
    BadBody("block-validated", "further", []),
    BadBody("block-validated", "further", [a2, a2]),
    BadBody("block-validated", "further", [a1]),
    BadBody("credit-recognised", "basis", "friendship"),
    BadBody("credit-recognised", "basis", "exemption", blamed: "diploma"),
    BadBody("credit-recognised", "basis", "transfer", blamed: "origin"),
    BadBody("credit-recognised", "diploma", "Example diploma"),
    BadBody("credit-recognised", "origin", ["leaf": hash, "ledger": hash, "name": "x"]),
    BadBody("credit-recognised", "statement", []),
    BadBody("credit-recognised", "statement", [a1, a1]),
    BadBody("credit-recognised", "statement", a1),
  ]

  private static let policies: [BadBody] = [
    policy("capacities", []),
    policy("capacities", [["capacity": "employer", "count": 0]]),
    policy("capacities", [["capacity": "employer", "count": 1], ["capacity": "employer", "count": 2]]),
    policy("compensation", ["percent": 0, "sovereign": true]),
    policy("compensation", ["percent": 101, "sovereign": true]),
    policy("compensation", ["percent": 70]),
    policy("confirmation", "yes"),
    policy("registration", 1),
    policy("independence", 1),
    policy("quorum", 0),
    policy("quorum", 100),
    policy("session", []),
    policy("usability", ["months": 0]),
    policy("usability", ["months": 1201]),
    policy("usability", ["grace": -1]),
    policy("usability", ["grace": 1, "months": 1]),
    policy("usability", [:]),
    policy("colour", "red"),
  ]

  private static let types: [BadBody] = [
    BadBody("session-convened", "chair", "pres"),
    BadBody("session-convened", "day", "2026-3-1"),
    BadBody("session-convened", "jurors", [examiner, examiner]),
    BadBody("session-convened", "jurors", [["capacity": "employer", "person": "pres"]]),
    BadBody("session-convened", "place", long(201)),
    BadBody("session-held", "present", []),
    BadBody("session-held", "present", ["emp", "emp"]),
    BadBody("recognition-suspended", "leaf", "x"),
    BadBody("blocks-shared", "block", ["BC01"]),
    BadBody("blocks-shared", "certification", ["RNCP100"]),
    BadBody("blocks-shared", "certification", ["RNCP100", "RNCP100"]),
    BadBody("blocks-shared", "certification", ["RNCP100", "RNCP200", "RNCP300"], blamed: "block"),
    BadBody("intermediate-declared", "certification", ["RNCP100"]),
    BadBody("intermediate-declared", "certification", ["RNCP100", "RNCP100"]),
    BadBody("intermediate-declared", "certification", ["RNCP100", "RNCP200", "RNCP300"]),
    BadBody("correspondence-listed", "blocks", ["BC01", "BC01"]),
    BadBody("correspondence-listed", "otherBlocks", ["BC01", "BC01"]),
    BadBody("correspondence-listed", "other", "RNCP 100"),
    BadBody("document-issued", "statement", "1"),
  ]
}
