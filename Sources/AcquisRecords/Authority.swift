public import AcquisCrypto
public import AcquisValues

/// A capacity in which a signature is needed: a role and for whom it speaks (SPEC §9.3).
public struct Voice: Hashable, Sendable {
  /// The role.
  public let role: Role
  /// The `for` that the key must have; `nil` where any will do, as for the operator.
  public let subject: String?

  /// The role `role`, speaking for `subject`.
  public init(_ role: Role, for subject: String? = nil) {
    self.role = role
    self.subject = subject
  }

  /// Whether a key enrolled so has this voice. Subjects are compared as bytes.
  public func isVoice(of enrolment: Enrolment) -> Bool {
    enrolment.role == role && subject.map { $0.hasSameBytes(as: enrolment.subject) } ?? true
  }

  /// Equal when role and the bytes of the subject are.
  public static func == (left: Voice, right: Voice) -> Bool {
    guard left.role == right.role, (left.subject == nil) == (right.subject == nil) else { return false }
    return (left.subject ?? "").hasSameBytes(as: right.subject ?? "")
  }

  /// Feeds role and bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(role)
    for byte in (subject ?? "").utf8 { hasher.combine(byte) }
  }
}

/// By whose authority a statement stands (SPEC §9.3).
public enum Authority: Hashable, Sendable {
  /// A key that speaks for one of the voices needed has signed.
  case signed(by: [Enrolment])
  /// No key speaks for any of the voices needed, and the operator has signed on their behalf.
  case onBehalf(by: [Enrolment])
  /// Who must sign has not; `keyExists` tells whether there was a key that could have.
  case missing(keyExists: Bool)
}

/// Who could sign for a need at one position of the log. Taken there, it can be judged later: minutes that cover a
/// statement stand after it, and by then the ring may have changed.
public struct Electorate: Hashable, Sendable {
  /// The keys that speak for one of the voices needed.
  public let entitled: [Enrolment]
  /// The operator's keys that speak.
  public let operators: [Enrolment]

  /// What `signers`, the keys whose signatures on the statement or its minutes are sound, amount to.
  public func authority(of signers: Set<Digest>) -> Authority {
    let signed = entitled.filter { signers.contains($0.key) }
    if !signed.isEmpty { return .signed(by: signed) }
    guard entitled.isEmpty else { return .missing(keyExists: true) }
    let onBehalf = operators.filter { signers.contains($0.key) }
    return onBehalf.isEmpty ? .missing(keyExists: false) : .onBehalf(by: onBehalf)
  }
}

extension KeyRing {
  /// Who can speak now in one of `voices` for a statement made on `day`.
  public func electorate(for voices: [Voice], on day: Day) -> Electorate {
    let operators = all(of: .operator, on: day)
    let entitled = voices.flatMap { voice in
      voice.subject.map { speaking(voice.role, for: $0, on: day) } ?? all(of: voice.role, on: day)
    }
    return Electorate(entitled: entitled, operators: operators)
  }

  private func all(of role: Role, on day: Day) -> [Enrolment] {
    keys(of: role).compactMap { if case .speaks(let enrolment) = standing(of: $0, on: day) { enrolment } else { nil } }
  }
}
