import AcquisCrypto
import AcquisValues

/// The members of a statement and where they stand, read by its one spelling without keeping any of its bytes.
struct StatementForm {
  let body: Range<Int>
  let id: StatementID
  let made: Day
  let seen: Statement.Seen?
  let type: Range<Int>

  /// `nil` where the bytes are not the one spelling of a statement; ``StatementMisreading`` says why.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = SpellingReader(bytes)
    // The body stands in the statement, the statement in its line.
    guard bytes.count <= Limits.statementByteCount,
      reader.skip(#"{"body":"#), let body = reader.object(inside: 2),
      reader.skip(#","id":""#), let id = reader.fixed(36, { StatementID(bytes: $0) }),
      reader.skip(#"","made":""#), let made = reader.fixed(10, { Day(bytes: $0) }), reader.skip(#"","#),
      let seen = StatementForm.seen(&reader),
      reader.skip(#""type":""#), let type = reader.code(), reader.skip(#""}"#), reader.position == bytes.count
    else { return nil }
    self.body = body
    self.id = id
    self.made = made
    self.seen = seen.value
    self.type = type
  }

  /// The member `seen` with the comma after it, or its absence; `nil` where its form is broken.
  private static func seen(_ reader: inout SpellingReader) -> (value: Statement.Seen?, Void)? {
    guard reader.skip(#""seen":{"leaf":""#) else { return (nil, ()) }
    guard let leaf = reader.digest(), reader.skip(#"","seq":"#), let seq = reader.integer(upTo: 1 << 53 - 1),
      reader.skip("},")
    else { return nil }
    return (Statement.Seen(leaf: leaf, seq: seq), ())
  }
}
