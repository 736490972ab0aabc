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
    /// Asked for what does not go together (exit status 64).
    case misused
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
  /// The line of a file that it is about, from 1, where it is about just one.
  public private(set) var line: Int?
  /// What else stands in the way of the same batch, line by line.
  public private(set) var others: [Problem] = []

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

  /// The same problem, at a line of a file.
  func at(_ line: FileLine) -> Problem {
    var problem = at("\(line.file):\(line.number)")
    problem.line = line.number
    return problem
  }

  /// The first of several problems, with the others in ``others``; `nil` if there are none.
  static func first(of problems: some Collection<Problem>) -> Problem? {
    guard var first = problems.first else { return nil }
    first.others = Array(problems.dropFirst())
    return first
  }
}

/// A line of a file. Lines are counted from 1.
struct FileLine: Sendable {
  let file: String
  let number: Int
}

extension Problem: CustomStringConvertible {
  /// What, where, and what next.
  public var description: String {
    "\(message)\(place.map { " (\($0))" } ?? "")\n\(remedy)"
  }
}
