import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct CosignerKeyTests {
  let oracle = Fixture.witness
  let key = CosignerKey(
    name: Fixture.name("witness.example/one"), privateKey: Fixture.privateKey(firstSeedByte: 32))
  let checkpoint = Fixture.checkpoint(size: 17)

  @Test(arguments: [0, 1, 1_782_828_309, UInt64(Int64.max)]) func signsAsTheSpecificationSays(time: UInt64) throws {
    let line = try key.cosign(checkpoint, time: time)
    #expect(line == (try oracle.cosign(checkpoint.text, time: time)))
    #expect(key.verifierKey.cosignatureTime(of: line, on: checkpoint) == time)
    #expect(key.verifierKey.cosignatureTime(of: line, on: Fixture.checkpoint(size: 18)) == nil)
    #expect(Fixture.log.verifierKey.cosignatureTime(of: line, on: checkpoint) == nil)
  }

  @Test func itsTextRoundTrips() throws {
    let text = try key.secretText
    #expect(text.hasPrefix("PRIVATE+KEY+witness.example/one+"))
    #expect(try CosignerKey(parsing: text).secretText == text)
    #expect(throws: NoteError.unsupportedAlgorithm(4)) { try SignerKey(parsing: text) }
    #expect(throws: NoteError.unsupportedAlgorithm(1)) { try CosignerKey(parsing: Fixture.log.secretText) }
    #expect(throws: NoteError.malformedKey(.signer)) { try CosignerKey(parsing: "\(key.verifierKey)") }
    #expect(!"\(key)".contains(text.suffix(20)) && Mirror(reflecting: key).children.isEmpty)
  }

  @Test func newKeysDiffer() throws {
    let name = Fixture.name("witness.example/new")
    #expect(try CosignerKey.generate(name: name).verifierKey != CosignerKey.generate(name: name).verifierKey)
  }

  @Test func answersAreSignatureLines() throws {
    let one = try key.cosign(checkpoint, time: 1)
    let two = try Fixture.otherWitness.cosign(checkpoint.text, time: 2)
    #expect(try NoteSignature.lines(parsing: one.line + two.line) == [one, two])
    #expect(throws: NoteError.missingFinalNewline) { try NoteSignature.lines(parsing: one.line.dropLast()) }
    #expect(throws: NoteError.missingFinalNewline) { try NoteSignature.lines(parsing: []) }
    #expect(throws: NoteError.malformedSignatureLine(2)) { try NoteSignature.lines(parsing: one.line + [0x0A]) }
    #expect(throws: NoteError.tooManySignatures(101)) {
      try NoteSignature.lines(parsing: Array(repeating: one.line, count: 101).flatMap(\.self))
    }
  }
}
