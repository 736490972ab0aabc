import AcquisJSON

/// How an awarding body runs the juries of a certification and how long its credit can be used. The newest that counts
/// holds. Rules 2.
public struct PolicyStated: Body {
  static var type: String { "policy-stated" }

  /// The certification.
  public let certification: CertificationCode
  /// The policy.
  public let policy: Policy

  /// The policy of a certification.
  public init(certification: CertificationCode, policy: Policy) {
    self.certification = certification
    self.policy = policy
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    certification = try reader("certification", .id())
    let json = try reader("policy", Form(expected: "a policy") { $0 })
    do { policy = try Policy(json: json) } catch {
      throw reader.complaint("policy." + error.member, expected: error.expected)
    }
  }

  var members: [(String, JSONValue?)] { [("certification", .text(certification)), ("policy", policy.json)] }
}
