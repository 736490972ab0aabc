import AcquisCrypto

/// One signature line of a note, `— name base64(key hash ‖ signature)`, as it stands: nothing is known of its truth.
public struct NoteSignature: Hashable, Sendable {
  /// Whose signature the line says it is.
  public let name: KeyName
  /// Which of that name's keys the line says it is.
  public let keyHash: UInt32
  /// What follows the key hash: for Ed25519 64 bytes, for a cosignature 8 bytes of time and 64 of signature.
  public let bytes: [UInt8]

  /// Puts a line together. `bytes` must not be empty.
  public init(name: KeyName, keyHash: UInt32, bytes: [UInt8]) {
    precondition(!bytes.isEmpty, "a signature line must carry a signature")
    self.name = name
    self.keyHash = keyHash
    self.bytes = bytes
  }

  /// Reads a line without its LF; `nil` when it is not in its one spelling.
  init?(parsing line: ArraySlice<UInt8>) {
    guard line.starts(with: NoteSignature.prefix) else { return nil }
    let parts = Array(line.dropFirst(NoteSignature.prefix.count)).pieces(separatedBy: UInt8(ascii: " "))
    guard parts.count == 2, let name = try? KeyName(utf8: parts[0]), let data = Base64.decode(parts[1]), data.count > 4
    else { return nil }
    self.init(name: name, keyHash: UInt32(bigEndianBytes: data.prefix(4)), bytes: Array(data.dropFirst(4)))
  }

  /// The line with its LF.
  public var line: [UInt8] {
    NoteSignature.prefix + name.utf8 + [UInt8(ascii: " ")]
      + Array(Base64.encode(keyHash.bigEndianBytes + bytes).utf8) + [newline]
  }

  /// An em dash (U+2014) and a space.
  private static let prefix = Array("\u{2014} ".utf8)

  /// Whether `other` claims to be of the same key.
  func hasSameKey(as other: NoteSignature) -> Bool { name == other.name && keyHash == other.keyHash }
}
