import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct SignedCheckpointTests {
  let signed = Fixture.signedCheckpoint(size: 17)
  let key = Fixture.log.verifierKey

  @Test(arguments: [NoteLeniency.foreign, .own])
  func verifies(leniency: NoteLeniency) throws {
    let parsed = try SignedCheckpoint(parsing: signed.note.bytes)
    #expect(parsed == signed)
    let verified = try parsed.verified(by: key, leniency: leniency)
    #expect(verified.checkpoint == Fixture.checkpoint(size: 17))
    #expect(verified.key == key)
    #expect(verified.bytes == signed.note.bytes)
    #expect(verified.cosignatures.isEmpty)
  }

  /// Text, empty line, dash, name, key hash, signature, final LF: any other byte anywhere is refused.
  @Test func everyByteChangeIsRefused() {
    let accepted = signed.note.bytes.everyByteChange.filter {
      (try? SignedCheckpoint(parsing: $0).verified(by: key, leniency: .foreign)) != nil
    }
    #expect(accepted.isEmpty)
  }

  @Test func everyTruncationIsRefused() {
    for count in signed.note.bytes.indices {
      #expect(throws: NoteError.self) {
        try SignedCheckpoint(parsing: signed.note.bytes.prefix(count)).verified(by: key, leniency: .foreign)
      }
    }
  }

  @Test func onlyTheKeyOfTheOriginCounts() throws {
    let other = Fixture.signer(name: "other.example", firstSeedByte: 0)
    let mismatch = NoteError.originMismatch(origin: key.name, key: other.verifierKey.name)
    #expect(throws: mismatch) { try SignedCheckpoint.sign(signed.checkpoint, with: other) }
    let note = try SignedNote.sign(text: signed.checkpoint.text, with: [other])
    #expect(throws: mismatch) { try SignedCheckpoint(note).verified(by: other.verifierKey, leniency: .foreign) }
  }

  @Test func aCosignerKeyIsNoLogKey() throws {
    let cosigner = Fixture.cosigner(name: "example.com/invented", firstSeedByte: 32)
    let note = try signed.note.adding(cosigner.cosign(signed.note.text, time: 1))
    #expect(throws: NoteError.unsupportedAlgorithm(4)) {
      try SignedCheckpoint(note).verified(by: cosigner.verifierKey, leniency: .foreign)
    }
  }

  @Test func cosignersDoNotReplaceTheLog() throws {
    let cosignature = try Fixture.witness.cosign(signed.note.text, time: 1)
    let note = try SignedNote(parsing: signed.note.text + [0x0A] + cosignature.line)
    #expect(throws: NoteError.noTrustedSignature) {
      try SignedCheckpoint(note).verified(by: key, cosigners: [Fixture.witness.verifierKey], leniency: .foreign)
    }
  }

  @Test func cosignaturesAreListed() throws {
    let text = signed.note.text
    let note = try signed.note.adding(Fixture.witness.cosign(text, time: 5))
      .adding(Fixture.otherWitness.cosign(text, time: 7))
    let verified = try SignedCheckpoint(note).verified(
      by: key, cosigners: [Fixture.witness.verifierKey, Fixture.otherWitness.verifierKey], leniency: .own)
    #expect(verified.cosignatures.map(\.cosignedAt) == [5, 7])
    let one = try SignedCheckpoint(note).verified(
      by: key, cosigners: [Fixture.otherWitness.verifierKey], leniency: .foreign)
    #expect(one.cosignatures.map(\.key) == [Fixture.otherWitness.verifierKey])
    #expect(one.note.unverified.map(\.name) == [Fixture.witness.verifierKey.name])
  }
}
