import AcquisCredits
import AcquisJSON
import AcquisValues

extension Sample {
  private static let chair: JSONValue = ["capacity": "professional", "person": "pres"]

  /// The types that rules 2 add, and the decisions.
  static let ofTwo: [Sample] = [
    Sample(
      "block-validated", optional: ["block"],
      [
        "assessment": statement, "block": "BC01", "certification": "RNCP100", "condition": "First aid",
        "decision": "conditional", "learner": learner, "session": "S-1",
      ]),
    Sample(
      "block-validated", optional: ["assessment", "block", "further"],
      [
        "assessment": statement, "block": "BC01", "certification": "RNCP100", "decision": "absent",
        "further": [.string(id("a2").description)], "learner": learner, "session": "S-1",
      ]),
    Sample(
      "policy-stated",
      [
        "certification": "RNCP100",
        "policy": [
          "capacities": [["capacity": "employer", "count": 1]], "compensation": ["percent": 70, "sovereign": true],
          "confirmation": true, "independence": false, "quorum": 2, "registration": true, "session": true,
          "usability": ["months": 60],
        ],
      ]),
    Sample("policy-stated", ["certification": "RNCP100", "policy": ["usability": ["grace": 0]]]),
    Sample(
      "session-convened",
      [
        "certification": "RNCP100", "chair": chair, "day": "2026-03-01",
        "jurors": [["capacity": "employer", "person": "emp"]], "place": "Exampleville", "session": "S-1",
      ]),
    Sample("session-held", ["certification": "RNCP100", "present": ["pres", "emp"], "session": "S-1"]),
    Sample("decision-confirmed", ["learner": learner, "statement": statement]),
    Sample("condition-lifted", ["learner": learner, "statement": statement]),
    Sample(
      "credit-recognised", optional: ["block", "evidence"],
      [
        "basis": "equivalence", "block": "BC01", "certification": "RNCP100", "evidence": [hash], "learner": learner,
        "statement": [statement],
      ]),
    Sample(
      "credit-recognised", optional: ["block"],
      [
        "basis": "exemption", "block": "BC01", "certification": "RNCP100", "diploma": "Example diploma",
        "learner": learner,
      ]),
    Sample(
      "credit-recognised", optional: ["block"],
      [
        "basis": "transfer", "block": "BC01", "certification": "RNCP100", "learner": learner,
        "origin": ["leaf": hash, "ledger": hash, "name": "other.example/acquis"], "statement": [statement],
      ]),
    Sample("recognition-suspended", ["leaf": hash, "learner": learner, "statement": statement]),
    Sample("blocks-shared", ["block": ["BC01", "BC07"], "certification": ["RNCP100", "RNCP200"]]),
    Sample("intermediate-declared", ["block": "BC01", "certification": ["RNCP100", "RNCP200"]]),
    Sample(
      "correspondence-listed",
      [
        "blocks": ["BC01", "BC02"], "certification": "RNCP200", "other": "RNCP100", "otherBlocks": ["BC07"],
        "statement": statement,
      ]),
    Sample(
      "document-issued", optional: ["block"],
      ["block": "BC01", "certification": "RNCP100", "learner": learner, "statement": statement]),
  ]
}
