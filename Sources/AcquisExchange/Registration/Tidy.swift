/// Brings foreign text into the forms of SPEC §4, changing nothing but line ends, control characters, the blanks at both
/// ends and surplus length.
enum Tidy {
  /// Bytes of a title.
  static let titleLimit = 3000
  /// Bytes of a name.
  static let nameLimit = 300

  /// `text` of one line: control characters become spaces. `nil` when nothing is left. What exceeds `limit` bytes is cut
  /// off between two Unicode scalars.
  static func text(_ text: String, atMost limit: Int = Int.max) -> String? {
    clean(text.unicodeScalars.map { isControl($0) ? " " : $0 }, limit)
  }

  /// `longtext`: line ends become LF, other control characters spaces. `nil` when nothing is left.
  static func longText(_ text: String) -> String? {
    var scalars: [Unicode.Scalar] = []
    var isAfterCR = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" || scalar == "\n" {
        if !(scalar == "\n" && isAfterCR) { scalars.append("\n") }
      } else {
        scalars.append(isControl(scalar) ? " " : scalar)
      }
      isAfterCR = scalar == "\r"
    }
    return clean(scalars, Int.max)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || scalar.value == 0x7F }
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" }

  private static func clean(_ scalars: [Unicode.Scalar], _ limit: Int) -> String? {
    var kept = String.UnicodeScalarView()
    var count = 0
    for scalar in scalars.drop(while: isBlank) {
      count += UTF8.width(scalar)
      guard count <= limit else { break }
      kept.append(scalar)
    }
    while kept.last.map(isBlank) ?? false { kept.removeLast() }
    return kept.isEmpty ? nil : String(kept)
  }
}
