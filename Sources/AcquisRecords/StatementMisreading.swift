import AcquisCrypto
import AcquisJSON
import AcquisValues

/// Says why bytes are no statement: their spelling, else their members (SPEC §4, §5). Slow, as it is asked only where
/// something is wrong.
enum StatementMisreading {
  static func error(in bytes: [UInt8]) -> RecordError {
    let value: JSONValue
    do { value = try JSONValue(canonical: bytes) } catch { return RecordError(.notCanonical, "statement: \(error)") }
    // It stands within the object of its line.
    guard value.isInProfile(inside: 1) else { return RecordError.outOfProfile }
    guard bytes.count <= Limits.statementByteCount else {
      return RecordError(
        .recordForm, "the statement has \(bytes.count) bytes; the limit is \(Limits.statementByteCount)")
    }
    guard let object = value.object else { return RecordError(.recordForm, "the statement is not an object") }
    do { try check(object) } catch { return RecordError(.recordForm, error.description) }
    return RecordError(.recordForm, "the statement is not spelled as its form has it")
  }

  private static func check(_ object: JSONObject) throws(MemberError) {
    var reader = ObjectReader(object, path: "statement.")
    _ = try reader.required("body", "an object") { $0.object }
    _ = try reader.required("id", "a lower-case UUID", Form.uuid)
    _ = try reader.required("made", "a date YYYY-MM-DD", Form.day)
    _ = try reader.optional("seen", "an object with leaf and seq") { $0.object.flatMap(isSeen) }
    _ = try reader.required("type", "a code of lower-case letters, digits and hyphens", Form.code)
    try reader.finish()
  }

  private static func isSeen(_ object: JSONObject) -> Void? {
    guard object.count == 2, object["leaf"].flatMap(Form.hash) != nil, let seq = object["seq"]?.integer, seq >= 0 else {
      return nil
    }
    return ()
  }
}
