extension Reader {
  /// Reads a string in any spelling of RFC 8259 §7.
  mutating func string(_ bytes: RawSpan) throws(JSONError) -> String {
    try expect(ASCII.quote, bytes)
    var unescaped: [UInt8] = []
    var start = offset  // of what is not yet in `unescaped`
    while true {
      plainASCII(bytes)
      guard offset < bytes.byteCount else { throw JSONError(.unexpectedEnd, at: offset) }
      switch bytes.byte(at: offset) {
      case ASCII.quote:
        defer { offset &+= 1 }
        if unescaped.isEmpty { return bytes.text(start..<offset) }
        unescaped.append(bytes, start..<offset)
        return String(decoding: unescaped, as: UTF8.self)
      case ASCII.backslash:
        unescaped.append(bytes, start..<offset)
        unescaped.append(contentsOf: try escapedScalar(bytes).utf8)
        start = offset
      case 0x80...: try scalar(bytes)
      default: throw JSONError(.controlCharacter, at: offset)
      }
    }
  }

  /// Reads an escaped character: one escape, or two that spell a surrogate pair.
  private mutating func escapedScalar(_ bytes: RawSpan) throws(JSONError) -> Unicode.Scalar {
    let start = offset
    let first = try escape(bytes)
    offset &+= first.length
    if let scalar = Unicode.Scalar(first.unit) { return scalar }

    guard UTF16.isLeadSurrogate(first.unit), peek(bytes) == ASCII.backslash,
      case let second = try escape(bytes), UTF16.isTrailSurrogate(second.unit)
    else { throw JSONError(.loneSurrogate, at: start) }
    offset &+= second.length
    return UTF16.decode(UTF16.EncodedScalar([first.unit, second.unit]))
  }
}

extension [UInt8] {
  /// Appends a range of `bytes`.
  fileprivate mutating func append(_ bytes: RawSpan, _ range: Range<Int>) {
    bytes.extracting(range).withUnsafeBytes { append(contentsOf: $0) }
  }
}
