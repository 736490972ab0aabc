extension JSONValue {
  /// Reads any RFC 8259 text of the ledger's profile, for files that people write: white space, any order of keys, any
  /// escapes. What it means must still be clear: numbers are whole and within ``integerRange``, keys are unique,
  /// characters are whole (I-JSON, RFC 7493 §2).
  ///
  /// O(n log n) for the sorting of keys. A duplicate key is found when its object ends, so an error further inside the
  /// object is reported before it.
  public init(parsing bytes: RawSpan, limits: JSONLimits = .standard) throws(JSONError) {
    guard bytes.byteCount <= limits.byteCount else { throw JSONError(.tooLong, at: limits.byteCount) }
    var reader = Reader(depthLimit: limits.depth)
    reader.skipWhitespace(bytes)
    self = try reader.value(bytes)
    reader.skipWhitespace(bytes)
    try reader.end(bytes)
  }

  /// Reads a text, as `init(parsing:limits:)` of a span does. Offsets of errors count from the collection's start.
  @inlinable
  public init(parsing bytes: some Collection<UInt8>, limits: JSONLimits = .standard) throws(JSONError) {
    self = try bytes.withRawSpan { bytes throws(JSONError) in try JSONValue(parsing: bytes, limits: limits) }
  }
}
