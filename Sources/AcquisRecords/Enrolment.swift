public import AcquisCrypto
public import AcquisJSON
public import AcquisValues

/// A key, its role, and for whom it speaks (SPEC §9.1, *enrolment*).
public struct Enrolment: Hashable, Sendable {
  /// Who holds the private key.
  public let custody: Custody
  /// For whom the key speaks: a centre, a certification, an organisation, the operator or the origin.
  public let subject: String
  /// The first day it speaks for; open when `nil`.
  public let from: Day?
  /// In what capacity.
  public let role: Role
  /// The key itself.
  public let publicKey: Ed25519PublicKey
  /// The id of the key.
  public let key: Digest
  /// The last day it speaks for; open when `nil`.
  public let until: Day?

  /// An enrolment. `nil` when `from` is after `until`.
  public init?(
    publicKey: Ed25519PublicKey, role: Role, subject: String, custody: Custody, from: Day? = nil, until: Day? = nil
  ) {
    if let from, let until, from > until { return nil }
    self.custody = custody
    self.subject = subject
    self.from = from
    self.role = role
    self.publicKey = publicKey
    key = publicKey.keyID
    self.until = until
  }

  /// Whether the period holds `day`.
  public func covers(_ day: Day) -> Bool {
    from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }

  /// The members in a statement's body, without `key`.
  public var members: JSONObject {
    var members: JSONObject = [
      "custody": .string(custody.rawValue), "for": .string(subject), "role": .string(role.rawValue),
      "spki": .string(Base64.encode(publicKey.subjectPublicKeyInfo)),
    ]
    if let from { members["from"] = .string(from.description) }
    if let until { members["until"] = .string(until.description) }
    return members
  }

  /// Reads the members; the caller finishes the reader. Throws ``LedgerStatementError``.
  init(reading reader: inout ObjectReader) throws(LedgerStatementError) {
    let custody: Custody
    let subject: String
    let role: Role
    let spki: [UInt8]
    let period: (Day?, Day?)
    do {
      custody = try reader.required("custody", "holder or operator") { $0.string.flatMap(Custody.init) }
      role = try reader.required("role", "a role") { $0.string.flatMap(Role.init) }
      subject = try reader.required("for", "an id") { Form.subject($0, role) }
      spki = try reader.required("spki", "strict base64") { $0.string.flatMap { Base64.decode($0) } }
      period = (try reader.optional("from", "a date", Form.day), try reader.optional("until", "a date", Form.day))
    } catch { throw LedgerStatementError(error) }
    let publicKey: Ed25519PublicKey
    do { publicKey = try Ed25519PublicKey(subjectPublicKeyInfo: spki) } catch {
      throw LedgerStatementError(.keyForm, "\(error)")
    }
    guard
      let enrolment = Enrolment(
        publicKey: publicKey, role: role, subject: subject, custody: custody, from: period.0, until: period.1)
    else { throw LedgerStatementError(.keyForm, "from is after until") }
    self = enrolment
  }
}
