import AcquisCrypto

extension NoteError: CustomStringConvertible {
  /// One sentence for people.
  public var description: String {
    switch self {
    case .malformedKeyName:
      "a key name must not be empty nor contain white space, '+' or control characters"
    case .malformedKey(let kind):
      "the \(kind.rawValue) key does not read \(kind == .signer ? "PRIVATE+KEY+" : "")name+hash+base64"
    case .unsupportedAlgorithm(let algorithm):
      "the key's algorithm 0x\(Hex.encode([algorithm])) is not supported here"
    case .keyHashMismatch(let written, let computed):
      "the key says its hash is \(hex(written)), but it is \(hex(computed)): a character is wrong"
    case .ambiguousKeys(let one, let other):
      "the keys named '\(one)' and '\(other)' cannot be told apart: give only one of them"
    case .controlCharacter(let offset):
      "byte \(offset) of the note is a control character"
    case .invalidUTF8:
      "the note is not valid UTF-8"
    case .missingFinalNewline:
      "the note must end with a newline"
    case .missingSignatures:
      "the note has no signature lines after an empty line"
    case .tooManySignatures(let count):
      "the note has \(count) signature lines, more than \(SignedNote.maximumSignatureCount)"
    case .malformedSignatureLine(let line):
      "line \(line) of the note is not a signature line"
    case .invalidSignature(let name, let keyHash):
      "the signature of '\(name)' (key \(hex(keyHash))) does not verify"
    case .unknownSignature(let name, let keyHash):
      "the signature of '\(name)' (key \(hex(keyHash))) is of an unknown key"
    case .repeatedSignature(let name, let keyHash):
      "'\(name)' (key \(hex(keyHash))) signed twice"
    case .noTrustedSignature:
      "no known key signed the note"
    case .malformedCheckpoint(let part):
      "the checkpoint's \(part.rawValue) is missing or malformed"
    case .originMismatch(let origin, let key):
      "the checkpoint is of '\(origin)', but the key is of '\(key)'"
    case .malformedProof(let line, let expected):
      "line \(line) of the proof should be \(expected.rawValue)"
    case .crypto(let error):
      error.description
    }
  }

  private func hex(_ keyHash: UInt32) -> String { Hex.encode(keyHash.bigEndianBytes) }
}
