public import AcquisCredits
import AcquisRecords
public import AcquisValues

/// The minutes of a session: the decisions, and one statement that commits to them all and is signed once (SPEC §5).
public struct SessionMinutes: Sendable {
  /// The decisions, then the minutes.
  public let drafts: [Draft]

  /// Closes `decisions` by minutes of the session, made on `made`.
  ///
  /// Throws ``Problem`` where one of them is no decision or award of this session and certification.
  public init(
    of session: SessionID, on certification: CertificationCode, decisions: [Draft], made: Day, id: StatementID
  ) throws(Problem) {
    for (index, draft) in decisions.enumerated() where !draft.isDecided(in: session, on: certification) {
      let problem = Problem(
        "minutes-mismatch",
        "Statement \(index + 1) is no decision or award of the session \(session) on \(certification)",
        remedy: "Keep what the session did not decide in a file of its own.")
      throw draft.line.map(problem.at) ?? problem
    }
    guard (1...Minutes.largestCount).contains(decisions.count) else {
      throw Problem(
        "minutes-mismatch", "Minutes cover 1 to \(Minutes.largestCount) decisions", remedy: "Divide them.")
    }
    let minutes = Minutes(
      certification: certification.text, session: session.text, covering: decisions.map(\.statement))
    drafts = decisions + [try Draft(.minutes(minutes), made: made, id: id)]
  }

  /// One JSON line a statement, as `acquis sign` and `acquis record` take them.
  public var lines: [UInt8] { drafts.flatMap { SignedLine.line($0, $0.signatures) + [0x0A] } }
}

extension Draft {
  fileprivate func isDecided(in session: SessionID, on certification: CertificationCode) -> Bool {
    guard case .credit(let content) = meaning else { return false }
    return switch content {
    case .blockValidated(let decision):
      decision.session == session && decision.subject.certification == certification
    case .certificationAwarded(let award): award.session == session && award.certification == certification
    default: false
    }
  }
}
