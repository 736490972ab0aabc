import AcquisCrypto
import AcquisJSON
import AcquisValues

extension Story {
  static let someHash = JSONValue.string(String(repeating: "5a", count: 32))

  static func registered(
    _ code: String = "RNCP1", blocks: [JSONValue] = ["BC1", "BC2"], register: JSONValue = "rncp",
    body: JSONValue = "ORG1"
  ) -> JSONObject {
    [
      "blocks": .array(blocks), "bodies": [["id": body, "name": "Invented Body"]], "certification": .string(code),
      "predecessors": [], "register": register, "routes": ["vae"], "source": someHash, "successors": [],
      "title": "Invented certification",
    ]
  }

  static func described(_ block: String, _ registration: StatementID) -> JSONObject {
    [
      "block": .string(block), "certification": "RNCP1", "of": 1, "part": 1,
      "statement": .string(registration.description), "title": .string("Invented block \(block)"),
    ]
  }

  static func partners(_ registration: StatementID) -> JSONObject {
    [
      "centre": ["P1", "P2"], "certification": "RNCP1", "from": ["2025-01-01", ""], "name": ["", ""],
      "scope": ["organise", "train"], "statement": .string(registration.description), "until": ["2026-12-31", ""],
    ]
  }

  static func authorised(_ certifications: [JSONValue] = ["RNCP1"], centre: String = "C1") -> JSONObject {
    [
      "centre": .string(centre), "certification": .array(certifications), "from": "2026-01-01", "name": someHash,
      "until": "2026-12-31",
    ]
  }

  static func rule(_ rule: JSONValue, of certification: String = "RNCP1") -> JSONObject {
    ["certification": .string(certification), "rule": rule]
  }

  static func commitment(_ field: String, _ value: String, in statement: StatementID) -> JSONValue {
    let bytes =
      #"["acquis-commitment/v1","\#(Keys.origin)","\#(statement)","\#(field)","\#(salt.hex)","\#(value)"]"#
    return .string(SHA256.hash(bytes.utf8).hex)
  }

  static func enrolled(_ learner: String, _ id: StatementID) -> JSONObject {
    [
      "certification": "RNCP1",
      "identity": ["name": commitment("name", "Ada Invented", in: id)],
      "learner": .string(learner),
    ]
  }

  static func training(_ learner: String = ada) -> JSONObject {
    ["block": "BC1", "certification": "RNCP1", "learner": .string(learner), "module": "Invented module"]
  }

  static func assessed(_ block: String?, of learner: String, centre: String = "C1") -> JSONObject {
    var body: JSONObject = [
      "centre": .string(centre), "certification": "RNCP1", "learner": .string(learner), "outcome": "acquired",
      "route": "vae",
    ]
    if let block { body["block"] = .string(block) }
    return body
  }

  static func validated(_ block: String?, _ assessment: StatementID, of learner: String = ada) -> JSONObject {
    var body: JSONObject = [
      "assessment": .string(assessment.description), "certification": "RNCP1", "decision": "acquired",
      "learner": .string(learner), "session": "S1",
    ]
    if let block { body["block"] = .string(block) }
    return body
  }

  static func awarded(_ learner: String = ada) -> JSONObject {
    ["certification": "RNCP1", "learner": .string(learner), "session": "S1"]
  }
}
