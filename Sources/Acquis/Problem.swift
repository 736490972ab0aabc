/// Why the ledger could not do what was asked: what happened, where, and what to do next.
///
/// Never holds personal data, and nothing of a record but its codes and position.
public struct Problem: Error, Hashable, Sendable {
  /// Whether something was checked and found wrong, or could not be done.
  public enum Kind: Sendable {
    /// Checked and found wrong (exit status 1).
    case foundWrong
    /// Could not be checked or done (exit status 2).
    case notDone
  }

  /// A stable code, never translated; those of SPEC where one fits.
  public let code: String
  /// What happened, as one sentence.
  public let message: String
  /// A file, a line or a record.
  public let place: String?
  /// What to do next, as one sentence.
  public let remedy: String
  /// How the command ends.
  public let kind: Kind

  /// A problem.
  public init(_ code: String, _ message: String, at place: String? = nil, remedy: String, kind: Kind = .notDone) {
    self.code = code
    self.message = message
    self.place = place
    self.remedy = remedy
    self.kind = kind
  }

  /// The same problem, at a place.
  public func at(_ place: String) -> Problem {
    Problem(code, message, at: place, remedy: remedy, kind: kind)
  }
}

extension Problem: CustomStringConvertible {
  /// What, where, and what next.
  public var description: String {
    "\(message)\(place.map { " (\($0))" } ?? "")\n\(remedy)"
  }
}
