import AcquisCrypto
import AcquisJSON
import AcquisValues

extension Story {
  static let source = JSONValue.string(SHA256.hash("an invented fiche".utf8).hex)

  static func registered(
    _ code: String = certification, blocks: [JSONValue] = [.string(first), .string(second)], register: String = "rncp"
  ) -> JSONObject {
    [
      "blocks": .array(blocks), "bodies": [["id": .string(organisation), "name": "Organisme inventé"]],
      "certification": .string(code), "level": 4, "predecessors": [], "register": .string(register),
      "routes": ["apprenticeship", "vae"], "source": source, "successors": [],
      "title": "Horloger de démonstration (certification inventée)",
    ]
  }

  static func described(_ block: String, _ registration: StatementID) -> JSONObject {
    [
      "block": .string(block), "certification": .string(certification),
      "competences": "C1. Régler une montre inventée.",
      "of": 1, "part": 1, "statement": .string(registration.description),
      "title": .string(block == first ? "Réparer un mouvement inventé" : "Conseiller un client inventé"),
    ]
  }

  static func partners(_ registration: StatementID, listed statement: StatementID) -> JSONObject {
    [
      "centre": [.string(organiser), .string(trainer)], "certification": .string(certification),
      "from": ["2025-01-01", ""], "name": [commitment("partner/0", "Organisateur inventé", in: statement), ""],
      "scope": ["organise", "train"], "statement": .string(registration.description), "until": ["2026-12-31", ""],
    ]
  }

  static func authorised(in statement: StatementID) -> JSONObject {
    [
      "centre": .string(centre), "certification": [.string(certification)], "from": "2026-01-01",
      "name": commitment("centre/name", "Centre inventé", in: statement), "until": "2026-12-31",
    ]
  }

  static func stated(_ rule: JSONValue) -> JSONObject {
    ["certification": .string(certification), "rule": rule]
  }

  static func enrolled(
    _ learner: String, named name: String? = nil, _ statement: StatementID = Scribe.id(0),
    for certification: String = certification
  ) -> JSONObject {
    let identity: JSONValue = name.map { ["name": commitment("name", $0, in: statement)] } ?? [:]
    return ["certification": .string(certification), "identity": identity, "learner": .string(learner)]
  }

  static func target(_ learner: String, _ certification: String = certification) -> JSONObject {
    ["certification": .string(certification), "learner": .string(learner)]
  }

  static func trained(_ learner: String) -> JSONObject {
    [
      "block": .string(first), "certification": .string(certification), "learner": .string(learner),
      "module": "Module inventé",
    ]
  }

  static func assessed(_ block: String?, of learner: String, centre: String = centre) -> JSONObject {
    var body: JSONObject = [
      "centre": .string(centre), "certification": .string(certification), "learner": .string(learner),
      "outcome": "acquired", "route": "apprenticeship",
    ]
    if let block { body["block"] = .string(block) }
    return body
  }

  static func validated(_ block: String, _ assessment: StatementID, of learner: String) -> JSONObject {
    [
      "assessment": .string(assessment.description), "block": .string(block),
      "certification": .string(certification), "decision": "acquired", "learner": .string(learner),
      "session": "JURY-1",
    ]
  }

  static func awarded(_ learner: String) -> JSONObject {
    ["certification": .string(certification), "learner": .string(learner), "session": "JURY-1"]
  }

  /// The salt of a commitment: fixed by what it is for, and so no secret.
  static func salt(_ field: String, _ statement: StatementID) -> Digest {
    SHA256.hash("the salt of \(field) in \(statement)".utf8)
  }

  /// SPEC §17.
  static func commitment(_ field: String, _ value: String, in statement: StatementID) -> JSONValue {
    let committed: JSONValue = [
      "acquis-commitment/v1", .string(Keys.origin), .string(statement.description), .string(field),
      .string(salt(field, statement).hex), .string(value),
    ]
    return .string(SHA256.hash(committed.canonicalBytes).hex)
  }
}
