import Glibc

/// Byte values that the readers look for.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let semicolon: UInt8 = 0x3B

  /// White space as XML 1.0 (production 3) has it; a no-break space is text.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == space || byte == lineFeed || byte == carriageReturn || byte == tab
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }
}

extension UnsafeRawBufferPointer {
  /// Without the white space at both ends. O(length of the white space).
  var trimmed: UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end, ASCII.isSpace(self[start]) { start += 1 }
    while end > start, ASCII.isSpace(self[end - 1]) { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  /// Equal byte for byte.
  func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let left = baseAddress, let right = other.baseAddress else { return true }
    return memcmp(left, right, count) == 0
  }
}

extension String {
  /// Without white space at both ends; `nil` when nothing else remains.
  var trimmedOrNil: String? {
    var copy = self
    return copy.withUTF8 { bytes in
      let trimmed = UnsafeRawBufferPointer(bytes).trimmed
      return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
    }
  }

  /// Equal byte for byte: `==` would also accept canonically equivalent spellings.
  func hasSameBytes(as other: String) -> Bool {
    var left = self
    var right = other
    return left.withUTF8 { left in right.withUTF8 { UnsafeRawBufferPointer(left).hasSameBytes(as: .init($0)) } }
  }

  /// At most the first `count` characters, for messages.
  func shortened(to count: Int = 60) -> String {
    let start = prefix(count)
    return start.endIndex == endIndex ? self : start + "…"
  }
}
