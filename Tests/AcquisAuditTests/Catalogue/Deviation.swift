import AcquisAudit

/// One way to break one requirement, and how a verifier sees it.
struct Deviation: Sendable, CustomStringConvertible {
  let code: FindingCode
  let name: String
  private let judge: @Sendable () throws -> Report

  init(_ code: FindingCode, _ name: String, _ judge: @escaping @Sendable () throws -> Report) {
    self.code = code
    self.name = name
    self.judge = judge
  }

  /// Breaks the story after its end, or within it, and judges the ledger with its key.
  init(_ code: FindingCode, _ name: String, story change: @escaping @Sendable (inout Story) throws -> Void) {
    self.init(code, name) {
      var story = Story.full
      try change(&story)
      return try story.scribe.judge()
    }
  }

  func report() throws -> Report { try judge() }

  var description: String { "\(code.rawValue): \(name)" }

  static let all: [Deviation] =
    lines + chain + checkpoints + directories + ledgerStatements + credit + rules2 + signatures + carried + astray
    + proofs
    + newer + vouched + trees + anchors + anchored
}
