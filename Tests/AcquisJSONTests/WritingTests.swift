import AcquisJSON
import Testing

@Suite struct WritingTests {
  @Test func writingAppends() {
    var bytes = Array("x".utf8)
    (["a": [1, true, .null]] as JSONValue).write(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == #"x{"a":[1,true,null]}"#)
  }

  @Test func everyControlCharacterHasItsOneEscape() throws {
    let short: [UInt8: String] = [8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"]
    for code in UInt8(0)..<0x20 {
      let digits = String(code, radix: 16)
      let long = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      let value = JSONValue.string(String(Unicode.Scalar(code)))
      #expect(String(decoding: value.canonicalBytes, as: UTF8.self) == "\"\(short[code] ?? long)\"")
      #expect(try JSONValue(canonical: value.canonicalBytes) == value)
    }
  }

  @Test func prettyTextIsForPeople() throws {
    let value: JSONValue = ["b": [1, ["c": [:]], []], "a": "x\ny", "d": [:]]
    #expect(
      value.pretty == #"""
        {
          "a": "x\ny",
          "b": [
            1,
            {
              "c": {}
            },
            []
          ],
          "d": {}
        }
        """#)
    #expect(JSONValue.integer(1).pretty == "1")
  }

  @Test func whatNoReaderWouldAcceptTraps() async {
    await #expect(processExitsWith: .failure) { _ = JSONValue.integer(9_007_199_254_740_992).canonicalBytes }
    await #expect(processExitsWith: .failure) { _ = JSONValue.integer(-9_007_199_254_740_992).pretty }
    await #expect(processExitsWith: .failure) { _ = nested(65).canonicalBytes }
    await #expect(processExitsWith: .failure) { _ = nested(65).pretty }
    await #expect(processExitsWith: .failure) { _ = nested(64, inner: ["a": nested(0)]).pretty }
    await #expect(processExitsWith: .success) { _ = nested(64).canonicalBytes + Array(nested(64).pretty.utf8) }
  }

  @Test func limitsOutOfRangeTrap() async {
    await #expect(processExitsWith: .failure) { _ = JSONLimits(depth: 65) }
    await #expect(processExitsWith: .failure) { _ = JSONLimits(depth: -1) }
    await #expect(processExitsWith: .failure) { _ = JSONLimits(byteCount: -1) }
  }
}

/// `depth` arrays inside one another, the innermost of them around `inner` or empty.
private func nested(_ depth: Int, inner: JSONValue? = nil) -> JSONValue {
  var value: JSONValue = inner ?? .null
  for level in 0..<depth { value = level == 0 && inner == nil ? [] : [value] }
  return value
}
