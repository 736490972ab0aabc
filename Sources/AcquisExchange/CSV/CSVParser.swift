/// The state machine of RFC 4180, fed piece by piece; the records do not depend on where a piece ends.
///
/// Strict where leniency would guess: a quotation mark within an unquoted field, or text after a closing one, is an error,
/// and so is a CR without LF. Tolerant where nothing can be misread: LF or CRLF, a byte order mark, empty lines, a last
/// record without a line end.
struct CSVParser {
  private enum State {
    case fieldStart, plain, quoted, afterQuote, afterReturn
  }

  private let format: CSVFormat
  private var separator: UInt8?
  private var state = State.fieldStart
  private var line = 1
  private var recordLine = 1
  private var recordByteCount = 0
  /// Bytes of the fields of the record so far, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The start of the file, kept until the separator is known.
  private var head: [UInt8] = []
  private var isHeadQuoted = false
  private var hasStarted = false
  /// Records not yet taken.
  var records: [CSVRecord] = []

  init(format: CSVFormat) {
    self.format = format
    switch format.separator {
    case .semicolon: separator = ASCII.semicolon
    case .comma: separator = ASCII.comma
    case .detected: separator = nil
    }
  }

  /// Takes a piece of the file.
  mutating func feed(_ piece: UnsafeRawBufferPointer) throws(ImportError) {
    if hasStarted { return try parse(piece) }
    guard try collectHead(piece) else { return }
    try parseHead()
  }

  /// Takes the end of the file.
  mutating func finish() throws(ImportError) {
    if !hasStarted { try parseHead() }
    switch state {
    case .quoted:
      throw ImportError(
        .truncated, "a quotation mark opened in the record that starts here is never closed",
        remedy: "close it, or obtain the file again", location: .init(line: recordLine, column: ends.count + 1))
    case .afterReturn: throw strayReturn
    case .fieldStart where ends.isEmpty: break
    default: try endRecord()
    }
  }
}

// MARK: - The first record

extension CSVParser {
  /// Keeps the file's start until its first record is whole; true once it is.
  private mutating func collectHead(_ piece: UnsafeRawBufferPointer) throws(ImportError) -> Bool {
    let known = head.count
    head.append(contentsOf: piece)
    for byte in head[known...] {
      if byte == ASCII.quote { isHeadQuoted.toggle() }
      if byte == ASCII.lineFeed, !isHeadQuoted { return true }
    }
    if head.count > format.recordByteCount + 3 { throw tooLarge("record", format.recordByteCount) }
    return false
  }

  private mutating func parseHead() throws(ImportError) {
    hasStarted = true
    let bytes = head
    head = []
    try refuseUTF16(bytes)
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if separator == nil { separator = CSVParser.separator(of: text) }
    if let error = text.withUnsafeBytes({ parseCatching($0) }) { throw error }
  }

  private mutating func parseCatching(_ piece: UnsafeRawBufferPointer) -> ImportError? {
    do throws(ImportError) {
      try parse(piece)
      return nil
    } catch {
      return error
    }
  }

  private static func separator(of head: ArraySlice<UInt8>) -> UInt8 {
    var isQuoted = false
    var balance = 0
    for byte in head {
      switch byte {
      case ASCII.quote: isQuoted.toggle()
      case ASCII.semicolon where !isQuoted: balance += 1
      case ASCII.comma where !isQuoted: balance -= 1
      case ASCII.lineFeed where !isQuoted: return balance >= 0 ? ASCII.semicolon : ASCII.comma
      default: break
      }
    }
    return balance >= 0 ? ASCII.semicolon : ASCII.comma
  }

  private func refuseUTF16(_ bytes: [UInt8]) throws(ImportError) {
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return }
    throw ImportError(
      .encoding, "the file is in UTF-16", remedy: "save it as UTF-8", location: .init(byte: 0, line: 1))
  }
}

// MARK: - Records

extension CSVParser {
  private mutating func parse(_ piece: UnsafeRawBufferPointer) throws(ImportError) {
    for byte in piece {
      recordByteCount += 1
      guard recordByteCount <= format.recordByteCount else { throw tooLarge("record", format.recordByteCount) }
      switch state {
      case .fieldStart where byte == ASCII.quote: state = .quoted
      case .fieldStart, .plain: try takePlain(byte)
      case .quoted: try takeQuoted(byte)
      case .afterQuote: try takeAfterQuote(byte)
      case .afterReturn:
        guard byte == ASCII.lineFeed else { throw strayReturn }
        try endLine()
      }
    }
  }

