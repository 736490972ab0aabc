import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct NoteErrorTests {
  static let name = Fixture.name("example.com/invented")

  @Test(arguments: [
    (
      NoteError.malformedKeyName,
      "a key name must not be empty nor contain white space, '+' or control characters"
    ),
    (.malformedKey(.verifier), "the verifier key does not read name+hash+base64"),
    (.malformedKey(.signer), "the signer key does not read PRIVATE+KEY+name+hash+base64"),
    (.unsupportedAlgorithm(6), "the key's algorithm 0x06 is not supported here"),
    (
      .keyHashMismatch(written: 0x0A0B_0C0D, computed: 1),
      "the key says its hash is 0a0b0c0d, but it is 00000001: a character is wrong"
    ),
    (
      .ambiguousKeys(name, name),
      "the keys named 'example.com/invented' and 'example.com/invented' cannot be told apart: give only one of them"
    ),
    (.controlCharacter(offset: 3), "byte 3 of the note is a control character"),
    (.invalidUTF8, "the note is not valid UTF-8"),
    (.missingFinalNewline, "the note must end with a newline"),
    (.missingSignatures, "the note has no signature lines after an empty line"),
    (.tooManySignatures(101), "the note has 101 signature lines, more than 100"),
    (.malformedSignatureLine(5), "line 5 of the note is not a signature line"),
    (
      .invalidSignature(name, keyHash: 0xDEAD_BEEF),
      "the signature of 'example.com/invented' (key deadbeef) does not verify"
    ),
    (
      .unknownSignature(name, keyHash: 1), "the signature of 'example.com/invented' (key 00000001) is of an unknown key"
    ),
    (.repeatedSignature(name, keyHash: 1), "'example.com/invented' (key 00000001) signed twice"),
    (.noTrustedSignature, "no known key signed the note"),
    (.malformedCheckpoint(.size), "the checkpoint's size (line 2) is missing or malformed"),
    (
      .originMismatch(origin: name, key: Fixture.name("other.example")),
      "the checkpoint is of 'example.com/invented', but the key is of 'other.example'"
    ),
    (
      .malformedProof(line: 2, expected: .index), "line 2 of the proof should be 'index ' and a decimal number"
    ),
    (.crypto(.sealBroken), CryptoError.sealBroken.description),
  ])
  func saysWhatHappened(error: NoteError, sentence: String) {
    #expect("\(error)" == sentence)
  }
}
