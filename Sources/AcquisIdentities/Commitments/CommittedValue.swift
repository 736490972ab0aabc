public import AcquisCrypto
public import AcquisValues

/// A fact about a person or an organisation, and the salt under which the log commits to it (SPEC §17).
///
/// The log gets the ``commitment(origin:statement:)``, the vault keeps the value and its salt. Neither printing nor
/// reflection shows the value.
public struct CommittedValue: Sendable {
  /// The greatest number of UTF-8 bytes in a value.
  public static let byteLimit = 300

  /// Which fact it is.
  public let field: CommittedField
  /// The salt.
  public let salt: Salt
  /// The text or, for a file, the 64 hexadecimal digits of the SHA-256 of its bytes.
  public let value: String

  /// A value with a known salt.
  ///
  /// - Throws: ``VaultError`` (`invalidValue`) when `value` is empty, longer than ``byteLimit``, has a control
  ///   character (SPEC §4, `text`), or is the birth date and no `day`. The error does not quote it.
  public init(field: CommittedField, salt: Salt, value: String) throws(VaultError) {
    if let fault = CommittedValue.fault(in: value, of: field) { throw .invalidValue(field, fault) }
    self.field = field
    self.salt = salt
    self.value = value
  }

  /// A value under a new salt.
  ///
  /// - Throws: as ``init(field:salt:value:)``; also when there is no entropy.
  public static func fresh(field: CommittedField, value: String) throws(VaultError) -> CommittedValue {
    let salt: Salt
    do { salt = try Salt.random() } catch { throw .crypto(error) }
    return try CommittedValue(field: field, salt: salt, value: value)
  }

  /// What the statement says in place of the value.
  public func commitment(origin: String, statement: StatementID) -> Digest {
    Commitment.of(origin: origin, statement: statement, field: field, salt: salt, value: value)
  }

  private static func fault(in value: String, of field: CommittedField) -> String? {
    if value.isEmpty { return "it is empty" }
    if value.utf8.count > byteLimit { return "it has more than \(byteLimit) bytes" }
    if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "it contains a control character" }
    if field == .birthDate && Day(value) == nil { return "it is not a date spelled YYYY-MM-DD" }
    return nil
  }
}

extension CommittedValue: Hashable {
  /// Equal when field, salt and the bytes of the value are.
  public static func == (left: CommittedValue, right: CommittedValue) -> Bool {
    left.field == right.field && left.salt == right.salt && left.value.hasSameBytes(as: right.value)
  }

  /// Feeds field and salt to `hasher`; salts hardly ever repeat.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(field)
    hasher.combine(salt)
  }
}

extension CommittedValue: CustomStringConvertible, CustomReflectable {
  /// Names the field and withholds the value.
  public var description: String { "\(field) (withheld)" }

  /// Has no children: reflection sees neither value nor salt.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
