import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisValues

/// A learner's record as a file, in form only (SPEC §14).
struct LearnerRecord {
  struct Carried {
    let line: String
    let minutes: CoveredBy?
    let path: [Digest]
  }

  /// The minutes that cover a carried record, and its path in their tree.
  struct CoveredBy {
    let path: [Digest]
    let seq: Int
  }

  struct Disclosure {
    let field: String
    let salt: Digest
    let statement: StatementID
    let value: String
  }

  let blocks: [BlockReference]
  let checkpoint: String
  let extract: String
  let identity: [Disclosure]
  let learner: LearnerID
  let records: [Carried]

  static let format = "acquis-record/v1"

  /// Reads a file. Throws the sentence that says what is wrong, which quotes no value.
  init(parsing bytes: [UInt8]) throws(FormFault) {
    guard bytes.last == UInt8(ascii: "\n") else { throw FormFault("the file does not end with a line feed") }
    let value: JSONValue
    do { value = try JSONValue(canonical: bytes.dropLast()) } catch { throw FormFault("\(error)") }
    guard let object = value.object else { throw FormFault("the file is not an object") }
    do {
      var reader = ObjectReader(object)
      blocks = try reader.array("blocks", of: "a block and its certification", LearnerRecord.block)
      checkpoint = try reader.required("checkpoint", "a signed checkpoint", \.string)
      extract = try reader.required("extract", "an extract", \.string)
      _ = try reader.required("format", LearnerRecord.format) { LearnerRecord.isFormat($0) ? true : nil }
      identity = try reader.array("identity", of: "a disclosed field", LearnerRecord.disclosure)
      learner = try reader.required("learner", "a lower-case UUID") { $0.string.flatMap { LearnerID($0) } }
      records = try reader.array("records", of: "a carried record", LearnerRecord.carried)
      try reader.finish()
    } catch { throw FormFault(error.description) }
    guard !records.isEmpty else { throw FormFault("no record is carried") }
    guard zip(blocks, blocks.dropFirst()).allSatisfy({ $0 < $1 }) else { throw FormFault("blocks are not ascending") }
    guard zip(identity, identity.dropFirst()).allSatisfy({ $0.field.utf8.lexicographicallyPrecedes($1.field.utf8) })
    else { throw FormFault("identity is not ascending by field") }
  }

  private static let fields: Set<String> = ["birthDate", "name", "reference"]

  private static func isFormat(_ value: JSONValue) -> Bool {
    value.string.map { $0.hasSameBytes(as: format) } ?? false
  }

  private static func block(_ value: JSONValue) -> BlockReference? {
    guard let object = value.object,
      let certification = object["certification"]?.string.flatMap(CertificationCode.init)
    else { return nil }
    let block = object["block"]?.string.flatMap(BlockCode.init)
    guard object.count == (block == nil ? 1 : 2) else { return nil }
    return BlockReference(certification, block)
  }

  private static func disclosure(_ value: JSONValue) -> Disclosure? {
    guard let object = value.object, object.count == 4, let field = object["field"]?.string, fields.contains(field),
      let salt = object["salt"]?.string.flatMap({ Digest(hex: $0) }),
      let statement = object["statement"]?.string.flatMap({ StatementID($0) }),
      let value = object["value"]?.string, (1...300).contains(value.utf8.count),
      value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    return Disclosure(field: field, salt: salt, statement: statement, value: value)
  }

  private static func carried(_ value: JSONValue) -> Carried? {
    guard let object = value.object, let line = object["line"]?.string, let path = object["path"].flatMap(hashes) else {
      return nil
    }
    guard let minutes = object["minutes"] else {
      return object.count == 2 ? Carried(line: line, minutes: nil, path: path) : nil
    }
    guard object.count == 3, let member = minutes.object, member.count == 2, let seq = member["seq"]?.integer, seq >= 0,
      let minutesPath = member["path"].flatMap(hashes)
    else { return nil }
    return Carried(line: line, minutes: CoveredBy(path: minutesPath, seq: Int(seq)), path: path)
  }

  private static func hashes(_ value: JSONValue) -> [Digest]? {
    guard let elements = value.array else { return nil }
    let hashes = elements.compactMap { $0.string.flatMap { Digest(base64: $0) } }
    return hashes.count == elements.count ? hashes : nil
  }
}

/// Why a file has not its form, as a sentence.
struct FormFault: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}
