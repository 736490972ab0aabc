import AcquisCredits
import AcquisJSON
import AcquisMerkle
import AcquisRecords

extension Target {
  static let records = [
    Target(name: "record", check: checkRecord), Target(name: "statement", check: checkStatement),
    Target(name: "tile-path", check: checkTilePath),
  ]

  /// A line has one reading, and the reading one line.
  private static func checkRecord(_ bytes: [UInt8]) {
    let record: Record
    do { record = try Record(line: bytes) } catch {
      demand(!error.description.isEmpty, "a line is refused without a word")
      return
    }
    demand(record.line == bytes, "a line comes back otherwise")
    demand((try? JSONValue(canonical: bytes)) != nil, "a line is accepted that is not canonical")
    let written = try? Record(envelope: record.envelope, statement: record.statement)
    demand(written?.line == bytes, "a record is written otherwise than it was read")
    check(record.statement)
  }

  private static func checkStatement(_ bytes: [UInt8]) {
    guard let statement = try? Statement(canonical: bytes) else { return }
    demand(statement.bytes == bytes, "a statement comes back otherwise")
    check(statement)
  }

  /// What the domain and the ledger make of a body, they write as it was.
  private static func check(_ statement: Statement) {
    for rules in Rules.allCases {
      guard let read = try? CreditStatement(type: statement.type, body: statement.body, rules: rules) else { continue }
      demand(read.type == statement.type && read.body == statement.body, "a body comes back otherwise")
      _ = (read.learners, read.certifications)
    }
    let own = try? LedgerStatement(type: statement.type, body: statement.body)
    if let own { demand(own.type == statement.type && own.body == statement.body, "a body comes back otherwise") }
  }

  private static func checkTilePath(_ bytes: [UInt8]) {
    let path = String(decoding: bytes, as: UTF8.self)
    guard let tile = try? Tile(path: path) else { return }
    demand(tile.path.utf8.elementsEqual(path.utf8), "a path comes back otherwise")
    _ = tile.subtrees
    if tile.level == 0 { _ = tile.entriesPath }
  }
}
