import AcquisCredits
import AcquisJSON
import AcquisValues

/// The forms of a référentiel's members, with the words for what was expected.
enum ReferentialForm {
  static let id = "an id: 1 to 64 letters, digits or . _ : / -"
  static let date = "a date that exists, YYYY-MM-DD"
  static let titleText = "a text of 1 to 3,000 bytes, of one line, without blanks at its ends"
  static let nameText = "a text of 1 to 300 bytes, of one line, without blanks at its ends"
  static let pointsText = #"a decimal from 0 to 9999.99 as a string, such as "30" or "7.5""#
  static let linesText = "a text, or an array of texts, not empty"

  static func certification(_ json: JSONValue) -> CertificationCode? { json.string.flatMap { CertificationCode($0) } }
  static func day(_ json: JSONValue) -> Day? { json.string.flatMap { Day($0) } }
  static func title(_ json: JSONValue) -> String? { line(json, atMost: Tidy.titleLimit) }
  static func name(_ json: JSONValue) -> String? { line(json, atMost: Tidy.nameLimit) }

  /// A text, or several to be joined by line feeds.
  static func lines(_ json: JSONValue) -> String? {
    if let text = json.string { return Tidy.longText(text) }
    guard let elements = json.array else { return nil }
    let texts = elements.compactMap { $0.string.flatMap { Tidy.longText($0) } }
    return texts.isEmpty || texts.count < elements.count ? nil : texts.joined(separator: "\n")
  }

  static func route(_ json: JSONValue, _ path: String) throws(MemberError) -> Route {
    guard let route = json.string.flatMap(Route.init) else {
      let words = Route.allCases.map(\.rawValue).joined(separator: ", ")
      throw MemberError(member: path, expected: "one of \(words)")
    }
    return route
  }

  static func code(_ json: JSONValue, _ path: String) throws(MemberError) -> CertificationCode {
    guard let code = certification(json) else { throw MemberError(member: path, expected: id) }
    return code
  }

  static func body(_ json: JSONValue, _ path: String) throws(MemberError) -> CertificationRegistered.AwardingBody {
    var reader = try ObjectReader(json, at: path)
    let organisation = try reader.required("id", id) { $0.string.flatMap { OrganisationID($0) } }
    let name = try reader.required("name", nameText, name)
    try reader.finish()
    return .init(id: organisation, name: name)
  }

  static func correspondence(
    _ json: JSONValue, _ path: String
  ) throws(MemberError) -> Registration.Correspondence {
    var reader = try ObjectReader(json, at: path)
    let blocks = try reader.optional("blocks", idsText, blocks) ?? []
    let other = try reader.required("certification", id, certification)
    let otherBlocks = try reader.optional("otherBlocks", idsText, self.blocks) ?? []
    try reader.finish()
    return .init(blocks: blocks, other: other, otherBlocks: otherBlocks)
  }

  private static let idsText = "an array of ids, none twice"

  private static func blocks(_ json: JSONValue) -> [BlockCode]? {
    guard let elements = json.array else { return nil }
    let codes = elements.compactMap { $0.string.flatMap { BlockCode($0) } }
    return codes.count == elements.count && Set(codes).count == codes.count ? codes : nil
  }

  /// Refuses what ``Tidy`` would change: a person wrote this file and can write it right.
  private static func line(_ json: JSONValue, atMost limit: Int) -> String? {
    guard let text = json.string, let tidy = Tidy.text(text, atMost: limit), tidy.hasSameBytes(as: text)
    else { return nil }
    return text
  }
}

extension ObjectReader {
  /// Begins to read what must be an object.
  init(_ json: JSONValue, at path: String) throws(MemberError) {
    guard let object = json.object else { throw MemberError(member: path, expected: "an object") }
    self.init(object, path: path + ".")
  }

  /// The elements of an array, if the member is there; `read` is told each element's path.
  mutating func elements<Value>(
    _ key: String, _ read: (JSONValue, _ path: String) throws(MemberError) -> Value
  ) throws(MemberError) -> [Value] {
    let elements = try optional(key, "an array") { $0.array } ?? []
    var values: [Value] = []
    for (index, element) in elements.enumerated() { values.append(try read(element, "\(key)[\(index)]")) }
    return values
  }
}