  private mutating func takePlain(_ byte: UInt8) throws(ImportError) {
    guard byte != ASCII.quote else {
      throw quoteError("a quotation mark within a field that does not start with one")
    }
    guard try !takeEnd(byte) else { return }
    state = .plain
    try append(byte)
  }

  private mutating func takeQuoted(_ byte: UInt8) throws(ImportError) {
    if byte == ASCII.quote {
      state = .afterQuote
    } else {
      if byte == ASCII.lineFeed { line += 1 }
      try append(byte)
    }
  }

  private mutating func takeAfterQuote(_ byte: UInt8) throws(ImportError) {
    if byte == ASCII.quote {
      state = .quoted
      try append(byte)
    } else if try !takeEnd(byte) {
      throw quoteError("text after the quotation mark that closes a field")
    }
  }

  /// Handles a byte that ends a field or record; false for any other.
  private mutating func takeEnd(_ byte: UInt8) throws(ImportError) -> Bool {
    if byte == separator {
      try endField()
      state = .fieldStart
    } else if byte == ASCII.carriageReturn {
      // An empty line has no field; every other line ends its last one here.
      if !isEmptyLine { try endField() }
      state = .afterReturn
    } else if byte == ASCII.lineFeed {
      if !isEmptyLine { try endField() }
      try endLine()
    } else {
      return false
    }
    return true
  }

  private var isEmptyLine: Bool { state == .fieldStart && ends.isEmpty }

  private mutating func append(_ byte: UInt8) throws(ImportError) {
    guard bytes.count - (ends.last ?? 0) < format.fieldByteCount else {
      throw tooLarge("field", format.fieldByteCount)
    }
    guard byte != 0 else {
      throw ImportError(
        .encoding, "a NUL byte, which no text has", remedy: "save the file as UTF-8", location: location)
    }
    bytes.append(byte)
  }

  private mutating func endField() throws(ImportError) {
    guard ends.count < format.fieldCount else {
      throw ImportError(
        .limit, "a record has more than \(format.fieldCount) fields",
        remedy: "check that the file is what it should be",
        location: location)
    }
    ends.append(bytes.count)
  }

  private mutating func endLine() throws(ImportError) {
    if !ends.isEmpty { records.append(try record()) }
    line += 1
    startRecord()
  }

  private mutating func endRecord() throws(ImportError) {
    try endField()
    records.append(try record())
    startRecord()
  }

  private mutating func startRecord() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    recordByteCount = 0
    recordLine = line
    state = .fieldStart
  }

  private func record() throws(ImportError) -> CSVRecord {
    var fields: [String] = []
    fields.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      guard let field = String(validating: bytes[start..<end], as: UTF8.self) else {
        throw ImportError(
          .encoding, "the bytes here are not UTF-8", remedy: "save the file as UTF-8",
          location: .init(line: invalidLine(upTo: end), column: fields.count + 1))
      }
      fields.append(field)
      start = end
    }
    return CSVRecord(line: recordLine, fields: fields)
  }

  /// The line of the first invalid byte among those before `end`.
  private func invalidLine(upTo end: Int) -> Int {
    var lines = 0
    var start = 0
    while let next = bytes[start..<end].firstIndex(of: ASCII.lineFeed) {
      guard String(validating: bytes[start...next], as: UTF8.self) != nil else { break }
      lines += 1
      start = next + 1
    }
    return recordLine + lines
  }
}

// MARK: - Errors

extension CSVParser {
  private var location: ImportError.Location { .init(line: line, column: ends.count + 1) }

  private var strayReturn: ImportError {
    ImportError(
      .illFormed, "a carriage return that no line feed follows", remedy: "save the file with CRLF or LF line ends",
      location: .init(line: line))
  }

  private func quoteError(_ what: String) -> ImportError {
    ImportError(
      .quote, what, remedy: "put the field between quotation marks and double those within it", location: location)
  }

  private func tooLarge(_ what: String, _ limit: Int) -> ImportError {
    ImportError(
      .limit, "a \(what) exceeds \(limit) bytes", remedy: "look for a quotation mark that is not closed",
      location: location)
  }
}
