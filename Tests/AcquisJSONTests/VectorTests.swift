import AcquisJSON
import Testing

/// The vectors published with RFC 8785.
@Suite(.enabled(if: SharedData.json != nil, "the vectors of RFC 8785 (data/json of ACQUIS_SHARED) are absent"))
struct VectorTests {
  /// Those of the profile. The two others have numbers that it refuses.
  static let names = ["arrays", "french", "unicode", "weird"]

  @Test(arguments: names)
  func freeTextBecomesThePublishedBytes(name: String) throws {
    let value = try JSONValue(parsing: SharedData.bytes("input/\(name).json"))
    #expect(try value.canonicalBytes == SharedData.bytes("output/\(name).json"))
  }

  @Test(arguments: names + ["structures"])
  func publishedBytesAreCanonical(name: String) throws {
    let bytes = try SharedData.bytes("output/\(name).json")
    #expect(try JSONValue(canonical: bytes).canonicalBytes == bytes)
    try CanonicalScanner.validate(bytes)
  }

  @Test(arguments: names + ["structures", "values"])
  func publishedHexIsTheSameBytes(name: String) throws {
    let hex = String(decoding: try SharedData.bytes("outhex/\(name).txt"), as: UTF8.self)
    let bytes = hex.split(whereSeparator: \.isWhitespace).compactMap { UInt8($0, radix: 16) }
    #expect(try bytes == SharedData.bytes("output/\(name).json"))
  }

  @Test(arguments: names + ["structures", "values"])
  func publishedInputIsNotCanonical(name: String) throws {
    let bytes = try SharedData.bytes("input/\(name).json")
    #expect(throws: JSONError(.whitespace, at: 1)) { try JSONValue(canonical: bytes) }
  }

  /// `56.0` in structures.json is a whole number to ECMAScript; the profile refuses its spelling all the same.
  @Test(arguments: [("input/structures", "56"), ("input/values", "333333333"), ("output/values", "333333333")])
  func fractionsAreRefusedAtThePoint(name: String, digits: String) throws {
    let bytes = try SharedData.bytes("\(name).json")
    let point = try #require(bytes.firstRange(of: Array("\(digits).".utf8))).upperBound - 1
    #expect(throws: JSONError(.notAnInteger, at: point)) { try JSONValue(parsing: bytes) }
  }
}
