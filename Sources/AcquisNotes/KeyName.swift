/// The name of a key, which is also the origin of the log whose checkpoints it signs (C2SP signed-note).
///
/// Not empty; no white space (Unicode `White_Space`), no `+`, no control character below U+0020. Names are equal when
/// their UTF-8 bytes are: two spellings of one accented letter are two names.
public struct KeyName: Hashable, Sendable {
  /// The name in UTF-8.
  public let utf8: [UInt8]

  /// Takes a name from its UTF-8 bytes.
  ///
  /// - Throws: ``NoteError/malformedKeyName``.
  public init(utf8 bytes: some Collection<UInt8>) throws(NoteError) {
    guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty else { throw .malformedKeyName }
    for scalar in text.unicodeScalars where scalar == "+" || scalar.value < 0x20 || scalar.properties.isWhitespace {
      throw .malformedKeyName
    }
    utf8 = Array(bytes)
  }

  /// Takes a name from a string.
  ///
  /// - Throws: ``NoteError/malformedKeyName``.
  public init(_ text: some StringProtocol) throws(NoteError) { try self.init(utf8: text.utf8) }
}

extension KeyName: CustomStringConvertible {
  /// The name as text.
  public var description: String { String(decoding: utf8, as: UTF8.self) }
}
