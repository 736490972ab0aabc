import AcquisCrypto
import Testing

@Suite struct HexTests {
  @Test func everyByteRoundTrips() {
    let all = (0...255).map { UInt8($0) }
    let text = Hex.encode(all)
    #expect(text.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
    #expect(text.hasSuffix("f9fafbfcfdfeff"))
    #expect(Hex.decode(text) == all)
  }

  /// RFC 4648 §10, in lower case.
  @Test(arguments: [("", ""), ("f", "66"), ("fo", "666f"), ("foobar", "666f6f626172")])
  func knownAnswers(plain: String, text: String) {
    #expect(Hex.encode(Array(plain.utf8)) == text)
    #expect(Hex.decode(text) == Array(plain.utf8))
  }

  @Test func appendKeepsWhatWasThere() {
    var text = Array("prev=".utf8)
    Hex.append([0x0A, 0xFF], to: &text)
    #expect(text == Array("prev=0aff".utf8))
  }

  @Test(arguments: ["0", "0A", "A0", "0g", " 00", "00 ", "0x00", "00\n", "+1", "é", "0０"])
  func refuses(text: String) {
    #expect(Hex.decode(text) == nil)
  }

  @Test func onlySixteenBytesAreDigits() {
    let digits = (0...255).map { UInt8($0) }.filter { Hex.decode([$0, UInt8(ascii: "0")]) != nil }
    #expect(digits == Array("0123456789abcdef".utf8))
  }
}
