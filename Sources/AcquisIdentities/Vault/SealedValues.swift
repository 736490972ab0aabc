import AcquisCrypto
import AcquisJSON
import AcquisValues

/// The sealed content of a row: the values of a subject in a statement.
///
/// Bound to origin, subject and statement, so that no row can be put in another's place, and padded, so that its
/// length does not tell that of a name.
enum SealedValues {
  private static let block = 256

  static func seal(
    _ values: [CommittedValue], under key: AEADKey, context: [UInt8]
  ) throws(VaultError) -> [UInt8] {
    var plainText = JSONValue.array(values.map(json)).canonicalBytes
    // JSON ends in "]", so the zeros that follow can be told from it.
    let padded = (plainText.count + block - 1) / block * block
    plainText += [UInt8](repeating: 0, count: padded - plainText.count)
    do { return try key.seal(plainText, context: context) } catch { throw .crypto(error) }
  }

  /// The values; `nil` when the row, its place or the key is not what was written.
  static func open(_ content: [UInt8], under key: AEADKey, context: [UInt8]) throws(VaultError) -> [CommittedValue]? {
    let plainText: [UInt8]
    do {
      plainText = try key.open(content, context: context)
    } catch .sealBroken { return nil } catch { throw .crypto(error) }
    let length = (plainText.lastIndex { $0 != 0 } ?? -1) + 1
    guard let json = try? JSONValue(canonical: plainText.prefix(length)), let elements = json.array else { return nil }
    let values = elements.compactMap(value)
    return values.count == elements.count ? values : nil
  }

  static func context(origin: String, subject: SubjectID, statement: StatementID) -> [UInt8] {
    Array("acquis-vault/v1\n\(origin)\n\(subject)\n\(statement)\n".utf8)
  }

  private static func json(_ value: CommittedValue) -> JSONValue {
    [
      "field": .string(value.field.description), "salt": .string(value.salt.hex), "value": .string(value.value),
    ]
  }

  private static func value(_ json: JSONValue) -> CommittedValue? {
    guard let object = json.object, object.count == 3,
      let field = object["field"]?.string.flatMap({ CommittedField($0) }),
      let salt = object["salt"]?.string.flatMap({ Salt(hex: $0) }), let value = object["value"]?.string
    else { return nil }
    return try? CommittedValue(field: field, salt: salt, value: value)
  }
}
