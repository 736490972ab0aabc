/// Why bytes are not a record: the broken requirement, by the identifier SPEC gives it, and what was seen.
public struct RecordError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The requirements on the form of a record (SPEC §4, §5).
  public enum Requirement: String, Sendable {
    /// The line is not its own canonical form.
    case notCanonical = "not-canonical"
    /// The line is longer than 65,535 bytes.
    case lineTooLong = "line-too-long"
    /// A member is missing, superfluous, of the wrong type or beyond a limit.
    case recordForm = "record-form"
    /// The signatures are out of order, repeated, or not 64 bytes of strict base64.
    case signatureForm = "signature-form"
  }

  /// The requirement that is broken.
  public let requirement: Requirement
  /// What was seen; never a value from the record.
  public let detail: String

  /// One sentence.
  public var description: String { "\(requirement.rawValue): \(detail)" }

  init(_ requirement: Requirement, _ detail: String) {
    self.requirement = requirement
    self.detail = detail
  }

  static let outOfProfile = RecordError(
    .notCanonical, "a null, a key that is not 1 to 64 printable ASCII characters, or too deep")
}
