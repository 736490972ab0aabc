/// Why a policy was refused, and at which line, from 1; a policy without quorum is refused at the line after its last.
public struct TrustPolicyError: Error, Equatable, Sendable {
  /// What is wrong with a line.
  public enum Reason: Error, Equatable, Sendable {
    /// A byte that is neither printable nor tab nor above 0x7F.
    case controlCharacter
    /// The first word is not `log`, `witness`, `group` or `quorum`.
    case unknownKeyword
    /// A word is missing, or there is one too many.
    case wrongWordCount
    /// A key is malformed, or not of the kind that the line asks for.
    case key(NoteError)
    /// The key stands in the policy already.
    case repeatedKey
    /// The name is taken, or is `none`.
    case repeatedName
    /// The name is not defined on a line before, or `none` stands where a member must.
    case unknownName
    /// The name is a member of another group, or twice of this one.
    case repeatedMember
    /// The number is not between 1 and the number of members.
    case threshold
    /// The quorum is stated twice.
    case repeatedQuorum
    /// No line states a quorum.
    case missingQuorum
    /// More logs, witnesses or groups than are supported.
    case tooMany
  }

  /// The line, from 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: Reason
}

extension TrustPolicyError: CustomStringConvertible {
  /// One sentence for people.
  public var description: String { "line \(line) of the policy: \(reason.explanation)" }
}

extension TrustPolicyError.Reason {
  fileprivate var explanation: String {
    switch self {
    case .controlCharacter: "only printable characters, spaces and tabs are allowed"
    case .unknownKeyword: "expected 'log', 'witness', 'group' or 'quorum'"
    case .wrongWordCount: "a word is missing or superfluous"
    case .key(let error): "\(error)"
    case .repeatedKey: "this key is in the policy already"
    case .repeatedName: "this name is taken"
    case .unknownName: "this name is not defined on a line before"
    case .repeatedMember: "this name is a member of a group already"
    case .threshold: "the number must be between 1 and the number of members"
    case .repeatedQuorum: "the quorum is stated already"
    case .missingQuorum: "no line states a quorum"
    case .tooMany: "more than \(TrustPolicyReader.limit) of these are not supported"
    }
  }
}
