import AcquisExchange
import AcquisJSON
import AcquisRecords
import AcquisValues

/// Statements from a file: JSON lines, or CSV.
public enum StatementFile {
  /// The largest file that is read: a batch of 200,000 lines stays far below.
  private static let limit = 1 << 30

  /// Reads all statements, in order. Lines without an id get a new one. Throws ``Problem`` with the line.
  public static func read(_ path: String, environment: Environment) throws(Problem) -> [Draft] {
    let bytes = try SmallFile.read(path, limit: limit)
    let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    guard first != nil else {
      throw Problem("nothing-to-record", "The file is empty", at: path, remedy: "See 'acquis record --template'.")
    }
    let drafts =
      first == UInt8(ascii: "{") || path.hasSuffix(".jsonl")
      ? try jsonLines(bytes, path, environment) : try StatementTable.read(path, environment: environment)
    guard !drafts.isEmpty else {
      throw Problem(
        "nothing-to-record", "The file has no statement", at: path, remedy: "See 'acquis record --template'.")
    }
    return drafts
  }

  private static func jsonLines(
    _ bytes: [UInt8], _ path: String, _ environment: Environment
  ) throws(Problem) -> [Draft] {
    var drafts: [Draft] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      let place = "\(path):\(index + 1)"
      do throws(Problem) { drafts.append(try draft(line, environment).at(place)) } catch { throw error.at(place) }
    }
    return drafts
  }

  private static func draft(_ line: ArraySlice<UInt8>, _ environment: Environment) throws(Problem) -> Draft {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: line, limits: JSONLimits(byteCount: 2 * Limits.lineByteCount))
    } catch {
      throw Problem("not-json", "\(error)", remedy: "Correct the line, then run the command again.")
    }
    guard let object = value.object else {
      throw Problem("not-json", "The line is not an object", remedy: "See 'acquis record --help'.")
    }
    if object["statement"] != nil { return try SignedLine.read(object) }
    return try plain(object, environment)
  }

  private static func plain(_ object: JSONObject, _ environment: Environment) throws(Problem) -> Draft {
    do {
      var reader = ObjectReader(object)
      let body = try reader.required("body", "an object") { $0.object }
      let id = try reader.optional("id", "a lower-case UUID") { $0.string.flatMap { StatementID($0) } }
      let made = try reader.required("made", "a date YYYY-MM-DD") { $0.string.flatMap { Day($0) } }
      let type = try reader.required("type", "a type of statement") { $0.string }
      try reader.finish()
      return try Draft(type: type, body: body, made: made, id: id ?? environment.newStatementID())
    } catch let error as MemberError {
      throw Problem("line-malformed", error.description, remedy: "See 'acquis record --help'.")
    } catch { throw Problem(error) }
  }
}
