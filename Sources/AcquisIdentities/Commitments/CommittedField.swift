/// Which fact about a person or an organisation a commitment is about (SPEC §17, *field*).
public enum CommittedField: Hashable, Sendable {
  /// A learner's full name.
  case name
  /// A learner's date of birth, spelled as SPEC §4 spells a `day`.
  case birthDate
  /// The number or code under which a register knows the learner.
  case reference
  /// A piece of evidence, by its place in the statement's array, from 0.
  case evidence(Int)
  /// The name of an assessment centre.
  case centreName
  /// The name of a partner, by its place in the statement's array, from 0.
  case partner(Int)
}

extension CommittedField: LosslessStringConvertible {
  /// Reads the one spelling; `nil` for any other.
  public init?(_ text: String) {
    switch text {
    case "name": self = .name
    case "birthDate": self = .birthDate
    case "reference": self = .reference
    case "centre/name": self = .centreName
    default:
      guard let field = CommittedField.numbered(text) else { return nil }
      self = field
    }
  }

  /// `name`, `birthDate`, `reference`, `evidence/<n>`, `centre/name` or `partner/<n>`.
  public var description: String {
    switch self {
    case .name: "name"
    case .birthDate: "birthDate"
    case .reference: "reference"
    case .evidence(let place): "evidence/\(place)"
    case .centreName: "centre/name"
    case .partner(let place): "partner/\(place)"
    }
  }

  private static func numbered(_ text: String) -> CommittedField? {
    guard let slash = text.firstIndex(of: "/"), let place = Int(text[text.index(after: slash)...]), place >= 0 else {
      return nil
    }
    let field: CommittedField? =
      switch text[..<slash] {
      case "evidence": .evidence(place)
      case "partner": .partner(place)
      default: nil
      }
    // "evidence/+1" and "evidence/01" are numbers too, but not the one spelling.
    return field.flatMap { $0.description == text ? $0 : nil }
  }

  /// Whether the value is what people call the subject: a name, or a reference.
  var names: Bool {
    switch self {
    case .name, .reference, .centreName, .partner: true
    case .birthDate, .evidence: false
    }
  }
}
