extension String {
  /// Whether `other` has the same bytes: `==` takes canonically equivalent spellings, such as two of an accent, for one. O(n).
  @inlinable
  package func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let left = utf8Span.span
    let right = other.utf8Span.span
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }

  /// Whether `isAllowed` holds of every byte. O(n).
  @inlinable
  package func allBytes(_ isAllowed: (UInt8) -> Bool) -> Bool {
    let bytes = utf8Span.span
    for index in bytes.indices where !isAllowed(bytes[index]) { return false }
    return true
  }
}
