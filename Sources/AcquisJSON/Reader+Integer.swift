extension Reader {
  /// Reads a whole number within ±(2⁵³−1), the only numbers of the profile: these JSON spells in one way.
  mutating func integer(_ bytes: RawSpan) throws(JSONError) -> Int64 {
    let start = offset
    let isNegative = peek(bytes) == ASCII.minus
    if isNegative { offset &+= 1 }
    let firstDigit = offset
    let magnitude = digits(bytes)
    let count = offset &- firstDigit

    guard count > 0 else { throw unexpectedInToken(bytes) }
    let next = peek(bytes)
    if next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") { throw JSONError(.notAnInteger, at: offset) }
    if bytes.byte(at: firstDigit) == ASCII.zero, count > 1 || isNegative { throw JSONError(.numberSpelling, at: start) }
    guard count <= Self.mostDigits, magnitude <= JSONValue.integerRange.upperBound else {
      throw JSONError(.integerOutOfRange, at: start)
    }
    return isNegative ? -magnitude : magnitude
  }

  /// The digits of 2⁵³−1.
  private static var mostDigits: Int { 16 }

  /// Steps over all digits; the number they make, if there are not too many of them.
  @inline(__always)
  private mutating func digits(_ bytes: RawSpan) -> Int64 {
    var magnitude: Int64 = 0
    var count = 0
    while case let digit = peek(bytes) &- ASCII.zero, digit <= 9 {
      if count < Self.mostDigits { magnitude = magnitude &* 10 &+ Int64(digit) }
      count &+= 1
      offset &+= 1
    }
    return magnitude
  }
}
