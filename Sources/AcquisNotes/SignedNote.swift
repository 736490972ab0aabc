/// A text with signature lines under it (C2SP signed-note), in form but **not verified**.
///
/// The text ends in LF; an empty line and 1 to 100 signature lines follow. All of it is UTF-8 without control
/// characters but LF. The last empty line separates, so the text may have empty lines of its own.
public struct SignedNote: Hashable, Sendable {
  /// The most signature lines a note may have.
  public static let maximumSignatureCount = 100

  /// The whole note, verbatim.
  public let bytes: [UInt8]
  /// What is signed, final LF included.
  public let text: [UInt8]
  /// The signature lines in their order.
  public let signatures: [NoteSignature]

  /// Reads a note. O(n).
  ///
  /// - Throws: ``NoteError/missingFinalNewline``, ``NoteError/controlCharacter(offset:)``, ``NoteError/invalidUTF8``,
  ///   ``NoteError/missingSignatures``, ``NoteError/tooManySignatures(_:)``, ``NoteError/malformedSignatureLine(_:)``.
  public init(parsing bytes: some Collection<UInt8>) throws(NoteError) {
    let bytes = Array(bytes)
    try SignedNote.checkText(bytes)
    guard let text = SignedNote.text(of: bytes) else { throw .missingSignatures }
    let lines = Array(bytes[(text.count + 1)...].dropLast()).pieces(separatedBy: newline)
    guard lines.count <= SignedNote.maximumSignatureCount else { throw .tooManySignatures(lines.count) }
    let firstLine = text.count { $0 == newline } + 2
    var signatures: [NoteSignature] = []
    for (index, line) in lines.enumerated() {
      guard let signature = NoteSignature(parsing: line) else { throw .malformedSignatureLine(firstLine + index) }
      signatures.append(signature)
    }
    self.init(bytes: bytes, text: text, signatures: signatures)
  }

  private init(bytes: [UInt8], text: [UInt8], signatures: [NoteSignature]) {
    self.bytes = bytes
    self.text = text
    self.signatures = signatures
  }

  /// Signs `text` with each of `keys`, in that order.
  ///
  /// - Precondition: there is at least one key.
  /// - Throws: ``NoteError/missingFinalNewline``, ``NoteError/controlCharacter(offset:)`` or ``NoteError/invalidUTF8``,
  ///   ``NoteError/repeatedSignature(_:keyHash:)``, ``NoteError/tooManySignatures(_:)``, ``NoteError/crypto(_:)``.
  public static func sign(text: some Collection<UInt8>, with keys: [SignerKey]) throws(NoteError) -> SignedNote {
    precondition(!keys.isEmpty, "a note must be signed with at least one key")
    let text = Array(text)
    try checkText(text)
    var note = SignedNote(bytes: text + [newline], text: text, signatures: [])
    for key in keys { note = try note.adding(key.sign(text)) }
    return note
  }

  /// The same note with one more signature line at its end; nothing is verified.
  ///
  /// - Throws: ``NoteError/repeatedSignature(_:keyHash:)`` when a line of that key is there already,
  ///   ``NoteError/tooManySignatures(_:)``.
  public func adding(_ signature: NoteSignature) throws(NoteError) -> SignedNote {
    guard !signatures.contains(where: signature.hasSameKey) else {
      throw .repeatedSignature(signature.name, keyHash: signature.keyHash)
    }
    guard signatures.count < SignedNote.maximumSignatureCount else { throw .tooManySignatures(signatures.count + 1) }
    return SignedNote(bytes: bytes + signature.line, text: text, signatures: signatures + [signature])
  }

  private static func checkText(_ text: [UInt8]) throws(NoteError) {
    guard text.last == newline else { throw .missingFinalNewline }
    try text.checkIsCleanText()
  }

  /// What stands before the last empty line, if anything stands after it.
  private static func text(of bytes: [UInt8]) -> [UInt8]? {
    let separator = bytes.indices.dropFirst().last { bytes[$0] == newline && bytes[$0 - 1] == newline }
    guard let separator, separator + 1 < bytes.count else { return nil }
    return Array(bytes[..<separator])
  }
}
