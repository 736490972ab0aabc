extension Reader {
  /// Reads the escape here, of any spelling of RFC 8259 §7, without stepping over it.
  func escape(_ bytes: RawSpan) throws(JSONError) -> Escape {
    guard offset &+ 1 < bytes.byteCount else { throw JSONError(.unexpectedEnd, at: bytes.byteCount) }
    let byte = bytes.byte(at: offset &+ 1)
    if let unit = Escape.short(byte) { return Escape(unit: unit, isShort: true) }
    guard byte == UInt8(ascii: "u") else { throw JSONError(.invalidEscape, at: offset) }
    var unit: UInt16 = 0
    for index in offset &+ 2..<offset &+ 6 {
      guard index < bytes.byteCount else { throw JSONError(.unexpectedEnd, at: bytes.byteCount) }
      guard let digit = Escape.value(ofDigit: bytes.byte(at: index)) else {
        throw JSONError(.invalidEscape, at: offset)
      }
      unit = unit << 4 | digit
    }
    return Escape(unit: unit, isShort: false)
  }
}
