import AcquisJSON
import AcquisValues

/// Says why a line is no record: its spelling, else its members, else its signatures (SPEC §4, §5). Slow, as it is asked
/// only where something is wrong.
enum RecordMisreading {
  static func error(in line: [UInt8]) -> RecordError {
    let value: JSONValue
    do { value = try JSONValue(canonical: line) } catch { return RecordError(.notCanonical, "\(error)") }
    guard let envelope = value.object else { return RecordError(.notCanonical, "the line is not an object") }
    guard value.isInProfile(inside: 0) else { return RecordError.outOfProfile }
    do {
      let statement = try statement(of: envelope)
      _ = try Statement(canonical: JSONValue.object(statement).canonicalBytes)
    } catch let error as RecordError { return error } catch { return RecordError(.recordForm, "\(error)") }
    return RecordError(.signatureForm, "the keys are not ascending, or a signature is not strict base64 of 64 bytes")
  }

  /// The statement of an envelope that has its members; how signatures are spelled is another matter.
  private static func statement(of envelope: JSONObject) throws -> JSONObject {
    var reader = ObjectReader(envelope)
    _ = try reader.required("prev", "64 lower-case hexadecimal digits", Form.hash)
    _ = try reader.required("recorded", "an instant YYYY-MM-DDThh:mm:ss.sssZ") { value in
      value.string.flatMap { Instant(Array($0.utf8)) }
    }
    _ = try reader.required("rest", "an integer from 0 to \(Limits.rest)", Form.integer(0...Int64(Limits.rest)))
    _ = try reader.required("seq", "an integer from 0", Form.integer(0...(1 << 53 - 1)))
    _ = try reader.required("signatures", "at most \(Limits.signatureCount) signatures") { value in
      value.array.flatMap { $0.count <= Limits.signatureCount && $0.allSatisfy(isSignature) ? $0 : nil }
    }
    let statement = try reader.required("statement", "an object") { $0.object }
    try reader.finish()
    return statement
  }

  private static func isSignature(_ value: JSONValue) -> Bool {
    guard let object = value.object, object.count == 2 else { return false }
    return object["key"].flatMap(Form.hash) != nil && object["sig"]?.string != nil
  }
}
