import AcquisExchange
import AcquisJSON
import AcquisRecords
import AcquisValues

/// Statements from a file: JSON lines, or a table in CSV (docs/minutes.md).
public enum StatementFile {
  /// The largest file that is read: a batch of 200,000 lines stays far below.
  private static let limit = 1 << 30

  /// Reads all statements, in order, away from their ledger: learners can be named by their ids only. Lines without an
  /// id get a new one. Throws ``Problem`` for the first line that is no statement, with the others in it.
  public static func read(_ path: String, environment: Environment) throws(Problem) -> [Draft] {
    let lines =
      try isTable(path)
      ? try StatementTable(path).lines(lookup: TableLookup(), environment) : try jsonLines(path, environment)
    return try checked(lines, path).complete()
  }

  /// Whether a file is a table; else it has JSON lines. Throws ``Problem`` when there is nothing in it.
  static func isTable(_ path: String) throws(Problem) -> Bool {
    let bytes = try SmallFile.read(path, limit: limit)
    guard let first = bytes.first(where: { !isBlank($0) && $0 != 0x0A }) else {
      throw Problem("nothing-to-record", "The file is empty", at: path, remedy: "See 'acquis record --template'.")
    }
    return first != UInt8(ascii: "{") && !path.hasSuffix(".jsonl")
  }

  /// `lines`, if there are any.
  static func checked(_ lines: StatementLines, _ path: String) throws(Problem) -> StatementLines {
    if lines.count > 0 { return lines }
    throw Problem(
      "nothing-to-record", "The file has no statement", at: path, remedy: "See 'acquis record --template'.")
  }

  static func jsonLines(_ path: String, _ environment: Environment) throws(Problem) -> StatementLines {
    var lines = StatementLines()
    let bytes = try SmallFile.read(path, limit: limit)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy(isBlank) { continue }
      lines.take(FileLine(file: path, number: index + 1)) { () throws(Problem) in try draft(line, environment) }
    }
    return lines
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0D || byte == 0x09 }

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

extension LedgerSession {
  /// Reads the lines of a file that are to be recorded here: JSON lines, or a table (docs/minutes.md), whose learners
  /// may be named by what the vault knows of them, and whose decisions need not name their assessment.
  ///
  /// Throws ``Problem`` for what is no fault of a line.
  public func lines(of path: String) async throws(Problem) -> StatementLines {
    guard try StatementFile.isTable(path) else {
      return try StatementFile.checked(StatementFile.jsonLines(path, environment), path)
    }
    let table = try StatementTable(path)
    let lookup = try await TableLookup(table.questions(), in: self)
    return try StatementFile.checked(table.lines(lookup: lookup, environment), path)
  }
}
