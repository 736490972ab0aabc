import AcquisCrypto
import Testing

@Suite struct Base64Tests {
  /// RFC 4648 §10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"),
    ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func knownAnswers(plain: String, text: String) {
    #expect(Base64.encode(Array(plain.utf8)) == text)
    #expect(Base64.decode(text) == Array(plain.utf8))
  }

  @Test func alphabet() {
    let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    let decoded = Base64.decode(text)
    #expect(decoded?.count == 48)
    #expect(decoded.map { Base64.encode($0) } == text)
  }

  @Test func everyLengthRoundTrips() {
    for count in 0..<100 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 0xF1) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zm8", "Zg===", "=", "====", "Zg==Zg==", "Z===", "=Zg=", "Zm9=v", "Z=g=",
    " Zg==", "Zg== ", "Zg=\n", "Zm9v\n", "Zm 9v", "Zm-_", "Zm9\u{e9}", "Zm9v=", "Zm9v====",
  ])
  func refuses(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  /// Each quartet is accepted only as `encode` would write it: no second spelling through unused bits.
  @Test func unusedBitsMustBeZero() {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var accepted = (onePad: 0, twoPads: 0)
    for last in alphabet {
      if let one = Base64.decode(Array("Zm".utf8) + [last] + Array("=".utf8)) {
        accepted.onePad += 1
        #expect(Array(Base64.encode(one).utf8) == Array("Zm".utf8) + [last] + Array("=".utf8))
      }
      if let two = Base64.decode(Array("Z".utf8) + [last] + Array("==".utf8)) {
        accepted.twoPads += 1
        #expect(Array(Base64.encode(two).utf8) == Array("Z".utf8) + [last] + Array("==".utf8))
      }
    }
    #expect(accepted.onePad == 16)
    #expect(accepted.twoPads == 4)
  }

  /// Changing any one byte gives another value or none, never the same value respelled.
  @Test(arguments: ["Zg==", "Zm8=", "Zm9vYg==", "Zm9vYmE=", "Zm9v"])
  func everyByteChangeChangesTheValue(text: String) {
    let original = Array(text.utf8)
    for index in original.indices {
      for byte in UInt8.min...UInt8.max where byte != original[index] {
        var changed = original
        changed[index] = byte
        guard let decoded = Base64.decode(changed) else { continue }
        #expect(decoded != Base64.decode(original))
        #expect(Array(Base64.encode(decoded).utf8) == changed)
      }
    }
  }

  /// Asking whether a text spells so many bytes is reading it and counting.
  @Test(arguments: [
    "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zg=", "Zh==", "Zm9=", "Z===", "Zm9v====", "Zm-_",
  ])
  func spells(text: String) {
    let bytes = Array(text.utf8)
    for count in 0...6 {
      #expect(bytes.withUnsafeBufferPointer { Base64.spells(count, $0) } == (Base64.decode(bytes)?.count == count))
    }
  }
}
