import AcquisCredits
import AcquisJSON
import AcquisRecords

/// The file of a learner's record as far as a page shows it.
struct PageRecord {
  /// A carried record.
  struct Carried {
    let record: Record
    let minutes: Int?
  }

  let learner: String
  let origin: String
  let size: String
  let blocks: [String]
  let identity: [(field: String, value: String)]
  let carried: [Carried]

  /// Reads the file; `nil` when it has not the form of SPEC §14 as far as it is shown.
  init?(file: [UInt8]) {
    guard file.last == 0x0A, let object = (try? JSONValue(canonical: file.dropLast()))?.object,
      let learner = object["learner"]?.string, let checkpoint = object["checkpoint"]?.string,
      let blocks = object["blocks"]?.array?.read(PageRecord.block),
      let identity = object["identity"]?.array?.read(PageRecord.disclosed),
      let carried = object["records"]?.array?.read(PageRecord.carried), !carried.isEmpty
    else { return nil }
    let note = checkpoint.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard note.count > 2 else { return nil }
    (origin, size) = (String(decoding: note[0], as: UTF8.self), String(decoding: note[1], as: UTF8.self))
    (self.learner, self.blocks, self.identity, self.carried) = (learner, blocks, identity, carried)
  }

  private static func block(_ json: JSONValue) -> String? {
    guard let object = json.object, let certification = object["certification"]?.string else { return nil }
    // Without a block it is the certification as a whole (SPEC §14).
    guard let block = object["block"] else { return certification }
    return block.string.map { certification + " " + $0 }
  }

  private static func disclosed(_ json: JSONValue) -> (field: String, value: String)? {
    guard let object = json.object, let field = object["field"]?.string, let value = object["value"]?.string
    else { return nil }
    return (field, value)
  }

  private static func carried(_ json: JSONValue) -> Carried? {
    guard let object = json.object, let line = object["line"]?.string, let record = try? Record(line: line.utf8)
    else { return nil }
    return Carried(record: record, minutes: object["minutes"]?.object?["seq"]?.integer.map { Int($0) })
  }
}

extension [JSONValue] {
  /// Every element through `parse`, or nothing.
  fileprivate func read<Value>(_ parse: (JSONValue) -> Value?) -> [Value]? {
    let values = compactMap(parse)
    return values.count == count ? values : nil
  }
}
