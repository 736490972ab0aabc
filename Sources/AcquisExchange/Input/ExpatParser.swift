import CExpat

/// Expat, strictly: UTF-8 only, no document type declaration, hence no entity but the five predefined, nothing external.
///
/// A subclass overrides ``startTag(_:attributes:)``, ``endTag()`` and ``text(_:)``. Memory is bounded: what expat has to
/// keep between two pieces is one unfinished tag, comment or the like, and that is limited to ``maxTokenByteCount``.
class ExpatParser {
  /// A tag, comment, declaration or processing instruction of more bytes than this is refused once a piece ends in it.
  static let maxTokenByteCount = 1 << 20

  private let parser: OpaquePointer
  private var failure: ImportError?
  private var isStopped = false
  private var byteCount = 0
  /// The largest number of bytes that had to be kept for the next piece.
  private(set) var maxPendingByteCount = 0

  init() {
    guard let parser = XML_ParserCreate("UTF-8") else { fatalError("no memory for an XML parser") }
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER)
    // Out of reach while declarations are refused; set so that it stays so whatever the library's defaults become.
    XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, 1 << 20)
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 2)
    setHandlers()
  }

  deinit { XML_ParserFree(parser) }

  /// A start tag; `attributes` alternates names and values, as C strings, and ends with a null pointer.
  func startTag(
    _ name: UnsafePointer<CChar>, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) throws(ImportError) {}

  /// An end tag.
  func endTag() throws(ImportError) {}

  /// A piece of character data, valid during the call: between two tags there may be any number of them.
  func text(_ bytes: UnsafeRawBufferPointer) {}

  /// Line of the event that is being reported, from 1.
  var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

  /// Parses up to `capacity` bytes, which `fill` writes; returns how many there were.
  ///
  /// Zero bytes end the document. Whatever was reported before an error is thrown was well-formed.
  func parse(
    upTo capacity: Int, fill: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int
  ) throws(ImportError) -> Int {
    guard let buffer = XML_GetBuffer(parser, CInt(capacity)) else { throw currentError() }
    let area = UnsafeMutableRawBufferPointer(start: buffer, count: capacity)
    let count = try fill(area)
    if byteCount == 0, count > 0 { try refuseUTF16(UnsafeRawBufferPointer(area), count) }
    byteCount += count
    let status = XML_ParseBuffer(parser, CInt(count), count == 0 ? 1 : 0)
    if let failure { throw failure }
    guard status == XML_STATUS_OK else { throw currentError() }
    if count > 0 { try checkPending() }
    return count
  }

  private func checkPending() throws(ImportError) {
    let pending = byteCount - Int(XML_GetCurrentByteIndex(parser)) - Int(XML_GetCurrentByteCount(parser))
    maxPendingByteCount = max(maxPendingByteCount, pending)
    guard pending <= ExpatParser.maxTokenByteCount else {
      throw ImportError(
        .limit, "a single tag, comment or declaration exceeds \(ExpatParser.maxTokenByteCount) bytes",
        remedy: "check that the file is what it should be", location: location)
    }
  }

  private func refuseUTF16(_ bytes: UnsafeRawBufferPointer, _ count: Int) throws(ImportError) {
    guard bytes[0] >= 0xFE || bytes[0] == 0 || (count > 1 && bytes[1] == 0) else { return }
    throw ImportError(
      .encoding, "the file is in UTF-16 or UTF-32", remedy: "convert it to UTF-8", location: .init(byte: 0, line: 1))
  }
}

// MARK: - Events

extension ExpatParser {
  private func setHandlers() {
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        ExpatParser.perform(data) { parser throws(ImportError) in
          try parser.startTag(name!, attributes: attributes!)
        }
      },
      { data, _ in ExpatParser.perform(data) { parser throws(ImportError) in try parser.endTag() } })
    XML_SetCharacterDataHandler(parser) { data, start, count in
      ExpatParser.perform(data) { parser in parser.text(.init(start: start, count: Int(count))) }
    }
    XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in
      guard let encoding else { return }
      ExpatParser.perform(data) { parser throws(ImportError) in
        try parser.check(encoding: String(cString: encoding))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      ExpatParser.perform(data) { _ throws(ImportError) in
        throw ImportError(
          .doctype, "the file has a document type declaration",
          remedy: "obtain the official export, which has none: such declarations are never read")
      }
    }
  }

  /// Runs `body` on the parser that the callback belongs to. Expat may report an event or two after being stopped: they
  /// are dropped.
  @inline(__always)
  private static func perform(
    _ data: UnsafeMutableRawPointer?, _ body: (ExpatParser) throws(ImportError) -> Void
  ) {
    Unmanaged<ExpatParser>.fromOpaque(data!)._withUnsafeGuaranteedRef { parser in
      guard !parser.isStopped else { return }
      do throws(ImportError) {
        try body(parser)
      } catch {
        parser.stop(error)
      }
    }
  }

  private func stop(_ error: ImportError) {
    failure = error.located(at: location)
    isStopped = true
    XML_StopParser(parser, 0)
  }

  private func check(encoding: String) throws(ImportError) {
    guard encoding.utf8.count != 5 || encoding.lowercased() != "utf-8" else { return }
    throw ImportError(
      .encoding, "the file declares the encoding “\(encoding.shortened())”",
      remedy: "convert it to UTF-8, declaration included")
  }
}

// MARK: - Errors

extension ExpatParser {
  private var location: ImportError.Location {
    .init(
      byte: Int(XML_GetCurrentByteIndex(parser)), line: line, column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
  }

  private func currentError() -> ImportError {
    let code = XML_GetErrorCode(parser)
    switch code {
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR, XML_ERROR_UNCLOSED_CDATA_SECTION:
      return ImportError(
        .truncated, "the file ends before its outermost element does", remedy: "download or unpack it again",
        location: location)
    case XML_ERROR_INVALID_TOKEN where byteAtError >= 0x80:
      return ImportError(
        .encoding, "the bytes here are not UTF-8", remedy: "convert the file to UTF-8", location: location)
    default:
      let reason = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
      return ImportError(
        .illFormed, "the XML is not well-formed: \(reason)", remedy: "download or unpack the file again",
        location: location)
    }
  }

  /// The byte at which the parser stopped; 0 if unknown.
  private var byteAtError: UInt8 {
    var offset: CInt = 0
    var size: CInt = 0
    guard let context = XML_GetInputContext(parser, &offset, &size), offset >= 0, offset < size else { return 0 }
    return UInt8(bitPattern: context[Int(offset)])
  }
}
