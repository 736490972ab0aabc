import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// Whether what is to be stated fits the 32,768 bytes of a statement (SPEC §5), `seen` at its longest included.
enum StatementSize {
  static let anyID = StatementID(version4From: [UInt8](repeating: 0, count: 16))
  private static let seen = Statement.Seen(leaf: .zero, seq: Int(JSONValue.integerRange.upperBound))

  static func fits(_ statement: CreditStatement) -> Bool {
    let made = Day("9999-12-31")!
    return (try? Statement(type: statement.type, id: anyID, made: made, body: statement.body, seen: seen)) != nil
  }
}

extension Registration {
  /// The bodies of the batch with one and the same id everywhere and no names: what the source said, as it is recorded.
  var bodies: [JSONObject] {
    batch(newID: { StatementSize.anyID }, commitment: { _, _, _ in nil }).map(\.statement.body)
  }
}
