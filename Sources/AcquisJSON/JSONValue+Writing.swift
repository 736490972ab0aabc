extension JSONValue {
  /// The RFC 8785 form: no white space, keys by UTF-16 code units, the fewest escapes, UTF-8. O(n).
  public var canonicalBytes: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  /// Appends the RFC 8785 form. O(n).
  ///
  /// Traps on a number outside ``integerRange`` and on nesting beyond ``depthLimit``: no reader would accept them, and
  /// no value that was read has them.
  public func write(to output: inout [UInt8]) {
    Writer.write(self, depth: 0, to: &output)
  }
}
