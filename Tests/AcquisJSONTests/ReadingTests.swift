import AcquisJSON
import Testing

/// What the two readers accept and refuse, rule by rule.
@Suite struct ReadingTests {
  /// Scalar values that Unicode sets aside but does not forbid (corrigendum 9).
  static let noncharacters = [0xFDD0, 0xFFFE, 0x10FFFF].compactMap(Unicode.Scalar.init).map(String.init).joined()

  /// Canonical texts and the values that they spell.
  static let accepted: [(String, JSONValue)] = [
    ("null", .null), ("true", true), ("false", false),
    ("0", 0), ("-1", -1), ("10", 10),
    ("9007199254740991", .integer(9_007_199_254_740_991)), ("-9007199254740991", .integer(-9_007_199_254_740_991)),
    (#""""#, ""), (#""a/b""#, "a/b"), (#""1234567""#, "1234567"), (#""123456789abcdef0""#, "123456789abcdef0"),
    (#""\b\t\n\f\r\"\\""#, "\u{8}\t\n\u{C}\r\"\\"), (#""\u0000\u000b\u001f""#, "\0\u{B}\u{1F}"),
    ("\"\u{7F}\u{80}\u{20AC}\u{1F600}\"", "\u{7F}\u{80}\u{20AC}\u{1F600}"),
    ("\"\(noncharacters)\"", .string(noncharacters)), ("\"\u{FEFF}\"", "\u{FEFF}"),
    ("[]", []), ("{}", [:]), ("[[],{},[null]]", [[], [:], [.null]]),
    (#"{"":1,"A":2,"a":3,"aa":4}"#, ["aa": 4, "a": 3, "A": 2, "": 1]),
    (#"{"\n":1,"1":2,"\\":3,"]":4}"#, ["\n": 1, "1": 2, "\\": 3, "]": 4]),
    (#"{"a":{"z":[]},"b":{"a":0}}"#, ["a": ["z": []], "b": ["a": 0]]),
  ]

  @Test(arguments: accepted)
  func canonicalTextIsReadAlikeByAll(text: String, value: JSONValue) throws {
    let bytes = Array(text.utf8)
    #expect(try JSONValue(canonical: bytes) == value)
    #expect(try JSONValue(parsing: bytes) == value)
    #expect(value.canonicalBytes == bytes)
    try CanonicalScanner.validate(bytes)
  }

  @Test(arguments: refusedByBoth)
  func noReaderAccepts(refusal: Refusal) {
    #expect(throws: refusal.error) { try JSONValue(canonical: refusal.text) }
    #expect(throws: refusal.error) { try CanonicalScanner.validate(refusal.text) }
    #expect(throws: refusal.error) { try JSONValue(parsing: refusal.text) }
  }

  @Test(arguments: refusedAsNotCanonical)
  func canonicalFormRefuses(refusal: Refusal) throws {
    #expect(throws: refusal.error) { try JSONValue(canonical: refusal.text) }
    #expect(throws: refusal.error) { try CanonicalScanner.validate(refusal.text) }
    // It is the spelling alone that is wrong.
    let canonical = try JSONValue(parsing: refusal.text).canonicalBytes
    #expect(canonical != refusal.text)
    try CanonicalScanner.validate(canonical)
  }

  @Test(arguments: loneSurrogates)
  func loneSurrogatesAreRefused(refusal: Refusal) {
    #expect(throws: refusal.error) { try JSONValue(parsing: refusal.text) }
    #expect(throws: JSONError(.nonCanonicalEscape, at: refusal.offset)) { try JSONValue(canonical: refusal.text) }
  }

  @Test(
    arguments: [
      (" \t\r\n1 \t\r\n", 1), ("[ ]", []), ("{\n}", [:]), ("[1 , 2\t]", [1, 2]),
      (#"{ "b" : 1 , "a" : 2 }"#, ["a": 2, "b": 1]),
      (#""\/\u0041\u00E9\u00e9\u20AC""#, "/A\u{E9}\u{E9}\u{20AC}"), (#""\uD83D\ude00\u0000""#, "\u{1F600}\0"),
      (#"{"\u0062":1,"a":2}"#, ["a": 2, "b": 1]),
    ] as [(String, JSONValue)])
  func freeTextIsRead(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test func duplicateKeysAreFoundWhateverTheirOrderAndSpelling() {
    let text = Array(#"{"b":1,"a":2,"c":3,"\u0061":4,"b":5}"#.utf8)
    #expect(throws: JSONError(.duplicateKey, at: 19)) { try JSONValue(parsing: text) }
  }

  @Test func composedAndDecomposedKeysAreTwo() throws {
    let bytes = Array("{\"e\u{301}\":1,\"\u{E9}\":2}".utf8)
    let object = try #require(try JSONValue(canonical: bytes).object)
    #expect(object.count == 2)
    #expect(object["e\u{301}"] == 1)
    #expect(object["\u{E9}"] == 2)
    #expect(try JSONValue(parsing: bytes).canonicalBytes == bytes)
    #expect(throws: JSONError(.keyOrder, at: 8)) {
      try JSONValue(canonical: Array("{\"\u{E9}\":2,\"e\u{301}\":1}".utf8))
    }
  }

  @Test func nestingEndsAtTheLimit() throws {
    let deepest = String(repeating: #"[{"a":"#, count: 32) + "0" + String(repeating: "}]", count: 32)
    let bytes = Array(deepest.utf8)
    #expect(try JSONValue(canonical: bytes).canonicalBytes == bytes)
    #expect(try JSONValue(parsing: bytes).canonicalBytes == bytes)
    try CanonicalScanner.validate(bytes)
    let deeper = deepest.replacing("0", with: "[]").utf8.map { $0 }
    #expect(throws: JSONError(.tooDeep, at: 192)) { try JSONValue(canonical: deeper) }
    #expect(throws: JSONError(.tooDeep, at: 192)) { try CanonicalScanner.validate(deeper) }
    #expect(throws: JSONError(.tooDeep, at: 192)) { try JSONValue(parsing: deeper) }
  }

  @Test func widthIsNotDepth() throws {
    let bytes = Array(("[" + String(repeating: #"[{"a":[]}],"#, count: 200) + "[]]").utf8)
    #expect(try JSONValue(canonical: bytes) == JSONValue(parsing: bytes))
    try CanonicalScanner.validate(bytes)
  }

  @Test func limitsAreKept() throws {
    let bytes = Array("[[]]".utf8)
    #expect(try JSONValue(parsing: bytes, limits: JSONLimits(byteCount: 4, depth: 2)) == [[]])
    #expect(throws: JSONError(.tooLong, at: 3)) { try JSONValue(parsing: bytes, limits: JSONLimits(byteCount: 3)) }
    #expect(throws: JSONError(.tooDeep, at: 1)) { try JSONValue(parsing: bytes, limits: JSONLimits(depth: 1)) }
    #expect(throws: JSONError(.tooDeep, at: 0)) { try JSONValue(parsing: bytes, limits: JSONLimits(depth: 0)) }
  }

  @Test func bytesAreReadFromWhereverTheyAre() throws {
    let bytes = Array("xx{\"a\":1 }".utf8)
    let error = JSONError(.whitespace, at: 6)
    #expect(throws: error) { try JSONValue(canonical: bytes[2...]) }
    #expect(throws: error) { try CanonicalScanner.validate(bytes[2...]) }
    #expect(throws: error) { try CanonicalScanner.topLevelMembers(of: bytes[2...]) }
    #expect(throws: error) { try JSONValue(canonical: AnyCollection(bytes[2...])) }
    #expect(try JSONValue(parsing: bytes[2...]) == ["a": 1])
    try bytes.withUnsafeBytes { (buffer) throws in
      let part = UnsafeRawBufferPointer(rebasing: buffer[2...])
      #expect(throws: error) { try JSONValue(canonical: part) }
      #expect(throws: error) { try CanonicalScanner.validate(part) }
      #expect(try JSONValue(parsing: part) == ["a": 1])
    }
  }
}
