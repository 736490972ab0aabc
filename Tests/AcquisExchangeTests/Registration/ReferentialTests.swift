import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisValues
import Testing

@testable import AcquisExchange

@Suite("A référentiel in JSON (docs/referential.md)")
struct ReferentialTests {
  private static let full: JSONObject = [
    "activities": [
      [
        "title": "Tenir le feu",
        "blocks": [
          ["block": "A", "title": "Allumer", "competences": ["Un", "Deux\r\nlignes "], "assessment": "Épreuve"],
          ["block": "B", "points": "7.5", "title": "Éteindre"],
        ],
      ],
      ["blocks": [["block": "C", "title": "Veiller", "assessment": [" Cas "]]]],
    ],
    "bodies": [["id": "00000000000013", "name": "Guilde imaginaire"]], "certification": "CQP-DEMO-01",
    "correspondences": [
      ["blocks": ["A", "C"], "certification": "CQP-DEMO-03", "otherBlocks": ["X"]], ["certification": "RS99904"],
    ],
    "finalAward": "2032-12-31", "from": "2026-01-01", "level": 4, "predecessors": ["CQP-DEMO-00"],
    "register": "other", "routes": ["vae", "apprenticeship"], "scope": "inter-branch",
    "successors": ["CQP-DEMO-02"],
    "title": "Gardien de phare", "until": "2030-12-31",
  ]

  private static func register(_ object: JSONObject) throws -> Registration {
    try Registration(referential: JSONValue.object(object).canonicalBytes)
  }

