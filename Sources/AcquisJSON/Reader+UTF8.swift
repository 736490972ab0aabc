extension Reader {
  /// Steps over one character beyond ASCII, refusing what is not well-formed UTF-8 (Unicode 16, table 3-7).
  mutating func scalar(_ bytes: RawSpan) throws(JSONError) {
    let second: ClosedRange<UInt8>
    let length: Int
    switch peek(bytes) {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)  // below: overlong
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)  // beyond: surrogates
    case 0xF0: (length, second) = (4, 0x90...0xBF)  // below: overlong
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)  // beyond: above U+10FFFF
    default: throw JSONError(.invalidUTF8, at: offset)
    }
    guard length <= bytes.byteCount &- offset, second.contains(bytes.byte(at: offset &+ 1)) else {
      throw JSONError(.invalidUTF8, at: offset)
    }
    for index in 2..<length where bytes.byte(at: offset &+ index) & 0xC0 != 0x80 {
      throw JSONError(.invalidUTF8, at: offset)
    }
    offset &+= length
  }

  /// Steps over the bytes of a string that stand for themselves in any JSON: ASCII without `"`, `\` and controls,
  /// eight at a time.
  @inline(__always)
  mutating func plainASCII(_ bytes: RawSpan) {
    while bytes.byteCount &- offset >= 8 {
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      let special = Self.specialBytes(in: word)
      guard special == 0 else {
        offset &+= special.trailingZeroBitCount >> 3
        return
      }
      offset &+= 8
    }
    while case let byte = peek(bytes), byte >= 0x20, byte < 0x80, byte != ASCII.quote, byte != ASCII.backslash {
      offset &+= 1
    }
  }

  /// Sets the high bit of each byte that is `"`, `\`, a control character or beyond ASCII. A borrow may also set bits
  /// above the lowest of them, so only that one counts.
  @inline(__always)
  private static func specialBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* UInt64(ASCII.quote))
    let backslash = word ^ (ones &* UInt64(ASCII.backslash))
    let control = (word &- (ones &* 0x20)) & ~word
    return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control | word) & (ones &* 0x80)
  }
}
