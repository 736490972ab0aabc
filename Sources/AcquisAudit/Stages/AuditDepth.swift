/// How much of a log is judged beside its bytes.
struct AuditDepth: Sendable {
  /// Whether statements are judged: bodies, what must hold, who must have signed.
  var judgesRules = true
  /// Whose signatures are checked.
  var signatures = SignatureScope.from(0)

  /// All of it.
  static let full = AuditDepth()
}
