import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisValues

/// Why a référentiel cannot be registered: which member, and what was expected there.
public struct ReferentialError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One sentence.
  public let description: String
}

extension Registration {
  /// A certification of any origin, from a référentiel in JSON: activities → blocks → competences → assessment
  /// (docs/referential.md). `bytes` are those of the file, whose digest becomes the `source`.
  ///
  /// Throws ``ReferentialError``.
  public init(referential bytes: [UInt8]) throws(ReferentialError) {
    do {
      let value = try JSONValue(parsing: bytes)
      guard let object = value.object else { throw MemberError(member: "(file)", expected: "an object") }
      try self.init(referential: object, source: Fingerprint(SHA256.hash(bytes).hex)!)
    } catch {
      throw ReferentialError(description: "\(error)")
    }
  }

  private init(referential object: JSONObject, source: Fingerprint) throws {
    var reader = ObjectReader(object)
    let certification = try reader.required("certification", "an id", Field.id(CertificationCode.init))
    let title = try reader.required("title", "a text of one line", Field.line(3000))
    let register = try reader.optional("register", "rncp, rs or other") { $0.string.flatMap(Register.init) } ?? .other
    let level = try reader.optional("level", "1 to 8") { $0.integer.flatMap { (1...8).contains($0) ? Int($0) : nil } }
    let bodies = try reader.optional("bodies", "an array of {id, name}") { $0.array?.all(Field.body) } ?? []
    let routes = try reader.optional("routes", "an array of routes") { $0.array?.all { $0.string.flatMap(Route.init) } }
    let from = try reader.optional("from", "a date YYYY-MM-DD", Field.day)
    let until = try reader.optional("until", "a date YYYY-MM-DD", Field.day)
    let finalAward = try reader.optional("finalAward", "a date YYYY-MM-DD", Field.day)
    let predecessors = try reader.optional("predecessors", "an array of ids", Field.codes) ?? []
    let successors = try reader.optional("successors", "an array of ids", Field.codes) ?? []
    let activities = try reader.optional("activities", "an array of activities") { $0.array } ?? []
    try reader.finish()
    var texts: [BlockText] = []
    for (index, activity) in activities.enumerated() {
      texts += try Registration.texts(activity: activity, path: "activities[\(index)]")
    }
    let blocks = texts.filter { $0.part == 1 }.map(\.block)
    guard Set(blocks).count == blocks.count else {
      throw MemberError(member: "activities", expected: "each block once")
    }
    if let from, let until, from > until { throw MemberError(member: "until", expected: "a date not before from") }
    let head = CertificationRegistered(
      certification: certification, title: title, register: register, level: level, blocks: blocks, bodies: bodies,
      routes: routes ?? Route.allCases, period: Period(from: from, until: until), finalAward: finalAward,
      predecessors: predecessors, successors: successors, source: source)
    self.init(head: head, texts: texts, partners: [], remarks: [])
  }

  private static func texts(activity: JSONValue, path: String) throws(MemberError) -> [BlockText] {
    guard let object = activity.object else { throw MemberError(member: path, expected: "an object") }
    var reader = ObjectReader(object, path: path + ".")
    let title = try reader.optional("title", "a text of at most 300 bytes", Field.line(300))
    let blocks = try reader.required("blocks", "an array of blocks") { $0.array }
    try reader.finish()
    var texts: [BlockText] = []
    for (index, block) in blocks.enumerated() {
      texts += try Registration.texts(block: block, activity: title, path: "\(path).blocks[\(index)]")
    }
    return texts
  }

  private static func texts(block: JSONValue, activity: String?, path: String) throws(MemberError) -> [BlockText] {
    guard let object = block.object else { throw MemberError(member: path, expected: "an object") }
    var reader = ObjectReader(object, path: path + ".")
    let code = try reader.required("block", "an id", Field.id(BlockCode.init))
    let title = try reader.required("title", "a text of one line", Field.line(3000))
    let competences = try reader.optional("competences", "a text, or an array of texts", Field.lines)
    let assessment = try reader.optional("assessment", "a text, or an array of texts", Field.lines)
    try reader.finish()
    return TextParts.parts(
      of: code, title: title, activity: activity, competences: competences, assessment: assessment)
  }
}

/// How the members of a référentiel are read.
private enum Field {
  static func id<Value>(_ make: @escaping (String) -> Value?) -> (JSONValue) -> Value? { { $0.string.flatMap(make) } }
  static func line(_ limit: Int) -> (JSONValue) -> String? {
    { value in
      value.string.flatMap { text in
        text.utf8.count <= limit && Tidy.text(text, atMost: limit) == text ? text : nil
      }
    }
  }
  static func day(_ value: JSONValue) -> Day? { value.string.flatMap { Day($0) } }
  static func codes(_ value: JSONValue) -> [CertificationCode]? { value.array?.all(id(CertificationCode.init)) }
  static func lines(_ value: JSONValue) -> String? {
    value.string ?? value.array?.all(\.string)?.joined(separator: "\n")
  }
  static func body(_ value: JSONValue) -> CertificationRegistered.AwardingBody? {
    guard let object = value.object, object.count == 2, let id = object["id"].flatMap(id(OrganisationID.init)),
      let name = object["name"].flatMap(line(300))
    else { return nil }
    return .init(id: id, name: name)
  }
}

extension [JSONValue] {
  fileprivate func all<Value>(_ parse: (JSONValue) -> Value?) -> [Value]? {
    let values = compactMap(parse)
    return values.count == count ? values : nil
  }
}
