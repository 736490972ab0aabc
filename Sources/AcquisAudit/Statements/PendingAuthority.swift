import AcquisCredits
import AcquisCrypto
import AcquisRecords

/// A statement whose signatures are not all known yet: minutes may follow that cover it.
struct PendingAuthority {
  let seq: Int
  /// Who could sign at its position, for each need.
  let electorates: [Electorate]
  let needs: [[Voice]]
  /// Whose signatures on the statement itself are sound.
  let signers: [Digest]
  /// In a learner's record, the seq of the minutes that cover it.
  let minutes: Int?
  /// Whether a signature on it, or on its minutes, was found wrong: what is missing then goes without saying.
  var hasFault: Bool
  let decision: Decided?
  /// The minutes that were found to cover it.
  var coveredBy: Int?
}

/// The statements of a batch, or of a learner's record, that wait for minutes.
struct PendingAuthorities {
  private var entries: [PendingAuthority] = []

  mutating func add(_ entry: PendingAuthority) { entries.append(entry) }

  /// Takes out the last of them, as far as `isCovered` holds. O(their number).
  mutating func takeLast(while isCovered: (PendingAuthority) -> Bool) -> [PendingAuthority] {
    let taken = Array(entries.suffix(while: isCovered))
    entries.removeLast(taken.count)
    return taken
  }

  mutating func takeAll() -> [PendingAuthority] {
    defer { entries = [] }
    return entries
  }
}

/// A decision that minutes can cover (SPEC §5).
struct Decided: Equatable {
  let certification: CertificationCode
  let session: SessionID
  /// H(0x00 ‖ statement).
  let leaf: Digest

  /// `nil` for a statement of any other type.
  init?(_ statement: CreditStatement, leaf: @autoclosure () -> Digest) {
    switch statement {
    case .blockValidated(let decision): (certification, session) = (decision.subject.certification, decision.session)
    case .certificationAwarded(let award): (certification, session) = (award.certification, award.session)
    default: return nil
    }
    self.leaf = leaf()
  }
}

/// How a record stands, once it is judged.
struct Verdict {
  /// For each need, by whose authority.
  let authorities: [Authority]
  /// Everybody whose signature on it, or on its minutes, is sound; in the order of key ids.
  let signers: [Enrolment]
  /// The seq of the minutes that cover it.
  let minutes: Int?
}
