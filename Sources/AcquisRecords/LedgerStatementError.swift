import AcquisJSON

/// Why a statement about the ledger itself is refused: the broken requirement, by the identifier SPEC gives it.
public struct LedgerStatementError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The requirements (SPEC §9.1).
  public enum Requirement: String, Sendable {
    /// A member is missing, superfluous or of the wrong type.
    case bodyInvalid = "body-invalid"
    /// A key is not Ed25519, is not the one its id says, is enrolled twice, or has an impossible role or period.
    case keyForm = "key-form"
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

  init(_ error: MemberError) { self.init(.bodyInvalid, error.description) }
}
