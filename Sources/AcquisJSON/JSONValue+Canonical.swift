extension JSONValue {
  /// Reads bytes that are RFC 8785 canonical form in the ledger's profile, and nothing else: every value has exactly
  /// one spelling that is accepted, the one that ``canonicalBytes`` gives.
  ///
  /// O(n); nesting is limited to ``depthLimit``.
  public init(canonical bytes: RawSpan) throws(JSONError) {
    var reader = Reader()
    self = try reader.canonicalValue(bytes)
    try reader.end(bytes)
  }

  /// Reads canonical bytes, as `init(canonical:)` of a span does. Offsets of errors count from the collection's start.
  @inlinable
  public init(canonical bytes: some Collection<UInt8>) throws(JSONError) {
    self = try bytes.withRawSpan { bytes throws(JSONError) in try JSONValue(canonical: bytes) }
  }
}
