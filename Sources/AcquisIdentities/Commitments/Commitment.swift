public import AcquisCrypto
import AcquisJSON
public import AcquisValues

/// What stands in the log in place of a fact about a person (SPEC §17).
public enum Commitment {
  /// `H(canonical JSON of ["acquis-commitment/v1", origin, statement id, field, salt, value])`. O(n).
  ///
  /// Origin and statement are hashed along, so that a commitment opens in one statement of one ledger only. `value` is
  /// hashed as the bytes it has: a composed and a decomposed "é" give two commitments.
  public static func of(
    origin: String, statement: StatementID, field: CommittedField, salt: Salt, value: String
  ) -> Digest {
    let parts: [JSONValue] = [
      "acquis-commitment/v1", .string(origin), .string(statement.description), .string(field.description),
      .string(salt.hex), .string(value),
    ]
    return SHA256.hash(JSONValue.array(parts).canonicalBytes)
  }
}
