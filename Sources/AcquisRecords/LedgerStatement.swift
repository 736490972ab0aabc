public import AcquisCrypto
public import AcquisJSON
public import AcquisValues

/// A statement about the ledger itself, as opposed to credit (SPEC §9.1).
public enum LedgerStatement: Hashable, Sendable {
  /// `ledger-founded`: record 0.
  case founded(Founding)
  /// `version-changed`: the versions of format and rules from the next record on.
  case versionChanged(format: Int, rules: Int)
  /// `clock-corrected`: this record's `recorded` may be lower than the one before.
  case clockCorrected(reason: String)
  /// `ledger-closed`: nothing follows.
  case closed(reason: String)
  /// `key-enrolled`.
  case keyEnrolled(Enrolment)
  /// `key-revoked`.
  case keyRevoked(key: Digest, reason: String, compromisedSince: Int?)
  /// `countersigned`: another signature on an earlier statement.
  case countersigned(statement: StatementID, signature: StatementSignature, learner: StatementID?)
  /// `minutes`: covers the records before it in its batch.
  case minutes(Minutes)

  /// The types that SPEC §9.1 lists.
  public static let types: Set<String> = [
    "ledger-founded", "version-changed", "clock-corrected", "ledger-closed", "key-enrolled", "key-revoked",
    "countersigned", "minutes",
  ]

  /// Reads the body of `type`, which is asked for only where it is needed; `nil` when the type is not about the ledger
  /// itself. Throws ``LedgerStatementError``.
  public init?(type: String, body: @autoclosure () -> JSONObject) throws(LedgerStatementError) {
    guard LedgerStatement.types.contains(type) else { return nil }
    var reader = ObjectReader(body(), path: "body.")
    do {
      self = try LedgerStatement.read(type, &reader)
      try reader.finish()
    } catch let error as MemberError {
      throw LedgerStatementError(error)
    } catch let error as LedgerStatementError {
      throw error
    } catch {
      preconditionFailure("reading a body throws nothing else")
    }
  }

  private static func read(_ type: String, _ reader: inout ObjectReader) throws -> LedgerStatement {
    switch type {
    case "ledger-founded": .founded(try Founding(reading: &reader))
    case "version-changed":
      .versionChanged(
        format: try reader.required("format", "a version", Form.integer(.min ... .max)),
        rules: try reader.required("rules", "a version", Form.integer(.min ... .max)))
    case "clock-corrected": .clockCorrected(reason: try reader.required("reason", "a code", Form.code))
    case "ledger-closed": .closed(reason: try reader.required("reason", "a code", Form.code))
    case "key-enrolled": .keyEnrolled(try enrolled(&reader))
    case "key-revoked":
      .keyRevoked(
        key: try reader.required("key", "a key id", Form.hash),
        reason: try reader.required("reason", "a code", Form.code),
        compromisedSince: try reader.optional("compromisedSince", "a seq", Form.integer(0...(1 << 53 - 1))))
    case "countersigned": try countersigned(&reader)
    default: .minutes(try Minutes(reading: &reader))
    }
  }

  private static func enrolled(_ reader: inout ObjectReader) throws -> Enrolment {
    let key = try reader.required("key", "a key id", Form.hash)
    let enrolment = try Enrolment(reading: &reader)
    guard enrolment.key == key else { throw LedgerStatementError(.keyForm, "key is not the id of spki") }
    guard ![.checkpoint, .extract].contains(enrolment.role) else {
      throw LedgerStatementError(.keyForm, "only record 0 may enrol a key of this role")
    }
    return enrolment
  }

  private static func countersigned(_ reader: inout ObjectReader) throws -> LedgerStatement {
    let signature = try reader.required("signature", "an object with key and sig") { value -> StatementSignature? in
      guard let object = value.object, object.count == 2, let key = object["key"].flatMap(Form.hash),
        let bytes = object["sig"]?.string.flatMap({ Base64.decode($0) }), bytes.count == 64
      else { return nil }
      return StatementSignature(key: key, bytes: bytes)
    }
    return .countersigned(
      statement: try reader.required("statement", "a statement id", Form.uuid), signature: signature,
      learner: try reader.optional("learner", "a learner id", Form.uuid))
  }
}
