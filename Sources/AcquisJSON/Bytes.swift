/// The bytes that JSON's grammar names.
enum ASCII {
  static var quote: UInt8 { 0x22 }
  static var comma: UInt8 { 0x2C }
  static var minus: UInt8 { 0x2D }
  static var zero: UInt8 { 0x30 }
  static var nine: UInt8 { 0x39 }
  static var colon: UInt8 { 0x3A }
  static var openBracket: UInt8 { 0x5B }
  static var backslash: UInt8 { 0x5C }
  static var closeBracket: UInt8 { 0x5D }
  static var openBrace: UInt8 { 0x7B }
  static var closeBrace: UInt8 { 0x7D }
}

extension UInt8 {
  /// Space, tab, line feed or carriage return: the white space of RFC 8259 §2.
  var isJSONWhitespace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}

extension RawSpan {
  /// One byte; traps beyond the end.
  @inline(__always)
  func byte(at index: Int) -> UInt8 { unsafeLoad(fromByteOffset: index, as: UInt8.self) }

  /// The text of bytes already known to be UTF-8.
  func text(_ range: Range<Int>) -> String {
    extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }
}

extension Collection<UInt8> {
  /// Calls `body` with the bytes, in place where they are contiguous, else with a copy.
  @inlinable
  func withRawSpan<Result>(_ body: (RawSpan) throws(JSONError) -> Result) throws(JSONError) -> Result {
    let inPlace = withContiguousStorageIfAvailable { buffer in
      Swift.Result { () throws(JSONError) in try body(UnsafeRawBufferPointer(buffer).bytes) }
    }
    if let inPlace { return try inPlace.get() }
    return try body(Array(self).span.bytes)
  }
}
