import Foundation

/// What a search compares in place of a text: the same for spellings that people take for one another.
enum Folding {
  /// `text` without case and accents (Unicode, any script), `œ æ ø ß ł đ` written out, every kind of apostrophe and
  /// hyphen alike, spaces as one. O(n).
  static func fold(_ text: String) -> FoldedText {
    let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    var bytes: [UInt8] = []
    for scalar in plain.lowercased().unicodeScalars {
      let written = written(scalar)
      if written == " " && (bytes.isEmpty || bytes.last == UInt8(ascii: " ")) { continue }
      bytes += Array(written.utf8)
    }
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return FoldedText(bytes: bytes)
  }

  private static func written(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "œ": "oe"
    case "æ": "ae"
    case "ø": "o"
    case "ß": "ss"
    case "ł": "l"
    case "đ": "d"
    case "’", "‘", "ʼ", "`": "'"
    default:
      switch scalar.properties.generalCategory {
      case .dashPunctuation, .spaceSeparator: " "
      case .nonspacingMark: ""
      default: String(Character(scalar))
      }
    }
  }
}

/// A folded text: compared by its bytes.
struct FoldedText: Hashable, Sendable {
  fileprivate let bytes: [UInt8]

  var isEmpty: Bool { bytes.isEmpty }

  /// Whether `other` stands anywhere in it.
  func contains(_ other: FoldedText) -> Bool { bytes.contains(other.bytes) }
}
