/// Swift source with its comments and the insides of its string literals blanked, line breaks kept: what is left of
/// braces and keywords is code.
struct BareSource {
  /// The bytes that are left; one for each byte of the source.
  private(set) var bytes: [UInt8]
  private var position = 0

  init(_ source: String) {
    bytes = Array(source.utf8)
    blankCode(untilParenthesis: false)
  }

  /// Walks over code; with `untilParenthesis`, up to the one that closes an interpolation.
  private mutating func blankCode(untilParenthesis: Bool) {
    var depth = 0
    while position < bytes.count {
      if starts(with: "//") {
        while position < bytes.count, bytes[position] != newline { erase(1) }
      } else if starts(with: "/*") {
        blankBlockComment()
      } else if let hashes = openingHashes() {
        blankString(hashes: hashes)
      } else {
        if bytes[position] == UInt8(ascii: "(") { depth += 1 }
        if bytes[position] == UInt8(ascii: ")") {
          if untilParenthesis && depth == 0 { return }
          depth -= 1
        }
        position += 1
      }
    }
  }

  /// The number of `#` before the quotation mark that opens a string here, if one does.
  private func openingHashes() -> Int? {
    var end = position
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    return end < bytes.count && bytes[end] == quote ? end - position : nil
  }

  private mutating func blankString(hashes: Int) {
    position += hashes
    let marks = starts(with: "\"\"\"") ? 3 : 1
    position += marks
    let fence = String(repeating: "#", count: hashes)
    let (end, interpolation) = (String(repeating: "\"", count: marks) + fence, "\\" + fence + "(")
    while position < bytes.count, !starts(with: end) {
      if starts(with: interpolation) {
        erase(interpolation.utf8.count)
        blankCode(untilParenthesis: true)
        erase(1)
      } else if starts(with: "\\" + fence) {
        erase(2 + hashes)
      } else {
        erase(1)
      }
    }
    position += marks + hashes
  }

  private mutating func blankBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") { depth += 1 }
      if starts(with: "*/") { depth -= 1 }
      erase(starts(with: "/*") || starts(with: "*/") ? 2 : 1)
    } while depth > 0 && position < bytes.count
  }

  private mutating func erase(_ count: Int) {
    for index in position..<min(position + count, bytes.count) where bytes[index] != newline { bytes[index] = space }
    position += count
  }

  private func starts(with text: String) -> Bool { bytes.dropFirst(position).starts(with: text.utf8) }

  private var newline: UInt8 { UInt8(ascii: "\n") }
  private var space: UInt8 { UInt8(ascii: " ") }
  private var quote: UInt8 { UInt8(ascii: "\"") }
}
