import AcquisJSON

/// Why something is not a statement about credit. Names members and what was expected, never a value.
public enum StatementFormError: Error, Hashable, Sendable {
  /// The type is none of the domain's (SPEC **[type-unknown]**, unless another module knows it).
  case unknownType
  /// A member is missing, superfluous or of the wrong form (SPEC **[body-invalid]**).
  case body(type: String, member: String, expected: String)
  /// The rule has not the form of a rule (SPEC **[rule-invalid]**).
  case rule(RuleInvalid)

  /// The SPEC identifier of the requirement that is broken.
  public var code: String {
    switch self {
    case .unknownType: "type-unknown"
    case .body: "body-invalid"
    case .rule: RefusalCode.ruleInvalid.rawValue
    }
  }
}

extension StatementFormError: CustomStringConvertible {
  /// One sentence, without its full stop.
  public var description: String {
    switch self {
    case .unknownType: "the type is not one of a statement about credit"
    case .body(let type, let member, let expected): "member \(member) of \(type): expected \(expected)"
    case .rule(let invalid): invalid.description
    }
  }
}
