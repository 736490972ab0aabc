import AcquisJSON
import AcquisRecords

/// What records about a learner are about: by this rule 3 of SPEC §14 chooses from the registers.
struct BearingScope: Sendable {
  /// A session is one of a certification: two certifications may use the same id.
  struct Session: Hashable, Sendable {
    let certification: Spelling
    let session: Spelling
  }

  /// The certifications named.
  private(set) var certifications: Set<Spelling> = []
  /// The centres that assessed.
  private(set) var centres: Set<Spelling> = []
  /// The sessions in which something was decided or awarded.
  private(set) var sessions: Set<Session> = []
  /// The certifications to which credit migrated.
  private(set) var renewals: Set<Spelling> = []

  /// About nothing.
  init() {}

  /// What one statement is about.
  init(_ statement: Statement) {
    certifications = Set(statement.spellings("certification"))
    switch statement.type {
    case "block-assessed": centres = Set(statement.spellings("centre"))
    case "block-validated", "certification-awarded": sessions = Set(Session.all(in: statement))
    case "credit-recognised":
      if statement.body["basis"] == "migration" { renewals = certifications }
    default: break
    }
  }

  mutating func formUnion(_ other: BearingScope) {
    certifications.formUnion(other.certifications)
    centres.formUnion(other.centres)
    sessions.formUnion(other.sessions)
    renewals.formUnion(other.renewals)
  }
}

extension BearingScope.Session {
  /// The sessions that a statement names.
  static func all(in statement: Statement) -> [Self] {
    let sessions = statement.spellings("session")
    return statement.spellings("certification").flatMap { certification in
      sessions.map { Self(certification: certification, session: $0) }
    }
  }
}
