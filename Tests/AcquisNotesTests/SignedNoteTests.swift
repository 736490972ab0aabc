import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct SignedNoteTests {
  let note: SignedNote
  let signature: NoteSignature

  init() throws {
    note = try SignedNote.sign(text: Fixture.text, with: [Fixture.log])
    signature = note.signatures[0]
  }

  @Test func roundTrips() throws {
    let parsed = try SignedNote(parsing: note.bytes)
    #expect(parsed == note)
    #expect(parsed.text == Fixture.text)
    #expect(parsed.bytes == Fixture.text + [0x0A] + signature.line)
    #expect(parsed.signatures.map(\.keyHash) == [Fixture.log.verifierKey.keyHash])
  }

  @Test func aLineIsDashNameBase64() {
    let data = Hex.encode(Base64.decode(signature.line.string.dropLast().split(separator: " ")[2]) ?? [])
    #expect(signature.line.string.hasPrefix("\u{2014} example.com/invented "))
    #expect(data.hasSuffix(Hex.encode(signature.bytes)))
    #expect(data.count == 2 * (4 + 64))
  }

  @Test func theLastEmptyLineSeparates() throws {
    let nested = try SignedNote.sign(text: note.bytes, with: [Fixture.log])
    let parsed = try SignedNote(parsing: nested.bytes)
    #expect(parsed.text == note.bytes)
    #expect(parsed.signatures.count == 1)
  }

  @Test func textToSignMustBeClean() {
    #expect(throws: NoteError.missingFinalNewline) { try SignedNote.sign(text: [], with: [Fixture.log]) }
    #expect(throws: NoteError.missingFinalNewline) { try SignedNote.sign(text: "a".utf8, with: [Fixture.log]) }
    #expect(throws: NoteError.controlCharacter(offset: 1)) {
      try SignedNote.sign(text: "a\r\n".utf8, with: [Fixture.log])
    }
    #expect(throws: NoteError.invalidUTF8) { try SignedNote.sign(text: [0xC3, 0x0A], with: [Fixture.log]) }
  }

  @Test func refusesWhatIsNoNote() {
    let bytes = note.bytes
    #expect(throws: NoteError.missingFinalNewline) { try SignedNote(parsing: []) }
    #expect(throws: NoteError.missingFinalNewline) { try SignedNote(parsing: bytes.dropLast()) }
    #expect(throws: NoteError.missingSignatures) { try SignedNote(parsing: "text\n".utf8) }
    #expect(throws: NoteError.missingSignatures) { try SignedNote(parsing: "text\n\n".utf8) }
    #expect(throws: NoteError.missingSignatures) { try SignedNote(parsing: bytes + [0x0A]) }
    #expect(throws: NoteError.missingSignatures) { try SignedNote(parsing: [0x0A] + signature.line) }
    #expect(throws: NoteError.invalidUTF8) { try SignedNote(parsing: [0xFF] + bytes) }
    #expect(throws: NoteError.malformedSignatureLine(6)) { try SignedNote(parsing: bytes + Array("junk\n".utf8)) }
  }

  @Test(arguments: (UInt8(0)..<0x20).filter { $0 != 0x0A })
  func refusesControlCharacters(byte: UInt8) {
    var bytes = note.bytes
    bytes[3] = byte
    #expect(throws: NoteError.controlCharacter(offset: 3)) { try SignedNote(parsing: bytes) }
  }

  @Test(arguments: [
    "- a AAAAAAA=", "\u{2014}a AAAAAAA=", "\u{2014}  a AAAAAAA=", "\u{2014} a  AAAAAAA=", "\u{2014} a AAAAAAA= ",
    "\u{2014} a+b AAAAAAA=", "\u{2014}  AAAAAAA=", "\u{2014} a AAAAAAA", "\u{2014} a AAAAAAB=", "\u{2014} a AAAAAA==",
    "\u{2014} a ", "\u{2014} a", "\u{2014} a b AAAAAAA=", "\u{2014} a\u{A0}b AAAAAAA=",
  ])
  func refusesSignatureLine(line: String) throws {
    #expect(throws: NoteError.malformedSignatureLine(3)) { try SignedNote(parsing: "text\n\n\(line)\n".utf8) }
  }

  /// The shortest line that passes: four bytes of key hash, one of signature.
  @Test func acceptsAnyAlgorithm() throws {
    let note = try SignedNote(parsing: "text\n\n\u{2014} a AAAAAAA=\n".utf8)
    #expect(note.signatures == [NoteSignature(name: try KeyName("a"), keyHash: 0, bytes: [0])])
  }

  /// Whatever is changed, what is read is either refused or can be put together again from its parts, byte for byte.
  @Test func everyByteChangeIsRefusedOrKept() {
    let respelled = note.bytes.everyByteChange.filter {
      guard let parsed = try? SignedNote(parsing: $0) else { return false }
      return parsed == note || parsed.text + [0x0A] + parsed.signatures.flatMap(\.line) != $0
    }
    #expect(respelled.isEmpty)
  }

  @Test func atMost100Signatures() throws {
    var note = note
    for hash in 1..<UInt32(SignedNote.maximumSignatureCount) {
      note = try note.adding(NoteSignature(name: KeyName("a"), keyHash: hash, bytes: [1]))
    }
    #expect(try SignedNote(parsing: note.bytes).signatures.count == 100)
    let extra = NoteSignature(name: try KeyName("b"), keyHash: 1, bytes: [1])
    #expect(throws: NoteError.tooManySignatures(101)) { try note.adding(extra) }
    #expect(throws: NoteError.tooManySignatures(101)) { try SignedNote(parsing: note.bytes + extra.line) }
  }

  @Test func aKeySignsOnce() throws {
    let key = Fixture.log.verifierKey
    #expect(throws: NoteError.repeatedSignature(key.name, keyHash: key.keyHash)) { try note.adding(signature) }
    #expect(throws: NoteError.repeatedSignature(key.name, keyHash: key.keyHash)) {
      try SignedNote.sign(text: Fixture.text, with: [Fixture.log, Fixture.log])
    }
  }
}
