import AcquisCrypto

/// The parts of a key's text, `name+hash+base64(algorithm ‖ key)`, before the key is looked at.
struct KeyParts {
  let name: KeyName
  let keyHash: UInt32
  let algorithm: UInt8
  let key: ArraySlice<UInt8>

  init(parsing text: [UInt8], kind: KeyKind) throws(NoteError) {
    // Base64 may contain '+' too: only the first two separate.
    let pieces = text.pieces(separatedBy: plus, maxSplits: 2)
    guard pieces.count == 3, pieces[1].count == 8, let hash = Hex.decode(pieces[1]),
      let data = Base64.decode(pieces[2]), let algorithm = data.first
    else { throw .malformedKey(kind) }
    name = try KeyName(utf8: pieces[0])
    keyHash = UInt32(bigEndianBytes: hash)
    self.algorithm = algorithm
    key = data.dropFirst()
  }

  func check(_ computed: UInt32) throws(NoteError) {
    guard keyHash == computed else { throw .keyHashMismatch(written: keyHash, computed: computed) }
  }

  static func text(name: KeyName, keyHash: UInt32, algorithm: UInt8, key: [UInt8]) -> String {
    "\(name)+\(Hex.encode(keyHash.bigEndianBytes))+\(Base64.encode([algorithm] + key))"
  }
}
