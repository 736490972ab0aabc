import AcquisCrypto
public import AcquisJSON
import AcquisValues

extension LedgerStatement {
  /// The type, as SPEC §9.1 names it.
  public var type: String {
    switch self {
    case .founded: "ledger-founded"
    case .versionChanged: "version-changed"
    case .clockCorrected: "clock-corrected"
    case .closed: "ledger-closed"
    case .keyEnrolled: "key-enrolled"
    case .keyRevoked: "key-revoked"
    case .countersigned: "countersigned"
    case .minutes: "minutes"
    }
  }

  /// The body, which reads back to an equal statement.
  public var body: JSONObject {
    switch self {
    case .founded(let founding): return founding.body
    case .versionChanged(let format, let rules):
      return ["format": .integer(Int64(format)), "rules": .integer(Int64(rules))]
    case .clockCorrected(let reason), .closed(let reason): return ["reason": .string(reason)]
    case .keyEnrolled(let enrolment):
      var body = enrolment.members
      body["key"] = .string(enrolment.key.hex)
      return body
    case .keyRevoked(let key, let reason, let since):
      var body: JSONObject = ["key": .string(key.hex), "reason": .string(reason)]
      if let since { body["compromisedSince"] = .integer(Int64(since)) }
      return body
    case .countersigned(let statement, let signature, let learner):
      var body: JSONObject = [
        "signature": .object([
          "key": .string(signature.key.hex), "sig": .string(Base64.encode(signature.bytes)),
        ]),
        "statement": .string(statement.description),
      ]
      if let learner { body["learner"] = .string(learner.description) }
      return body
    case .minutes(let minutes): return minutes.body
    }
  }
}