  @Test func everyMember() throws {
    let bytes = JSONValue.object(Self.full).canonicalBytes
    let registration = try Registration(referential: bytes)
    let expected = CertificationRegistered(
      certification: "CQP-DEMO-01", title: "Gardien de phare", register: .other, level: 4, blocks: ["A", "B", "C"],
      bodies: [.init(id: "00000000000013", name: "Guilde imaginaire")], routes: [.vae, .apprenticeship],
      period: Period(from: Day("2026-01-01"), until: Day("2030-12-31")), finalAward: Day("2032-12-31"),
      predecessors: ["CQP-DEMO-00"], successors: ["CQP-DEMO-02"], scope: .interBranch,
      source: try #require(Fingerprint(SHA256.hash(bytes).hex)))
    #expect(registration.head == expected)
    let batch = try Batches.check(registration)
    let id = batch[0].id
    let texts: [CreditStatement] = [
      .blockDescribed(
        .init(
          registration: id, certification: "CQP-DEMO-01", block: "A", title: "Allumer", activity: "Tenir le feu",
          competences: "Un\nDeux\nlignes", assessment: "Épreuve")),
      .blockDescribed(
        .init(
          registration: id, certification: "CQP-DEMO-01", block: "B", title: "Éteindre", activity: "Tenir le feu",
          points: Points("7.5"))),
      .blockDescribed(
        .init(registration: id, certification: "CQP-DEMO-01", block: "C", title: "Veiller", assessment: "Cas")),
      .correspondenceListed(
        .init(
          registration: id, certification: "CQP-DEMO-01", blocks: ["A", "C"], other: "CQP-DEMO-03", otherBlocks: ["X"])),
      .correspondenceListed(
        .init(registration: id, certification: "CQP-DEMO-01", blocks: [], other: "RS99904", otherBlocks: [])),
    ]
    #expect(batch.dropFirst().map(\.statement) == texts)
    #expect(registration.partners.isEmpty && registration.remarks.isEmpty)
    #expect(registration.newerMembers == ["scope", "points", "correspondences"])
  }

  @Test func whatIsLeftOut() throws {
    let registration = try Self.register(["certification": "CQP-DEMO-01", "title": "x"])
    try Batches.check(registration)
    let head = registration.head
    #expect(head.register == .other && head.level == nil && head.bodies == [] && head.routes == Route.allCases)
    #expect(head.period == Period() && head.finalAward == nil && head.blocks == [] && registration.texts.isEmpty)
    #expect(head.predecessors == [] && head.successors == [] && head.scope == nil)
    #expect(registration.correspondences.isEmpty && registration.newerMembers == [])
    #expect(try Self.register(["certification": "C", "title": "x", "routes": []]).head.routes == [])
  }

  @Test func longTextsStandInSeveralParts() throws {
    let text = String(repeating: "\"\\\n", count: 40_000) + "."
    var object = Self.full
    object["activities"] = [
      [
        "title": .string(String(repeating: "\"", count: 300)),
        "blocks": [
          [
            "block": "A", "title": .string(String(repeating: "\\", count: 3000)), "competences": .string(text),
            "points": "30",
          ],
          ["block": "C", "title": "Court"],
        ],
      ]
    ]
    let registration = try Self.register(object)
    try Batches.check(registration)
    #expect(Batches.joined(registration, "A").competences == text)
    #expect(registration.head.blocks == ["A", "C"] && registration.texts.count > 5)
    let isTold = registration.texts.map { $0.points != nil }
    #expect(isTold == [true] + [Bool](repeating: false, count: isTold.count - 1), "part 1 tells the points")
  }

  /// The member to change, its new value (`nil`: left out), and the path in the error.
  private static let refusals: [(String, JSONValue?, String)] = [
    ("certification", nil, "certification"), ("certification", "a b", "certification"),
    ("certification", 1, "certification"),
    ("title", nil, "title"), ("title", "", "title"), ("title", " x", "title"), ("title", "a\nb", "title"),
    ("title", .string(String(repeating: "x", count: 3001)), "title"), ("title", .null, "title"),
    ("register", "RNCP", "register"), ("register", "rs", "activities"),
    ("level", 0, "level"), ("level", 9, "level"), ("level", "4", "level"), ("level", .null, "level"),
    ("bodies", "x", "bodies"), ("bodies", ["x"], "bodies[0]"), ("bodies", [["id": "x"]], "bodies[0].name"),
    ("bodies", [["id": "x", "name": "y"], ["id": "", "name": "y"]], "bodies[1].id"),
    ("bodies", [["id": "x", "name": "y", "siret": "z"]], "bodies[0].siret"),
    ("bodies", [["id": "x", "name": .string(String(repeating: "x", count: 301))]], "bodies[0].name"),
    ("bodies", [["id": "x", "name": "y"], ["id": "x", "name": "z"]], "bodies"),
    ("routes", ["vae", "VAE"], "routes[1]"), ("routes", ["vae", "vae"], "routes"), ("routes", .null, "routes"),
    ("from", "2026-02-30", "from"), ("from", "01/01/2026", "from"), ("until", "2025-12-31", "until"),
    ("until", 2030, "until"), ("finalAward", "soon", "finalAward"),
    ("predecessors", ["A", 1], "predecessors[1]"), ("predecessors", ["A", "A"], "predecessors"),
    ("successors", "A", "successors"), ("successors", ["A", "A"], "successors"),
    ("scope", "interbranch", "scope"), ("scope", .null, "scope"),
    ("correspondences", [:], "correspondences"), ("correspondences", ["x"], "correspondences[0]"),
    ("correspondences", [["blocks": ["A"]]], "correspondences[0].certification"),
    ("correspondences", [["certification": "CQP-DEMO-01"]], "correspondences[0].certification"),
    ("correspondences", [["blocks": ["D"], "certification": "X"]], "correspondences[0].blocks"),
    ("correspondences", [["blocks": ["A", "A"], "certification": "X"]], "correspondences[0].blocks"),
    ("correspondences", [["certification": "X", "otherBlocks": ["é"]]], "correspondences[0].otherBlocks"),
    ("correspondences", [["certification": "X", "to": "Y"]], "correspondences[0].to"),
    ("correspondences", [["certification": "X"], ["blocks": [], "certification": "X"]], "correspondences"),
    ("activities", block(["block": "A", "title": "x", "points": "7.50"]), "activities[0].blocks[0].points"),
    ("activities", block(["block": "A", "title": "x", "points": 30]), "activities[0].blocks[0].points"),
    ("activities", [:], "activities"), ("activities", ["x"], "activities[0]"),
    ("activities", [["title": "x"]], "activities[0].blocks"), ("activities", [["blocks": []]], "activities[0].blocks"),
    ("activities", [["blocks": [1]]], "activities[0].blocks[0]"),
    ("activities", [["blocks": [["block": "A", "title": "x"]], "note": ""]], "activities[0].note"),
    ("activities", [["blocks": [["block": "A", "title": "x"]], "title": "\t"]], "activities[0].title"),
    ("activities", block(["title": "x"]), "activities[0].blocks[0].block"),
    ("activities", block(["block": "é", "title": "x"]), "activities[0].blocks[0].block"),
    ("activities", block(["block": "A"]), "activities[0].blocks[0].title"),
    ("activities", block(["block": "A", "title": "x", "competences": []]), "activities[0].blocks[0].competences"),
    (
      "activities", block(["block": "A", "title": "x", "competences": ["y", 1]]), "activities[0].blocks[0].competences"
    ),
    ("activities", block(["block": "A", "title": "x", "assessment": " \n"]), "activities[0].blocks[0].assessment"),
    ("activities", block(["block": "A", "title": "x", "assessment": 1]), "activities[0].blocks[0].assessment"),
    ("activities", block(["block": "A", "title": "x", "credits": 3]), "activities[0].blocks[0].credits"),
    ("activities", [["blocks": [["block": "A", "title": "x"], ["block": "A", "title": "y"]]]], "activities"),
    ("rule", ["need": 1, "of": ["A"]], "rule"), ("Title", "x", "Title"),
  ]

  private static func block(_ block: JSONValue) -> JSONValue { [["blocks": .array([block])]] }

  @Test(arguments: refusals.indices)
  func refused(_ index: Int) throws {
    let (member, value, path) = Self.refusals[index]
    var object = Self.full
    object[member] = value
    let error = #expect(throws: ReferentialError.self) { try Self.register(object) }
    #expect(error?.member == path)
    #expect(error?.description.hasPrefix(path + ": expected ") == true)
  }

  @Test(
    "what is no object, and heads beyond a statement", arguments: ["", "[]", "{\"title\":\"a\",\"title\":\"b\"}", "{"])
  func noObject(_ text: String) {
    #expect(throws: ReferentialError.self) { try Registration(referential: Array(text.utf8)) }
  }

  @Test func tooManyBlocks() throws {
    let blocks = (0..<1_000).map { number -> JSONValue in
      ["block": .string("B\(number)" + String(repeating: "x", count: 40)), "title": "x"]
    }
    var object = Self.full
    object["correspondences"] = nil
    object["activities"] = [["blocks": .array(blocks)]]
    #expect(throws: ReferentialError.self) { try Self.register(object) }
    object["activities"] = [["blocks": .array(Array(blocks.prefix(500)))]]
    try Batches.check(try Self.register(object))
  }
}
