/// Text as it stands in a page.
package enum PageText {
  /// `&`, `<`, `>`, `"` and `'` as character references; what could hide or turn round what a reader sees as U+FFFD.
  package static func escape(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      default: escaped.append(isHidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(escaped)
  }

  /// Controls, bidirectional and other format characters, and separators. The ranges stand here and in SPEC §14.1 and not in
  /// a Unicode table, because tables grow and the bytes of a page must not.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
