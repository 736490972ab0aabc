/// The order of keys in RFC 8785 §3.2.3, by UTF-16 code units, taken from UTF-8 bytes without decoding them.
///
/// It is the order of the bytes but for one thing: U+E000…U+FFFF (lead bytes EE, EF) come after everything beyond
/// U+FFFF (lead bytes F0…F4), because UTF-16 spells the latter with surrogates, D800…DFFF.
enum UTF16Order {
  /// Where the left one of two strings stands.
  enum Relation {
    case before, same, after
  }

  /// Compares two strings by their UTF-8 bytes. O(n).
  static func compare(_ left: String, _ right: String) -> Relation {
    compare(left.utf8Span.span.bytes, right.utf8Span.span.bytes)
  }

  /// Compares two pieces of well-formed UTF-8. O(n).
  @inline(__always)
  static func compare(_ left: RawSpan, _ right: RawSpan) -> Relation {
    let common = min(left.byteCount, right.byteCount)
    var index = 0
    while index < common {
      let (x, y) = (left.byte(at: index), right.byte(at: index))
      if x != y { return relation(x, y) }
      index &+= 1
    }
    return relation(left.byteCount, right.byteCount)
  }

  /// Orders two strings by the first bytes in which they differ.
  @inline(__always)
  static func relation(_ x: UInt8, _ y: UInt8) -> Relation {
    precedes(x, y) ? .before : .after
  }

  /// Orders two strings, one of which begins the other, by their lengths.
  @inline(__always)
  static func relation(_ leftCount: Int, _ rightCount: Int) -> Relation {
    leftCount == rightCount ? .same : leftCount < rightCount ? .before : .after
  }

  @inline(__always)
  private static func precedes(_ x: UInt8, _ y: UInt8) -> Bool {
    guard x >= 0xEE, y >= 0xEE, (x >= 0xF0) != (y >= 0xF0) else { return x < y }
    return x >= 0xF0
  }
}
