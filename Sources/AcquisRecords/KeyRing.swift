public import AcquisCrypto
public import AcquisValues

/// Which key speaks for whom, at one position of the log: a fold over enrolments and revocations (SPEC §9.3).
public struct KeyRing: Sendable {
  /// What a key may do for a statement made on some day.
  public enum Standing: Hashable, Sendable {
    /// It speaks, by this enrolment.
    case speaks(Enrolment)
    /// It was never enrolled before this position.
    case unknown
    /// It was revoked before this position.
    case revoked(Enrolment)
    /// The day lies outside its period.
    case outOfPeriod(Enrolment)
  }

  /// A key with its history.
  public struct Entry: Hashable, Sendable {
    /// The enrolment.
    public let enrolment: Enrolment
    /// The seq of the record that enrolled it.
    public let enrolledAt: Int
    /// The seq of the record that revoked it.
    public var revokedAt: Int?
    /// The seq since which it is known to be compromised.
    public var compromisedSince: Int?
  }

  private var entries: [Digest: Entry] = [:]
  private var bySubject: [Subject: [Digest]] = [:]
  private var byRole: [Role: [Digest]] = [:]

  private struct Subject: Hashable {
    let role: Role
    let subject: [UInt8]
  }

  /// The ring before record 0: empty.
  public init() {}

  /// Every key ever enrolled, in the order of enrolment.
  public var all: [Entry] {
    entries.values.sorted { ($0.enrolledAt, $0.enrolment.key) < ($1.enrolledAt, $1.enrolment.key) }
  }

  /// Enrols a key from the record after `seq` on. Throws ``LedgerStatementError`` when its id was enrolled before.
  public mutating func enrol(_ enrolment: Enrolment, at seq: Int) throws(LedgerStatementError) {
    guard entries[enrolment.key] == nil else {
      throw LedgerStatementError(.keyForm, "the key is already enrolled")
    }
    entries[enrolment.key] = Entry(enrolment: enrolment, enrolledAt: seq)
    bySubject[Subject(role: enrolment.role, subject: Array(enrolment.subject.utf8)), default: []].append(enrolment.key)
    byRole[enrolment.role, default: []].append(enrolment.key)
  }

  /// Revokes a key from the record after `seq` on; the first revocation holds. Returns whether the key was enrolled.
  public mutating func revoke(_ key: Digest, at seq: Int, compromisedSince: Int? = nil) -> Bool {
    guard var entry = entries[key] else { return false }
    entry.revokedAt = entry.revokedAt ?? seq
    entry.compromisedSince = [entry.compromisedSince, compromisedSince].compactMap { $0 }.min()
    entries[key] = entry
    return true
  }

  /// The history of a key.
  public subscript(key: Digest) -> Entry? { entries[key] }

  /// What `key` may do for a statement made on `day`. O(1).
  public func standing(of key: Digest, on day: Day) -> Standing {
    guard let entry = entries[key] else { return .unknown }
    if entry.revokedAt != nil { return .revoked(entry.enrolment) }
    return entry.enrolment.covers(day) ? .speaks(entry.enrolment) : .outOfPeriod(entry.enrolment)
  }

  /// The ids of the keys ever enrolled in `role`, in the order of enrolment.
  func keys(of role: Role) -> [Digest] { byRole[role] ?? [] }

  /// The enrolments that speak in `role` for `subject` on `day`.
  public func speaking(_ role: Role, for subject: String, on day: Day) -> [Enrolment] {
    (bySubject[Subject(role: role, subject: Array(subject.utf8))] ?? []).compactMap {
      if case .speaks(let enrolment) = standing(of: $0, on: day) { enrolment } else { nil }
    }
  }
}
