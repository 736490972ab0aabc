import AcquisJSON
import Testing

@Suite struct UnicodeTests {
  /// Blocks of code points, so that one test covers all of Unicode.
  static let blocks = Array(stride(from: UInt32(0), to: 0x110000, by: 0x11000))

  @Test(arguments: blocks)
  func everyScalarIsWrittenAsItselfAndReadBack(block: UInt32) throws {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: (block..<block + 0x11000).compactMap(Unicode.Scalar.init))
    let value = JSONValue.string(String(text))
    let bytes = value.canonicalBytes
    #expect(try JSONValue(canonical: bytes) == value)
    // Past the escapes, which have their own test, the bytes are plain UTF-8.
    let plain = text.drop { $0.value < 0x80 }
    #expect(bytes.dropLast().suffix(String(plain).utf8.count).elementsEqual(String(plain).utf8))
  }

  @Test(arguments: blocks)
  func everyScalarIsReadFromItsEscapes(block: UInt32) throws {
    var spelled: [UInt8] = [0x22]
    var text = String.UnicodeScalarView()
    for scalar in (block..<block + 0x11000).lazy.compactMap(Unicode.Scalar.init) where scalar.value % 7 == block % 7 {
      text.append(scalar)
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        spelled += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      }
    }
    #expect(try JSONValue(parsing: spelled + [0x22]) == .string(String(text)))
  }

  @Test func surrogatesAreNoCharacters() {
    for code in UInt16(0xD800)...0xDFFF {
      let bytes = [0x22, 0xED, UInt8(0x80 | (code >> 6) & 0x3F), UInt8(0x80 | code & 0x3F), 0x22]
      #expect(throws: JSONError(.invalidUTF8, at: 1)) { try CanonicalScanner.validate(bytes) }
    }
  }

  /// All lead bytes, with all that may decide about them after it, against the standard library's decoder.
  @Test func exactlyWellFormedUTF8IsAccepted() {
    let second: [UInt8] = [0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    let further: [[UInt8]] = [
      [], [0x7F], [0x80], [0xBF], [0xC0], [0x80, 0x7F], [0x80, 0x80], [0xBF, 0xBF], [0x80, 0xC0],
    ]
    for lead in UInt8(0x80)...0xFF {
      for tail in [[]] + second.flatMap({ byte in further.map { [byte] + $0 } }) {
        let text = [lead] + tail
        let isUTF8 = String(validating: text, as: UTF8.self) != nil
        let isAccepted = (try? CanonicalScanner.validate([0x22] + text + [0x22])) != nil
        #expect(isAccepted == isUTF8, "\(text)")
        #expect(((try? JSONValue(parsing: [0x22] + text + [0x22])) != nil) == isUTF8, "\(text)")
      }
    }
  }

  /// A byte that needs care is seen wherever it stands in the eight that are looked at together.
  @Test(arguments: 0..<24)
  func careIsTakenAtEveryPosition(position: Int) throws {
    for length in position..<24 {
      let padding = { (count: Int) in [UInt8](repeating: 0x7E, count: count) }
      let around = { (byte: [UInt8]) in [0x22] + padding(position) + byte + padding(length - position) + [0x22] }
      for byte in UInt8(0)..<0x80 {
        let mustEscape = byte < 0x20 || byte == 0x22 || byte == 0x5C
        let isAccepted = (try? CanonicalScanner.validate(around([byte]))) != nil
        #expect(isAccepted == !mustEscape, "\(byte)")
      }
      try CanonicalScanner.validate(around([0xC3, 0xA9]))
      try CanonicalScanner.validate(around([0x5C, 0x22]))
      #expect(throws: JSONError(.invalidUTF8, at: position + 1)) { try CanonicalScanner.validate(around([0xC3])) }
    }
  }
}
