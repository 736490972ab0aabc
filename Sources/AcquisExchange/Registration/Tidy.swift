/// Brings foreign text into the forms of SPEC §4, changing nothing but control characters and surplus length.
enum Tidy {
  /// `text` of one line: control characters become spaces. `nil` when nothing is left.
  static func text(_ text: String, atMost limit: Int) -> String? {
    clean(text, keeping: nil, limit)
  }

  /// `longtext`: as ``text(_:atMost:)``, but LF stays.
  static func longText(_ text: String) -> String? { clean(text, keeping: "\n", Int.max) }

  private static func clean(_ text: String, keeping kept: Unicode.Scalar?, _ limit: Int) -> String? {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      let control = scalar.value < 0x20 || scalar.value == 0x7F
      let clean = control && scalar != kept ? " " : scalar
      count += String(clean).utf8.count
      if count > limit { break }
      scalars.append(clean)
    }
    let trimmed = String(scalars).trimmingSpaces
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\n" }
    guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) }) else { return "" }
    return String(self[first...last])
  }
}
