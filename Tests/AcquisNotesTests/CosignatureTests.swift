import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct CosignatureTests {
  let checkpoint = Fixture.signedCheckpoint(size: 17)
  let witness = Fixture.witness
  let logKey = Fixture.log.verifierKey

  private func cosigned(time: UInt64) throws -> SignedNote {
    try checkpoint.note.adding(witness.cosign(checkpoint.note.text, time: time))
  }

  @Test(arguments: [0, 1, 1_782_828_309, UInt64(Int64.max)])
  func theTimeIsReturned(time: UInt64) throws {
    let note = try cosigned(time: time)
    let verified = try note.verified(by: [logKey, witness.verifierKey], leniency: .own)
    #expect(verified.verified.map(\.cosignedAt) == [nil, time])
    #expect(verified.verified.map(\.key) == [logKey, witness.verifierKey])
  }

  /// tlog-cosignature: a time is at most 2⁶³ − 1, although the signature over it is good.
  @Test func timesBeyondInt64AreRefused() throws {
    let note = try cosigned(time: UInt64(Int64.max) + 1)
    #expect(throws: invalid) { try note.verified(by: [logKey, witness.verifierKey], leniency: .foreign) }
  }

  @Test func everyByteOfTheCosignatureCounts() throws {
    let good = try witness.cosign(checkpoint.note.text, time: 1_782_828_309)
    for index in good.bytes.indices {
      var bytes = good.bytes
      bytes[index] ^= 0x40
      let bad = NoteSignature(name: good.name, keyHash: good.keyHash, bytes: bytes)
      let note = try checkpoint.note.adding(bad)
      #expect(throws: invalid) { try note.verified(by: [logKey, witness.verifierKey], leniency: .foreign) }
    }
  }

  /// A plain signature by the witness's key is no cosignature, with or without a time before it.
  @Test func aPlainSignatureIsNoCosignature() throws {
    let plain = try Fixture.privateKey(firstSeedByte: 32).sign(checkpoint.note.text)
    for bytes in [plain, [UInt8](repeating: 0, count: 8) + plain] {
      let bad = NoteSignature(name: witness.verifierKey.name, keyHash: witness.verifierKey.keyHash, bytes: bytes)
      let note = try checkpoint.note.adding(bad)
      #expect(throws: invalid) { try note.verified(by: [logKey, witness.verifierKey], leniency: .foreign) }
    }
  }

  @Test func anotherTextIsNotCosigned() throws {
    let other = Fixture.signedCheckpoint(size: 18)
    let note = try other.note.adding(witness.cosign(checkpoint.note.text, time: 1))
    #expect(throws: invalid) { try note.verified(by: [logKey, witness.verifierKey], leniency: .foreign) }
  }

  /// The cosigned message omits the name: one key under two names would pass for two witnesses.
  @Test func oneCosignerUnderTwoNamesIsAmbiguous() throws {
    let alias = Fixture.cosigner(name: "alias.example", firstSeedByte: 32)
    let note = try cosigned(time: 1)
    #expect(throws: NoteError.ambiguousKeys(witness.verifierKey.name, alias.verifierKey.name)) {
      try note.verified(by: [witness.verifierKey, alias.verifierKey], leniency: .foreign)
    }
  }

  /// The same key given twice is no contradiction.
  @Test func theSameKeyTwiceIsNotAmbiguous() throws {
    let verified = try cosigned(time: 1).verified(
      by: [witness.verifierKey, witness.verifierKey, logKey], leniency: .own)
    #expect(verified.verified.count == 2)
  }

  private var invalid: NoteError {
    .invalidSignature(witness.verifierKey.name, keyHash: witness.verifierKey.keyHash)
  }
}
