import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct NoteVerificationTests {
  let known = Fixture.log
  let stranger = Fixture.signer(name: "stranger.example", firstSeedByte: 128)

  @Test(arguments: [NoteLeniency.foreign, .own])
  func aSignedNoteVerifies(leniency: NoteLeniency) throws {
    let note = try SignedNote.sign(text: Fixture.text, with: [known])
    let verified = try note.verified(by: [stranger.verifierKey, known.verifierKey], leniency: leniency)
    #expect(verified.note == note)
    #expect(verified.text == Fixture.text)
    #expect(verified.verified.map(\.key) == [known.verifierKey])
    #expect(verified.verified.map(\.cosignedAt) == [nil])
    #expect(verified.unverified.isEmpty)
  }

  @Test func unknownKeysAreSetAsideOrRefused() throws {
    let note = try SignedNote.sign(text: Fixture.text, with: [stranger, known])
    let verified = try note.verified(by: [known.verifierKey], leniency: .foreign)
    #expect(verified.verified.map(\.key) == [known.verifierKey])
    #expect(verified.unverified == [note.signatures[0]])
    #expect(throws: unknown(stranger)) { try note.verified(by: [known.verifierKey], leniency: .own) }
  }

  @Test(arguments: [NoteLeniency.foreign, .own])
  func noKnownKeyIsAnError(leniency: NoteLeniency) throws {
    let note = try SignedNote.sign(text: Fixture.text, with: [stranger])
    let expected = leniency == .own ? unknown(stranger) : NoteError.noTrustedSignature
    #expect(throws: expected) { try note.verified(by: [known.verifierKey], leniency: leniency) }
    #expect(throws: expected) { try note.verified(by: [], leniency: leniency) }
  }

  /// The signature of the other key is good: it does not excuse the bad one.
  @Test(arguments: [NoteLeniency.foreign, .own])
  func aKnownKeyThatFailsRejectsTheNote(leniency: NoteLeniency) throws {
    var wrong = try known.sign(Fixture.text).bytes
    wrong[10] ^= 1
    let bad = NoteSignature(name: known.verifierKey.name, keyHash: known.verifierKey.keyHash, bytes: wrong)
    let note = try SignedNote.sign(text: Fixture.text, with: [stranger]).adding(bad)
    let keys = [known.verifierKey, stranger.verifierKey]
    #expect(throws: NoteError.invalidSignature(bad.name, keyHash: bad.keyHash)) {
      try note.verified(by: keys, leniency: leniency)
    }
  }

  @Test func aSignatureOfAnotherLengthFails() throws {
    let good = try known.sign(Fixture.text)
    for bytes in [good.bytes + [0], Array(good.bytes.dropLast()), [0] + good.bytes] {
      let bad = NoteSignature(name: good.name, keyHash: good.keyHash, bytes: bytes)
      let note = try SignedNote(parsing: Fixture.text + [0x0A] + bad.line)
      #expect(throws: NoteError.invalidSignature(bad.name, keyHash: bad.keyHash)) {
        try note.verified(by: [known.verifierKey], leniency: .foreign)
      }
    }
  }

  @Test func repeatedLinesCollapseOrAreRefused() throws {
    let once = try SignedNote.sign(text: Fixture.text, with: [known, stranger])
    let twice = try SignedNote(parsing: once.bytes + once.signatures.flatMap(\.line))
    let verified = try twice.verified(by: [known.verifierKey], leniency: .foreign)
    #expect(verified.verified.count == 1)
    #expect(verified.unverified.count == 1)
    let keys = [known.verifierKey, stranger.verifierKey]
    let key = known.verifierKey
    #expect(throws: NoteError.repeatedSignature(key.name, keyHash: key.keyHash)) {
      try twice.verified(by: keys, leniency: .own)
    }
  }

  /// A bad second line of a known key must not hide behind its good first one.
  @Test func everyLineOfAKnownKeyIsChecked() throws {
    let good = try SignedNote.sign(text: Fixture.text, with: [known])
    let bad = NoteSignature(name: known.verifierKey.name, keyHash: known.verifierKey.keyHash, bytes: [1, 2, 3])
    let note = try SignedNote(parsing: good.bytes + bad.line)
    #expect(throws: NoteError.invalidSignature(bad.name, keyHash: bad.keyHash)) {
      try note.verified(by: [known.verifierKey], leniency: .foreign)
    }
  }

  @Test func aNameWithAnotherKeyIsUnknown() throws {
    let impostor = Fixture.signer(name: "example.com/invented", firstSeedByte: 200)
    let note = try SignedNote.sign(text: Fixture.text, with: [impostor])
    #expect(throws: NoteError.noTrustedSignature) {
      try note.verified(by: [known.verifierKey], leniency: .foreign)
    }
  }

  /// Two invented keys of one name whose four-byte hashes collide, found by trying: lines would fit both.
  @Test func keysOfOneNameAndHashAreAmbiguous() throws {
    let keys = try [40_940, 82_219].map { (number: UInt32) in
      let bytes = (0..<32).map { $0 < 4 ? UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) : 0 }
      return VerifierKey(
        name: known.verifierKey.name, algorithm: .ed25519, publicKey: try Ed25519PublicKey(rawBytes: bytes))
    }
    #expect(keys[0] != keys[1] && keys[0].keyHash == keys[1].keyHash)
    let note = try SignedNote.sign(text: Fixture.text, with: [known])
    #expect(throws: NoteError.ambiguousKeys(known.verifierKey.name, known.verifierKey.name)) {
      try note.verified(by: [known.verifierKey] + keys, leniency: .foreign)
    }
  }

  private func unknown(_ key: SignerKey) -> NoteError {
    .unknownSignature(key.verifierKey.name, keyHash: key.verifierKey.keyHash)
  }
}
