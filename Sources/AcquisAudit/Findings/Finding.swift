/// How grave a finding is (SPEC §3).
public enum Severity: String, Sendable, CaseIterable {
  /// Checked, and found wrong.
  case error
  /// Could not be checked.
  case unchecked
  /// Worth knowing.
  case warning
}

/// Something that a verifier found.
public struct Finding: Hashable, Sendable {
  /// Which requirement it concerns.
  public let code: FindingCode
  /// The position of the record; `nil` when it concerns no single record.
  public let seq: Int?
  /// What and where, in one English sentence without its full stop. Names codes and positions, never a person.
  public let message: String

  /// How grave it is.
  public var severity: Severity { code.severity }

  init(_ code: FindingCode, at seq: Int? = nil, _ message: String) {
    self.code = code
    self.seq = seq
    self.message = message
  }
}
