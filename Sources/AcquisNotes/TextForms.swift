/// The spellings that all text formats of this module share.

let newline = UInt8(ascii: "\n")
let plus = UInt8(ascii: "+")

extension FixedWidthInteger where Self: UnsignedInteger {
  /// The number whose big-endian bytes these are. There must be at most as many as the type has.
  init(bigEndianBytes bytes: some Collection<UInt8>) {
    self = bytes.reduce(0) { $0 << 8 | Self($1) }
  }

  /// The bytes of the number, the most significant first.
  var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { [UInt8]($0) } }
}

extension UInt64 {
  /// The number that `text` spells in decimal digits: no sign, no leading zero, no overflow.
  init?(decimal text: some Collection<UInt8>) {
    guard let value = UInt64(String(decoding: text, as: UTF8.self)), text.elementsEqual(String(value).utf8) else {
      return nil
    }
    self = value
  }
}

extension [UInt8] {
  /// The pieces between separators, empty ones included.
  func pieces(separatedBy separator: UInt8, maxSplits: Int = .max) -> [ArraySlice<UInt8>] {
    split(separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: false)
  }

  /// Refuses what C2SP signed-note keeps out of notes: control characters below U+0020 but LF, and invalid UTF-8.
  func checkIsCleanText() throws(NoteError) {
    if let offset = firstIndex(where: { $0 < 0x20 && $0 != newline }) { throw .controlCharacter(offset: offset) }
    guard String(validating: self, as: UTF8.self) != nil else { throw .invalidUTF8 }
  }
}
