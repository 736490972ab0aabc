import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct KeyNameTests {
  @Test(arguments: ["a", "example.com/invented", "PeterNeumann", "é", "—", "a/b.c~d?e=f"])
  func accepts(text: String) throws {
    let name = try KeyName(text)
    #expect(name.utf8 == Array(text.utf8))
    #expect(Array(name.description.utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    "", " ", "a b", "a+b", "+", "a\n", "a\tb", "\u{0}", "a\u{1F}", "a\u{85}", "a\u{A0}b", "a\u{2003}b", "a\u{2028}",
    "a\u{3000}",
  ])
  func refuses(text: String) {
    #expect(throws: NoteError.malformedKeyName) { try KeyName(text) }
  }

  @Test func refusesInvalidUTF8() {
    #expect(throws: NoteError.malformedKeyName) { try KeyName(utf8: [0x61, 0xFF]) }
  }

  /// Swift's strings would call these equal.
  @Test func comparesBytes() throws {
    #expect("e\u{301}" == "\u{E9}")
    #expect(try KeyName("e\u{301}") != KeyName("\u{E9}"))
  }
}

@Suite struct VerifierKeyTests {
  let key = Fixture.log.verifierKey

  @Test func roundTrips() throws {
    for key in [key, Fixture.witness.verifierKey] {
      let parsed = try VerifierKey(parsing: key.description)
      #expect(parsed == key)
      #expect(parsed.description == key.description)
    }
  }

  @Test func keyHashIsTheStartOfSHA256() {
    let hashed = Array("example.com/invented\n".utf8) + [0x01] + key.publicKey.rawBytes
    #expect(Hex.encode(SHA256.hash(hashed).bytes.prefix(4)) == key.description.split(separator: "+")[1])
  }

  @Test func algorithmsHaveTheirOwnHash() {
    let same = VerifierKey(name: key.name, algorithm: .ed25519Cosignature, publicKey: key.publicKey)
    #expect(same.keyHash != key.keyHash)
  }

  @Test func everyByteChangeIsRefused() {
    // Bytes that are no UTF-8 never reach a string: what they turn into must be refused as well.
    let accepted = Array(key.description.utf8).everyByteChange.filter { (try? VerifierKey(parsing: $0.string)) != nil }
    #expect(accepted.isEmpty)
  }

  @Test func everyRemovalIsRefused() {
    let accepted = Array(key.description.utf8).everyRemoval.filter { (try? VerifierKey(parsing: $0.string)) != nil }
    #expect(accepted.isEmpty)
  }

  @Test func refusalsSayWhy() throws {
    let parts = key.description.split(separator: "+", maxSplits: 2).map(String.init)
    let raw = key.publicKey.rawBytes
    func text(hash: String? = nil, algorithm: UInt8 = 1, key: [UInt8]) -> String {
      "\(parts[0])+\(hash ?? parts[1])+\(Base64.encode([algorithm] + key))"
    }
    let computed = key.keyHash
    #expect(throws: NoteError.keyHashMismatch(written: 1, computed: computed)) {
      try VerifierKey(parsing: text(hash: "00000001", key: raw))
    }
    #expect(throws: NoteError.malformedKey(.verifier)) {
      try VerifierKey(parsing: text(hash: parts[1].uppercased(), key: raw))
    }
    #expect(throws: NoteError.malformedKey(.verifier)) {
      try VerifierKey(parsing: text(hash: "00000000" + parts[1], key: raw))
    }
    #expect(throws: NoteError.malformedKey(.verifier)) { try VerifierKey(parsing: "\(parts[0])+\(parts[1])+") }
    #expect(throws: NoteError.malformedKey(.verifier)) { try VerifierKey(parsing: "\(parts[0])+\(parts[1])") }
    #expect(throws: NoteError.malformedKeyName) { try VerifierKey(parsing: "+\(parts[1])+\(parts[2])") }
    #expect(throws: NoteError.unsupportedAlgorithm(2)) { try VerifierKey(parsing: text(algorithm: 2, key: raw)) }
    #expect(throws: NoteError.crypto(.wrongLength(of: .ed25519PublicKey, expected: 32, found: 33))) {
      try VerifierKey(parsing: text(key: raw + [0]))
    }
    #expect(throws: NoteError.crypto(.smallOrderPublicKey)) {
      try VerifierKey(parsing: text(key: [UInt8](repeating: 0, count: 32)))
    }
  }
}

@Suite struct SignerKeyTests {
  let key = Fixture.log

  @Test func roundTrips() throws {
    let text = try key.secretText
    #expect(text.hasPrefix("PRIVATE+KEY+example.com/invented+"))
    let parsed = try SignerKey(parsing: text)
    #expect(try parsed.secretText == text)
    #expect(parsed.verifierKey == key.verifierKey)
  }

  @Test func generatedKeysDifferAndRoundTrip() throws {
    let one = try SignerKey.generate(name: key.verifierKey.name)
    let other = try SignerKey.generate(name: key.verifierKey.name)
    #expect(one.verifierKey != other.verifierKey)
    #expect(try SignerKey(parsing: one.secretText).verifierKey == one.verifierKey)
  }

  @Test func everyByteChangeIsRefused() throws {
    let accepted = try Array(key.secretText.utf8).everyByteChange.filter { (try? SignerKey(parsing: $0.string)) != nil }
    #expect(accepted.isEmpty)
  }

  @Test func everyRemovalIsRefused() throws {
    let accepted = try Array(key.secretText.utf8).everyRemoval.filter { (try? SignerKey(parsing: $0.string)) != nil }
    #expect(accepted.isEmpty)
  }

  @Test func cosignerKeysDoNotSign() throws {
    let seed = [UInt8](repeating: 7, count: 32)
    #expect(throws: NoteError.unsupportedAlgorithm(4)) {
      try SignerKey(parsing: "PRIVATE+KEY+a+00000000+\(Base64.encode([4] + seed))")
    }
    #expect(throws: NoteError.crypto(.wrongLength(of: .ed25519Seed, expected: 32, found: 31))) {
      try SignerKey(parsing: "PRIVATE+KEY+a+00000000+\(Base64.encode([1] + seed.dropLast()))")
    }
  }

  @Test func neitherPrintingNorReflectionShowsTheKey() throws {
    let secret = try #require(key.secretText.split(separator: "+").last)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] { #expect(!text.contains(secret)) }
    #expect("\(key)" == "SignerKey(secret, of \(key.verifierKey))")
    #expect(Mirror(reflecting: key).children.isEmpty)
  }
}
