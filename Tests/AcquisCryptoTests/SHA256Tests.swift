import AcquisCrypto
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4 examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func knownAnswers(message: String, hex: String) {
    #expect(SHA256.hash(Array(message.utf8)).hex == hex)
    #expect(SHA256.hash(message.utf8).hex == hex)
  }

  @Test func aMillionTimesA() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(SHA256.hash(message).hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Wherever the message is cut, and however the pieces are given, the hash is the same.
  @Test func piecesMakeTheWhole() throws {
    let message = (0..<200).map { UInt8($0) }
    let whole = SHA256.hash(message)
    for cut in 0...message.count {
      var hash = SHA256()
      hash.update(message[..<cut])
      hash.update(AnyCollection(message[cut...]))
      #expect(hash.finalize() == whole)
    }
    var bytewise = SHA256()
    message.forEach { bytewise.update(byte: $0) }
    #expect(bytewise.finalize() == whole)
    var digestwise = SHA256()
    digestwise.update(try #require(Digest(bytes: message[..<32])))
    digestwise.update(message[32...])
    #expect(digestwise.finalize() == whole)
  }
}
