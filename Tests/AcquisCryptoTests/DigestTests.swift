import AcquisCrypto
import Testing

@Suite struct DigestTests {
  let digest = SHA256.hash(Array("abc".utf8))
  let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test func hexRoundTrips() {
    #expect(digest.hex == hex)
    #expect(digest.description == hex)
    #expect(Digest(hex: hex) == digest)
    #expect(Digest(hex: Array(hex.utf8)) == digest)
  }

  @Test func base64RoundTrips() {
    #expect(digest.base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(Digest(base64: digest.base64) == digest)
    #expect(Digest(base64: Array(digest.base64.utf8)) == digest)
  }

  @Test func hexIsStrict() {
    #expect(Digest(hex: hex.uppercased()) == nil)
    #expect(Digest(hex: hex.dropLast()) == nil)
    #expect(Digest(hex: hex.dropLast(2)) == nil)
    #expect(Digest(hex: hex + "00") == nil)
    #expect(Digest(hex: "") == nil)
    #expect(Digest(hex: " " + hex.dropFirst()) == nil)
    for index in 0..<64 {
      var text = Array(hex.utf8)
      text[index] = UInt8(ascii: "g")
      #expect(Digest(hex: text) == nil)
    }
  }

  /// Eight digits are read at once: each byte in each of their places is what it is alone.
  @Test func everyByteInEveryPlace() {
    for place in 0..<64 {
      for byte in UInt8.min...UInt8.max {
        var text = Array(hex.utf8)
        text[place] = byte
        #expect(Digest(hex: text)?.bytes == Hex.decode(text), "byte \(byte) at \(place)")
      }
    }
  }

  @Test func base64IsStrict() {
    #expect(Digest(base64: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0") == nil)
    #expect(Digest(base64: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa1=") == nil)
    #expect(Digest(base64: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFQ==") == nil)
    #expect(Digest(base64: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0A") == nil)
  }

  @Test func bytesMustBe32() {
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(bytes: digest.bytes.dropLast()) == nil)
    #expect(Digest(bytes: digest.bytes + [0]) == nil)
  }

  /// The first differing byte decides, whatever its place in a machine word.
  @Test func orderIsTheOrderOfTheBytes() throws {
    for index in 0..<32 {
      var low = [UInt8](repeating: 0x80, count: 32)
      var high = low
      low[index] = 0x7F
      high[index] = 0x81
      if index < 31 {
        low[index + 1] = 0xFF
        high[index + 1] = 0x00
      }
      let (less, more) = (try #require(Digest(bytes: low)), try #require(Digest(bytes: high)))
      #expect(less < more)
      #expect(!(more < less))
      #expect(less.hex < more.hex)
    }
    #expect(!(digest < digest))
  }

  @Test func everyBitCounts() {
    for changed in everyBitFlip(of: digest.bytes) {
      #expect(Digest(bytes: changed) != digest)
    }
  }
}
